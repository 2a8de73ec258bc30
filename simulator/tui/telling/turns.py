"""The talk once more, turn by turn, with what each reply did to what was possible."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from simulator.debrief import Debrief, PlayedTurn
from simulator.reports import wording
from simulator.tui.telling.prose import EMPTY, Tone, barred, joined, labelled, stronger

_TONES: dict[str, Tone] = {"kept": "success", "narrowed": "warning", "closed": "error"}


def turns(told: Debrief, shown: Sequence[PlayedTurn], width: int) -> Content:
    """These of the turns, and the ending."""
    return joined(_lines(told, shown, width))


def missed(told: Debrief) -> tuple[PlayedTurn, ...]:
    """The turns in which something was narrowed or closed."""
    return tuple(turn for turn in told.turns if turn.judged and turn.judged.verdict != "kept")


def tone_of(turn: PlayedTurn) -> Tone | None:
    """Good, fair or poor; None where nobody knows."""
    return _TONES[turn.judged.verdict] if turn.judged else None


def _lines(told: Debrief, shown: Sequence[PlayedTurn], width: int) -> Iterator[Content]:
    turning = told.turning_point.turn.number if told.turning_point else 0
    for turn in shown:
        yield from barred(_turn(told, turn, width - 3, turning), width, tone_of(turn))
        yield EMPTY
    yield from barred(_ending(told, width - 3), width, None)


def _turn(told: Debrief, turn: PlayedTurn, width: int, turning: int) -> Iterator[Content]:
    tone = tone_of(turn)
    here = "  the turning point" if turn.number == turning else ""
    yield Content.assemble(
        (f"Turn {turn.number}  ", "bold"),
        (wording.verdict(turn), f"$text-{tone} bold" if tone else ""),
        (here, "$text-accent"),
    )
    if turn.line:
        yield from labelled(_speaker(told, turn), turn.line.customer, width)
    yield from labelled("You do" if turn.is_action else "You", turn.said, width, style="bold")
    yield from labelled("Found", turn.finds, width)
    for other in turn.stronger:
        yield from stronger(other.words, other.is_action, width)
    yield from labelled("Why", turn.why, width)
    shown = "; ".join(behaviour.title for behaviour in turn.shows)
    yield from labelled("Shows", shown, width, style="$text-muted")


def _speaker(told: Debrief, turn: PlayedTurn) -> str:
    return (turn.line.speaker if turn.line else "") or told.customer


def _ending(told: Debrief, width: int) -> Iterator[Content]:
    yield Content.styled("The ending", "bold")
    line = told.ending.line
    yield from labelled(line.speaker or told.customer, line.customer, width)
    yield from labelled("Later", told.ending.later, width)
