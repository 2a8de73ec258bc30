"""Counting scorecards while they pass by on their way into a report."""

from collections.abc import Iterable, Iterator

from simulator.model.scorecard import Scorecard
from simulator.reports.scorecards_groups import Total
from simulator.reports.wording import counted


class Tally:
    """Scorecards that are counted as they are iterated over, once."""

    def __init__(self, cards: Iterable[Scorecard]) -> None:
        self._cards = cards
        self._total = Total()

    def __iter__(self) -> Iterator[Scorecard]:
        for card in self._cards:
            self._total.add(card)
            yield card

    def totals(self) -> str:
        """How many there were and how many passed, the share rounded down."""
        total = self._total
        if not total.count:
            return "No scorecards."
        return f"{counted(total.count, 'scorecard')}, {total.passed} passed ({total.share}%)."
