"""Scorecards as a table of aligned text for a terminal, with a line of totals."""

from collections.abc import Iterable, Iterator

from simulator.model.scorecard import Scorecard
from simulator.reports.layout import aligned, shortened
from simulator.reports.tally import Tally
from simulator.reports.wording import outcome, short

HEADINGS = ("session", "trainee", "scenario", "rubric", "percent", "result", "band", "ending")

_WIDEST = 32
_PERCENT = frozenset({HEADINGS.index("percent")})


def lines(cards: Iterable[Scorecard]) -> Iterator[str]:
    """The table's lines, without line feeds; each column is as wide as its widest cell.

    A cell is cut at 32 columns of the terminal. All scorecards are read before the first line.
    """
    tally = Tally(cards)
    yield from aligned([HEADINGS, *map(_row, tally)], right=_PERCENT)
    yield tally.totals()


def _row(card: Scorecard) -> tuple[str, ...]:
    return (
        short(card.session),
        shortened(card.trainee, _WIDEST),
        shortened(card.scenario, _WIDEST),
        shortened(card.rubric, _WIDEST),
        str(card.percent),
        outcome(card),
        shortened(card.band, _WIDEST),
        shortened(card.ending, _WIDEST),
    )
