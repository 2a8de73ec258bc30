"""Totals of scorecards by group, as a table of aligned text for a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import msgspec

from simulator.model.scorecard import Scorecard, one_decimal
from simulator.reports.layout import aligned, shortened

FIELDS = ("trainee", "scenario", "rubric", "mode", "band", "ending")
"""What scorecards can be grouped by."""

_TOTALS = ("scorecards", "passed", "share", "mean", "lowest", "highest")
_WIDEST = 32


class _Total(msgspec.Struct):
    """What a group comes to; percentages in tenths, so that sums are exact."""

    count: int = 0
    passed: int = 0
    tenths: int = 0
    lowest: float = 100.0
    highest: float = 0.0


class Groups:
    """Scorecards that are added up by group as they are iterated over, once."""

    def __init__(self, cards: Iterable[Scorecard], by: Sequence[str]) -> None:
        self._cards = cards
        self._by = by
        self._totals: dict[tuple[str, ...], _Total] = {}

    def __iter__(self) -> Iterator[Scorecard]:
        for card in self._cards:
            group = tuple(str(getattr(card, field)) for field in self._by)
            total = self._totals.setdefault(group, _Total())
            total.count += 1
            total.passed += card.passed
            total.tenths += round(10 * card.percent)
            total.lowest = min(total.lowest, card.percent)
            total.highest = max(total.highest, card.percent)
            yield card

    def lines(self) -> Iterator[str]:
        """A line for each group that went by, in the order of their names, under a heading."""
        columns = range(len(self._by), len(self._by) + len(_TOTALS))
        rows = [_row(group, total) for group, total in sorted(self._totals.items(), key=_name)]
        yield from aligned([(*self._by, *_TOTALS), *rows], right=frozenset(columns))


def _name(item: tuple[tuple[str, ...], _Total]) -> tuple[str, ...]:
    return item[0]


def _row(group: tuple[str, ...], total: _Total) -> tuple[str, ...]:
    return (
        *(shortened(name, _WIDEST) for name in group),
        str(total.count),
        str(total.passed),
        f"{one_decimal(Fraction(100 * total.passed, total.count))}%",
        str(one_decimal(Fraction(total.tenths, 10 * total.count))),
        str(total.lowest),
        str(total.highest),
    )
