"""Scorecards as one HTML file with a table, written as they come."""

from collections.abc import Iterable, Iterator

from simulator.model.scorecard import Scorecard
from simulator.reports.pages import page
from simulator.reports.tally import Tally


def chunks(cards: Iterable[Scorecard]) -> Iterator[str]:
    """The page in chunks, with a row for each scorecard and the totals below."""
    return page("scorecards.html.j2", cards=Tally(cards))
