"""Counting scorecards while they pass by on their way into a report."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from simulator.model.scorecard import Scorecard, one_decimal
from simulator.reports.wording import counted


class Tally:
    """Scorecards that are counted as they are iterated over, once."""

    def __init__(self, cards: Iterable[Scorecard]) -> None:
        self._cards = cards
        self.count = 0
        self.passed = 0

    def __iter__(self) -> Iterator[Scorecard]:
        for card in self._cards:
            self.count += 1
            self.passed += card.passed
            yield card

    def totals(self) -> str:
        """How many there were and how many passed, the share rounded down."""
        if not self.count:
            return "No scorecards."
        share = one_decimal(Fraction(100 * self.passed, self.count))
        return f"{counted(self.count, 'scorecard')}, {self.passed} passed ({share}%)."
