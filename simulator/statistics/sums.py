"""Exact sums of which only the mean is wanted."""

from fractions import Fraction

import msgspec


class Sum(msgspec.Struct):
    """Exact values that were added up, and how many they are."""

    total: Fraction = Fraction(0)
    count: int = 0

    def add(self, value: Fraction | None, times: int) -> None:
        """Add a value that often; None is nothing."""
        if value is not None:
            self.total += value * times
            self.count += times

    @property
    def mean(self) -> Fraction | None:
        """The mean; None of fewer than two."""
        return self.total / self.count if self.count > 1 else None
