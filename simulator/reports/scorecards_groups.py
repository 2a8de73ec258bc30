"""Totals of scorecards by group, as a table of aligned text for a terminal."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import msgspec

from simulator.model.scorecard import Scorecard, one_decimal
from simulator.reports.layout import aligned, shortened

FIELDS = ("trainee", "scenario", "rubric", "mode", "band", "ending")
"""What scorecards can be grouped by."""

_TOTALS = ("scorecards", "passed", "share", "mean", "lowest", "highest")
_WIDEST = 32


class Total(msgspec.Struct):
    """What scorecards come to; percentages in tenths, so that sums are exact."""

    count: int = 0
    passed: int = 0
    tenths: int = 0
    lowest: float = 100.0
    highest: float = 0.0

    def add(self, card: Scorecard) -> None:
        """Count one."""
        self.count += 1
        self.passed += card.passed
        self.tenths += round(10 * card.percent)
        self.lowest = min(self.lowest, card.percent)
        self.highest = max(self.highest, card.percent)

    @property
    def share(self) -> float:
        """How many of a hundred passed."""
        return one_decimal(Fraction(100 * self.passed, self.count))

    @property
    def mean(self) -> float:
        """The mean percentage."""
        return one_decimal(Fraction(self.tenths, 10 * self.count))


class Groups:
    """Scorecards, added up by the groups that these fields tell apart.

    An ending belongs to a scenario, so the scenario stands before it. Scorecards under different
    rubrics never make one total: where there are several rubrics, the rubric tells groups apart.
    """

    def __init__(self, by: Sequence[str]) -> None:
        fields = dict.fromkeys(by)
        if "ending" in fields and "scenario" not in fields:
            at = list(fields).index("ending")
            fields = dict.fromkeys([*by[:at], "scenario", *by[at:]])
        self._fields = (*fields, *(() if "rubric" in fields else ("rubric",)))
        self._is_asked_for_rubric = "rubric" in fields
        self._totals: dict[tuple[str, ...], Total] = {}

    def add(self, card: Scorecard) -> None:
        """Count one."""
        group = tuple(str(getattr(card, field)) for field in self._fields)
        self._totals.setdefault(group, Total()).add(card)

    @property
    def by(self) -> tuple[str, ...]:
        """The fields that tell the groups apart."""
        last = len(self._fields) - 1
        if self._is_asked_for_rubric or len({group[last] for group in self._totals}) > 1:
            return self._fields
        return self._fields[:last]

    @property
    def heading(self) -> tuple[str, ...]:
        """What stands above each column."""
        return (*self.by, *_TOTALS)

    @property
    def texts(self) -> int:
        """How many columns, from the first, are no numbers."""
        return len(self.by)

    def rows(self) -> list[tuple[str, ...]]:
        """A row for each group, in the order of their names."""
        names = self.texts
        return [
            _row(group[:names], total) for group, total in sorted(self._totals.items(), key=_name)
        ]

    def lines(self) -> Iterator[str]:
        """The rows under their heading as aligned text."""
        names = range(self.texts)
        rows = (
            tuple(shortened(cell, _WIDEST) if at in names else cell for at, cell in enumerate(row))
            for row in self.rows()
        )
        numbers = frozenset(range(self.texts, len(self.heading)))
        yield from aligned([self.heading, *rows], right=numbers)


def _name(item: tuple[tuple[str, ...], Total]) -> tuple[str, ...]:
    return item[0]


def _row(group: tuple[str, ...], total: Total) -> tuple[str, ...]:
    return (
        *group,
        str(total.count),
        str(total.passed),
        f"{total.share}%",
        str(total.mean),
        str(total.lowest),
        str(total.highest),
    )
