"""How well the criteria of a rubric measure one and the same thing: Cronbach's alpha."""

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt

from simulator.statistics.pairs import Counts, spread


def alpha(items: Sequence[Counts], totals: Counts) -> Fraction | None:
    """k ∕ (k − 1) · (1 − Σ the items' variances ∕ the total's variance) (Cronbach 1951).

    `items` count the points of each item, `totals` those of whole sessions. None with fewer than
    two items, or if all sessions have the same total. It is 1 at most, and can be negative.
    """
    whole = spread(totals)
    if len(items) < 2 or whole == 0:
        return None
    parts = Fraction(sum(map(spread, items))) / whole
    return Fraction(len(items), len(items) - 1) * (1 - parts)


def error_ratio(reliability: Fraction) -> float:
    """√(1 − alpha): how much of the totals' standard deviation is error of measurement."""
    return sqrt(1 - reliability)
