"""The first that is told of a talk: what became of the customer, where it turned, what to do."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from simulator.debrief import Debrief, TurningPoint
from simulator.model.own_reply import OwnReply
from simulator.reports import wording
from simulator.tui.telling.prose import (
    EMPTY,
    bulleted,
    heading,
    joined,
    labelled,
    paragraph,
    quoted,
    stronger,
)


def story(told: Debrief, own: Sequence[OwnReply], width: int) -> Content:
    """The story of the talk; `own` are the replies that the trainee has written since."""
    return joined(_lines(told, own, width))


def _lines(told: Debrief, own: Sequence[OwnReply], width: int) -> Iterator[Content]:
    yield heading(wording.became_of(told))
    line = told.ending.line
    yield from quoted(wording.who(told, line), line.customer, width, mine=False)
    yield from paragraph(told.ending.later, width)
    if told.notice:
        yield EMPTY
        yield from labelled("!", told.notice, width, column=2)
    if told.turning_point is not None:
        yield EMPTY
        yield heading(wording.TURNING)
        yield from _turning(told.turning_point, width)
    elif told.explored:
        yield EMPTY
        yield heading(wording.TURNING)
        yield from paragraph(" ".join(wording.turning(told)), width)
    for reply in own:
        yield from quoted("You would say", reply.text, width, mine=True)
    if told.one_thing is not None:
        yield EMPTY
        yield heading(wording.NEXT_TIME)
        yield from paragraph(told.one_thing.tip, width, style="bold")
    elif not any(finding.lost for finding in told.criteria):
        yield EMPTY
        yield from paragraph("✓ Every criterion came out at its best level.", width)
    if told.notes:
        yield EMPTY
        yield heading(wording.NOTES)
        yield from bulleted(told.notes, width)


def _turning(point: TurningPoint, width: int) -> Iterator[Content]:
    turn = point.turn
    yield from quoted(
        f"Turn {turn.number}, {wording.did(turn).lower()}", turn.said, width, mine=True
    )
    lost = wording.put_out_of_reach(point)
    yield from paragraph(f"{wording.consequence(point)} {lost}", width)
    for other in turn.stronger[:1]:  # the others stand with the turns
        yield from stronger(other.words, other.is_action, width)
