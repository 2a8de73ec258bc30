"""The words that every player uses: modes, content notes and feelings."""

from simulator.model.scenario import Scenario
from simulator.model.session import Mode

MODES: dict[Mode, str] = {
    "practice": "coaching after each reply, hints, and you can take a reply back",
    "assess": "no coaching and no way back until the end",
}
"""What each mode means, in a line."""

_CONTENT_NOTES = {
    "abuse": "shouting and insults",
    "safety": "a threat to people's safety",
}


_FEELING_WORDS = (
    "gone",
    "very low",
    "very low",
    "low",
    "low",
    "middling",
    "middling",
    "high",
    "high",
    "very high",
    "very high",
)


def content_note(scenario: Scenario) -> str:
    """What a trainee should know before a talk with abuse or danger; empty for other talks."""
    notes = [note for situation, note in _CONTENT_NOTES.items() if situation in scenario.situations]
    if not notes:
        return ""
    contains = f"This conversation contains {' and '.join(notes)}."
    return f"{contains} You may end the conversation, or stop, at any time."


def feeling_word(value: int) -> str:
    """A feeling from 0 to 10 as a word."""
    return _FEELING_WORDS[value]


def changed_feelings(before: dict[str, int], after: dict[str, int]) -> tuple[str, ...]:
    """How each feeling that moved stands now, such as `trust rises: high`."""
    return tuple(
        f"{name} {'rises' if value > before[name] else 'falls'}: {feeling_word(value)}"
        for name, value in after.items()
        if value != before[name]
    )
