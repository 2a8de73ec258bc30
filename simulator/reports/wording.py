"""The marks, headings and phrases that all reports share: one thing goes by one name."""

from collections.abc import Sequence
from typing import Literal

from simulator.conversation import Spoken
from simulator.debrief import (
    CriterionFinding,
    CriticalFinding,
    Debrief,
    PlayedTurn,
    Titled,
    TurningPoint,
    in_words,
)
from simulator.model.scorecard import Scorecard, one_decimal
from simulator.model.session import SHORT_ID

TURNING = "The turning point"
NEXT_TIME = "One thing to do next time"
RESULT = "Result"
CRITICAL = "Critical errors"
CRITERIA = "Criterion by criterion"
TURNS = "Turn by turn"
NOTES = "Your notes"

_MARKS = {"full": "✓", "part": "~", "none": "✗"}


def became_of(told: Debrief) -> str:
    """The heading of the first section."""
    return f"What became of {told.customer}"


def outcome(card: Scorecard) -> str:
    """Whether a session passed, as a mark and a word."""
    return "✓ passed" if card.passed else "✗ not passed"


def result(card: Scorecard) -> str:
    """The result in one line."""
    return f"{outcome(card)}, {card.percent}%, {card.band}"


def scored_by(told: Debrief) -> str:
    """Which rubric scored the session, and what it takes to pass."""
    return f"Scored by the rubric “{told.rubric_title}”; the pass mark is {told.pass_mark}%."


def on_the_way(card: Scorecard) -> str:
    """How long the talk was, and what help was taken on the way."""
    taken = [counted(card.turns, "turn")]
    if card.hints:
        taken.append(counted(card.hints, "hint"))
    if card.undos:
        taken.append(f"{counted(card.undos, 'reply', 'replies')} taken back")
    return f"{listed(taken)}."


def session(card: Scorecard) -> str:
    """Whose session it is, which attempt at it, and when it was played."""
    when = f"{card.at[:10]} {card.at[11:16]} UTC"
    return f"Trainee {card.trainee}, attempt {card.attempt}, mode {card.mode}, {when}."


def short(session: str) -> str:
    """The start of a session's UUID, which the commands accept in its place."""
    return session[:SHORT_ID]


def standing(finding: CriterionFinding) -> Literal["full", "part", "none"]:
    """How many of a criterion's points were reached."""
    if finding.lost == 0:
        return "full"
    return "part" if finding.points else "none"


def mark(finding: CriterionFinding) -> str:
    """✓ for all the points, ~ for some, ✗ for none; the level stands beside it in words."""
    return _MARKS[standing(finding)]


def level(finding: CriterionFinding) -> str:
    """The level in words, its points, and the weight where that is not 1."""
    weight = f", weight {finding.weight}" if finding.weight > 1 else ""
    return f"{in_words(finding.level)}, {finding.points} of {counted(finding.max, 'point')}{weight}"


def error(finding: CriticalFinding, card: Scorecard) -> str:
    """A critical error's name, with the turns in which it was made."""
    where = places(finding.evidence, card)
    return f"{in_words(finding.id)} ({where})" if where else in_words(finding.id)


def turning(told: Debrief) -> list[str]:
    """Where the talk turned and what that reply put out of reach, a sentence each."""
    if not told.explored:
        return []
    if told.turning_point is None:
        return ["No single reply turned this talk."]
    point = told.turning_point
    said = f"In turn {point.turn.number} {_said(point.turn)}"
    sentences = [said, consequence(point)]
    if point.closed_off:
        sentences.append(put_out_of_reach(point))
    if point.turn.stronger:
        sentences.append(stronger(point.turn))
    return sentences


def verdict(turn: PlayedTurn) -> str:
    """What a reply did to what was still possible, as a mark and words; empty if unknown."""
    if turn.judged is None:
        return ""
    if turn.judged.verdict == "kept":
        return "✓ kept open what was possible"
    if turn.judged.verdict == "narrowed":
        return f"~ narrowed what was possible by {one_decimal(turn.judged.cost)} points"
    if turn.judged.pass_before and not turn.judged.pass_after:
        return "✗ put a pass out of reach"
    return "✗ put a critical error beyond repair"


def stronger(turn: PlayedTurn) -> str:
    """The strongest replies that stood beside a weaker one; empty if it was one of them."""
    replies = " or ".join(
        f"do this: {quotation(other.words)}" if other.is_action else quotation(other.words)
        for other in turn.stronger
    )
    return f"Stronger: {replies}" if replies else ""


def last_pass(told: Debrief) -> str:
    """Until when a pass was possible, for a talk that did not pass; empty for others."""
    if told.card.passed or told.last_pass_turn is None:
        return ""
    return f"A pass was possible until your reply in turn {told.last_pass_turn}."


def quotation(words: str) -> str:
    """The words between quotation marks."""
    return f"“{words.strip()}”"


def _said(turn: PlayedTurn) -> str:
    return (
        f"you did this: {quotation(turn.said)}"
        if turn.is_action
        else (f"you said: {quotation(turn.said)}")
    )


def put_out_of_reach(point: TurningPoint) -> str:
    """The levels and errors that were decided by it; empty if none were."""
    lost = listed(point.closed_off)
    return f"It put out of reach: {lost}." if lost else ""


def consequence(point: TurningPoint) -> str:
    """What the reply at the turning point did to the result."""
    if point.lost_pass:
        return "After it a pass was out of reach."
    judged = point.turn.judged
    assert judged is not None, "a turning point was judged"
    if judged.verdict == "closed":
        return "After it a critical error was beyond repair."
    return f"It cost {one_decimal(judged.cost)} points of what was still possible."


def not_asked(told: Debrief) -> str:
    """The criteria that do not apply to the scenario."""
    return f"Not asked here: {listed([criterion.title for criterion in told.not_asked])}."


def shown(behaviours: Sequence[Titled]) -> str:
    """What a turn showed; empty if nothing."""
    titles = "; ".join(behaviour.title for behaviour in behaviours)
    return f"Shows: {titles}" if titles else ""


def who(told: Debrief, line: Spoken) -> str:
    """Who says a line, and in which tone: the customer, unless somebody else speaks."""
    speaker = line.speaker or told.customer
    return f"{speaker} ({line.tone})" if line.tone else speaker


def did(turn: PlayedTurn) -> str:
    """What stands before the trainee's words or action."""
    return "You do" if turn.is_action else "You"


def seen_in(evidence: Sequence[int], card: Scorecard) -> str:
    """Where the evidence for a criterion is; empty if there is none."""
    where = places(evidence, card)
    return f"See {where}." if where else ""


def places(evidence: Sequence[int], card: Scorecard) -> str:
    """The turns of the evidence: `turn 2`, `turns 2 and 4`, `turns 1, 2 and the ending`."""
    numbers = [str(turn) for turn in evidence if turn <= card.turns]
    ending = ["the ending"] if len(numbers) < len(evidence) else []
    turns = "turns " if len(numbers) > 1 else "turn " if numbers else ""
    return f"{turns}{listed([*numbers, *ending])}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its word in the right form."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """The words with commas between them, and `and` before the last."""
    *others, last = words or [""]
    return f"{', '.join(others)} and {last}" if others else last
