"""A comparison as one HTML page, written as it is gone through."""

from collections.abc import Iterator

from simulator.model.comparison import Comparison
from simulator.reports import comparison_wording
from simulator.reports.pages import page

MOST_SHOWN = 500
"""The most sessions of a list; JSON holds all."""


def chunks(comparison: Comparison) -> Iterator[str]:
    """The page in chunks."""
    return page(
        "comparison.html.j2",
        told=comparison,
        totals=comparison.totals,
        words=comparison_wording,
        most=MOST_SHOWN,
    )
