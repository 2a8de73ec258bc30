"""Whether picks spread evenly over places, or lean to one of them: Pearson's chi-square test."""

from collections.abc import Sequence
from fractions import Fraction
from math import erfc, exp, lgamma, log, sqrt

LEAST_EXPECTED = 5
"""From this expected count on the chi-square distribution is near enough (Cochran 1954)."""


def chi_square(observed: Sequence[int]) -> Fraction:
    """Σ (observed − expected)² ∕ expected, where the same is expected at each place."""
    expected = Fraction(sum(observed), len(observed))
    if not expected:
        return Fraction(0)
    return sum(((count - expected) ** 2 for count in observed), Fraction(0)) / expected


def upper_tail(statistic: float, freedom: int) -> float:
    """How likely a chi-square of this size or more is by chance, with `freedom` degrees.

    It is the regularised upper gamma function Q(freedom ∕ 2, statistic ∕ 2). For whole degrees it
    is a finite sum: Q(1, x) = exp(−x) or Q(½, x) = erfc(√x), and then, step by step, Q(a + 1, x) =
    Q(a, x) + x^a·exp(−x) ∕ Γ(a + 1) (Abramowitz and Stegun 26.4.4, 26.4.5).
    """
    x = statistic / 2
    if x <= 0:
        return 1.0
    a = 0.5 if freedom % 2 else 1.0
    tail = erfc(sqrt(x)) if freedom % 2 else exp(-x)
    while 2 * a < freedom:
        tail += exp(a * log(x) - x - lgamma(a + 1))
        a += 1
    return min(tail, 1.0)
