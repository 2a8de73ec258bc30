"""A drill on the screen: what led to the decision, and what to say of the reply that was given."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from simulator.conversation import Exchange, Spoken, exchanges, newly_spoken, replay, script
from simulator.exploration.judging import Verdict
from simulator.model.scenario import Reply
from simulator.progress.drills import Drill
from simulator.tui.telling.prose import (
    EMPTY,
    Tone,
    barred,
    joined,
    labelled,
    quoted,
    stronger,
)

_WORDS: dict[Verdict, tuple[str, Tone]] = {
    "kept": ("~ It closes nothing, and there is a stronger one.", "warning"),
    "narrowed": ("~ It narrows what is still possible.", "warning"),
    "closed": ("✗ After it something is out of reach.", "error"),
}
_STRONGEST: tuple[str, Tone] = ("✓ By this rubric there is no stronger reply here.", "success")


def scene(drill: Drill, width: int) -> Content:
    """What led to the decision, and what the customer says."""
    return joined(_scene(drill, width))


def answer(drill: Drill, given: str, width: int) -> Content:
    """What to say of the reply that was given this time."""
    return joined(_answer(drill, given, width))


def replies(drill: Drill) -> dict[str, Reply]:
    """The replies on offer by id, in the order in which they were shown."""
    written = script(drill.scenario).replies
    return {option.reply: written[option.reply] for option in drill.options}


def _scene(drill: Drill, width: int) -> Iterator[Content]:
    play = script(drill.scenario)
    states = replay(play, drill.path)
    arrived = newly_spoken(play, states[-2] if drill.path else None, states[-1])
    for exchange in _since_last_said(exchanges(play, states), arrived):
        if exchange.line is not None:
            yield from _said(drill, exchange.line, width)
        reply = exchange.reply
        label = "You do" if reply.action else "You"
        yield from quoted(label, reply.action or reply.say, width, mine=True)
        yield from labelled("Found", reply.finds, width)
    if arrived is not None:
        yield from _said(drill, arrived, width)


def _since_last_said(turns: Sequence[Exchange], arrived: Spoken | None) -> Sequence[Exchange]:
    """The turn before; or all since the customer last said something, if that still stands."""
    said = [number for number, exchange in enumerate(turns) if exchange.line is not None]
    return turns[-1:] if arrived is not None else turns[said[-1] :]


def _said(drill: Drill, line: Spoken, width: int) -> Iterator[Content]:
    who = line.speaker or drill.scenario.customer.name
    return quoted(who, line.customer, width, mine=False)


def _answer(drill: Drill, given: str, width: int) -> Iterator[Content]:
    option = next(option for option in drill.options if option.reply == given)
    words, tone = _STRONGEST if option.strongest else _WORDS[option.verdict]
    written = replies(drill)
    yield from barred(_given(drill, written[given], words, tone, width - 3), width, tone)
    if not option.strongest:
        for name in drill.strongest[:1]:
            yield EMPTY
            yield from barred(_stronger(written[name], width - 3), width, "success")


def _given(drill: Drill, reply: Reply, words: str, tone: Tone, width: int) -> Iterator[Content]:
    yield Content.styled(words, f"$text-{tone} bold")
    yield from labelled("You do" if reply.action else "You", reply.action or reply.say, width)
    yield from labelled("Why", reply.why, width)
    if reply.id == drill.chosen:
        yield Content.styled("The same as on the day.", "$text-muted")


def _stronger(reply: Reply, width: int) -> Iterator[Content]:
    yield from stronger(reply.action or reply.say, bool(reply.action), width)
    yield from labelled("Why", reply.why, width)
