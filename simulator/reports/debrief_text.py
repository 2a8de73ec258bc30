"""A debrief as plain text, for a terminal, a pipe or a screen reader.

No colour, no drawing and nothing side by side: every line makes sense when it is read aloud, and
what a mark says stands beside it in words.
"""

from collections.abc import Iterator

from simulator.conversation import Spoken
from simulator.debrief import CriterionFinding, Debrief, PlayedTurn
from simulator.reports import wording
from simulator.reports.layout import wrapped

_INDENT = "  "
_DEEPER = "    "


def render(told: Debrief, width: int = 80) -> str:
    """The whole debrief, its lines at most `width` columns of a terminal wide."""
    return "\n".join(_lines(told, width)) + "\n"


def _lines(told: Debrief, width: int) -> Iterator[str]:
    yield from wrapped(told.title, width)
    for heading, lines in (
        (wording.became_of(told), _ending(told, width)),
        (wording.TURNING, _turning(told, width)),
        (wording.NEXT_TIME, _next_time(told, width)),
        (wording.RESULT, _result(told, width)),
        (wording.CRITICAL, _critical(told, width)),
        (wording.CRITERIA, _criteria(told, width)),
        (wording.TURNS, _turns(told, width)),
        (wording.NOTES, _notes(told, width)),
    ):
        body = list(lines)
        if body:
            yield from ("", *wrapped(heading, width), *body)


def _ending(told: Debrief, width: int) -> Iterator[str]:
    yield from _spoken(told, told.ending.line, width, _INDENT)
    yield from wrapped(told.ending.later, width, _INDENT)
    yield from wrapped(told.notice, width, _INDENT)


def _turning(told: Debrief, width: int) -> Iterator[str]:
    for sentence in wording.turning(told):
        yield from wrapped(sentence, width, _INDENT)


def _next_time(told: Debrief, width: int) -> Iterator[str]:
    if told.one_thing:
        yield from wrapped(told.one_thing.tip, width, _INDENT)


def _result(told: Debrief, width: int) -> Iterator[str]:
    yield from wrapped(wording.result(told.card), width, _INDENT)
    for reason in told.reasons:
        yield from wrapped(reason, width, _INDENT)
    yield from wrapped(wording.last_pass(told), width, _INDENT)
    yield from wrapped(wording.scored_by(told), width, _INDENT)
    yield from wrapped(wording.on_the_way(told.card), width, _INDENT)
    yield from wrapped(wording.session(told.card), width, _INDENT)


def _critical(told: Debrief, width: int) -> Iterator[str]:
    for error in told.critical:
        yield from wrapped(f"✗ {wording.error(error, told.card)}", width, _INDENT, _DEEPER)
        yield from wrapped(error.effect, width, _DEEPER)
        yield from wrapped(error.feedback, width, _DEEPER)


def _criteria(told: Debrief, width: int) -> Iterator[str]:
    for finding in told.criteria:
        yield from _criterion(told, finding, width)
    if told.not_asked:
        yield from wrapped(wording.not_asked(told), width, _INDENT)


def _criterion(told: Debrief, finding: CriterionFinding, width: int) -> Iterator[str]:
    heading = f"{wording.mark(finding)} {finding.title}: {wording.level(finding)}"
    yield from wrapped(heading, width, _INDENT, _DEEPER)
    for text in (
        finding.question,
        finding.feedback,
        finding.tip and f"Next time: {finding.tip}",
        wording.seen_in(finding.evidence, told.card),
    ):
        yield from wrapped(text, width, _DEEPER)


def _turns(told: Debrief, width: int) -> Iterator[str]:
    for turn in told.turns:
        yield f"{_INDENT}Turn {turn.number}"
        yield from _turn(told, turn, width)
    yield f"{_INDENT}The ending"
    yield from _spoken(told, told.ending.line, width, _DEEPER)
    yield from wrapped(wording.shown(told.ending.shows), width, _DEEPER)


def _turn(told: Debrief, turn: PlayedTurn, width: int) -> Iterator[str]:
    if turn.line:
        yield from _spoken(told, turn.line, width, _DEEPER)
    for text in (
        f"{wording.did(turn)}: {turn.said}",
        turn.finds and f"You find: {turn.finds}",
        wording.shown(turn.shows),
        turn.why and f"Why: {turn.why}",
        wording.verdict(turn) and f"Verdict: {wording.verdict(turn)}",
        wording.stronger(turn),
    ):
        yield from wrapped(text, width, _DEEPER, f"{_DEEPER}  ")


def _spoken(told: Debrief, line: Spoken, width: int, indent: str) -> list[str]:
    said = f"{wording.who(told, line)}: {line.customer}"
    return wrapped(said, width, indent, f"{indent}  ")


def _notes(told: Debrief, width: int) -> Iterator[str]:
    for note in told.notes:
        yield from wrapped(note, width, f"{_INDENT}- ")
