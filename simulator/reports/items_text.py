"""Item statistics as plain text, for a terminal, a pipe or a screen reader."""

from collections.abc import Iterator, Sequence

from simulator.reports import items_wording as wording
from simulator.reports.items_wording import number, percent, signed
from simulator.reports.layout import aligned, wrapped
from simulator.statistics.results import (
    CriterionItem,
    DecisionItem,
    GroupItems,
    Items,
    Positions,
    Remark,
    ReplyItem,
)

_INDENT = "  "
_DEEPER = "    "
_FIGURES = ("facility", "discrimination", "efficiency")

_Row = tuple[tuple[str, ...], tuple[Remark, ...]]


def render(found: Items, width: int = 80) -> str:
    """The whole report, its sentences at most `width` columns wide; the tables may be wider."""
    return "\n".join(_lines(found, width)) + "\n"


def _lines(found: Items, width: int) -> Iterator[str]:
    if not found.groups:
        yield from wrapped(f"{wording.population(found)} There are none.", width)
        return
    yield from wrapped(wording.population(found), width)
    for group in found.groups:
        yield ""
        yield from _group(group, width)
    if len(found.groups) > 1:
        yield ""
        yield "All scenarios together"
        yield from _positions(found.positions, width)


def _group(group: GroupItems, width: int) -> Iterator[str]:
    yield from wrapped(wording.heading(group), width)
    yield from wrapped(wording.size(group), width)
    yield from wrapped(wording.unexplored(group), width)
    yield from _criteria(group, width)
    if group.accuracy:
        yield from (f"{_INDENT}{wording.ACCURACY}", *_accuracy(group))
    yield from _decisions(group)
    yield from _replies(group)
    yield from _positions(group.positions, width)


def _criteria(group: GroupItems, width: int) -> Iterator[str]:
    rows = [(_criterion(item), item.remarks) for item in group.criteria]
    yield f"{_INDENT}{wording.CRITERIA}"
    yield from _table([(("", "weight", *_FIGURES), ()), *rows])
    yield from wrapped(wording.consistency(group), width, _DEEPER)


def _accuracy(group: GroupItems) -> Iterator[str]:
    rows = [(item.kind, wording.accuracy(item, group.sessions)) for item in group.accuracy]
    return (f"{_DEEPER}{row}" for row in aligned(rows))


def _decisions(group: GroupItems) -> Iterator[str]:
    rows = [(_decision(item), item.remarks) for item in group.decisions]
    yield f"{_INDENT}{wording.DECISIONS}"
    yield from _table([(("", "reached", "at stake", *_FIGURES, "kept"), ()), *rows])


def _replies(group: GroupItems) -> Iterator[str]:
    heading = ("", "on offer", "picked", "share", "kept", "elsewhere", "strongest's")
    rows: list[_Row] = [(heading, ())]
    for item in group.decisions:
        rows.append(((item.id, *[""] * 6), ()))
        rows += ((_reply(reply), reply.remarks) for reply in item.replies)
    yield f"{_INDENT}{wording.REPLIES}"
    yield from _table(rows)


def _criterion(item: CriterionItem) -> tuple[str, ...]:
    return (
        item.id,
        str(item.weight),
        number(item.facility),
        number(item.discrimination),
        number(item.efficiency),
    )


def _decision(item: DecisionItem) -> tuple[str, ...]:
    return (
        item.id,
        str(item.reached),
        str(item.at_stake),
        number(item.facility),
        number(item.discrimination),
        number(item.efficiency),
        percent(item.kept),
    )


def _reply(item: ReplyItem) -> tuple[str, ...]:
    return (
        f"{_INDENT}{item.id}",
        str(item.offered),
        str(item.picked),
        percent(item.share),
        percent(item.kept),
        signed(item.rest),
        signed(item.rest_of_strongest),
    )


def _positions(found: Sequence[Positions], width: int) -> Iterator[str]:
    if found:
        yield f"{_INDENT}{wording.POSITIONS}"
    for spread in found:
        yield from wrapped(wording.positions(spread), width, _DEEPER, _DEEPER + _INDENT)


def _table(rows: Sequence[_Row]) -> Iterator[str]:
    """The rows, aligned, with the remarks on each in lines below it."""
    right = frozenset(range(1, len(rows[0][0])))
    for line, (_, remarks) in zip(aligned([row for row, _ in rows], right), rows, strict=True):
        yield f"{_DEEPER}{line}"
        yield from (f"{_DEEPER}{_DEEPER}~ {wording.REMARKS[remark]}" for remark in remarks)
