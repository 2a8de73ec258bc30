"""Scorecards as one HTML page: what they come to together, and then one by one."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from simulator.model.scorecard import Scorecard
from simulator.reports import scorecards_report_wording
from simulator.reports.pages import page
from simulator.reports.scorecards_sums import Sums
from simulator.statistics.results import DecisionItem, GroupItems

MOST_CARDS = 5_000
"""The most scorecards that are listed; CSV and JSON hold all."""

MOST_GROUPS = 500
HARDEST = 12
LEAST_AT_STAKE = 10
"""A decision is called hard only if it was at stake in so many sessions."""


class Aside(NamedTuple):
    """A session or a line without scorecards: where it is, which one, and why."""

    place: str
    session: str
    why: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All that a page tells besides the scorecards themselves.

    `asked` says which sessions it is of, in lines. `items` are of the first `observed` sessions;
    `unfinished` and `rejected` count all, of which `left` and `rejects` are the first.
    """

    sums: Sums
    asked: Sequence[str] = ()
    items: Sequence[GroupItems] = ()
    observed: int = 0
    unfinished: int = 0
    left: Sequence[Aside] = ()
    rejected: int = 0
    rejects: Sequence[Aside] = ()


class Hard(NamedTuple):
    """A decision, and the scenario and the rubric that it belongs to."""

    group: GroupItems
    decision: DecisionItem


def chunks(report: Report, cards: Iterable[Scorecard]) -> Iterator[str]:
    """The page in chunks; of the cards only as many are taken as are listed."""
    return page(
        "scorecards.html.j2",
        report=report,
        sums=report.sums,
        hardest=_hardest(report.items),
        cards=cards,
        words=scorecards_report_wording,
        most=MOST_CARDS,
        most_groups=MOST_GROUPS,
        has_script=True,
    )


def _hardest(items: Iterable[GroupItems]) -> list[Hard]:
    """The decisions that fewest sessions take well, the hardest first."""
    decisions = [
        Hard(group, decision)
        for group in items
        for decision in group.decisions
        if decision.facility is not None and decision.at_stake >= LEAST_AT_STAKE
    ]
    decisions.sort(key=lambda hard: (hard.decision.facility, hard.group.scenario, hard.decision.id))
    return decisions[:HARDEST]
