"""How a score goes together with the rest of its session: facility, discrimination, efficiency.

Scores are counted rather than listed, so memory is bounded by what differs. Sums are exact; a float
is made in the last step. The definitions are Moodle's, "Quiz statistics calculations".
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import sqrt

Number = int | Fraction
Counts = Mapping[Number, int]
"""How often each score occurs."""

Pairs = Mapping[tuple[Number, Number], int]
"""How often each score occurs together with each rest score."""


def mean(counts: Counts) -> Fraction | None:
    """The mean score; None if there is none."""
    count = sum(counts.values())
    return Fraction(_total(counts), count) if count else None


def spread(counts: Counts) -> Number:
    """n² times the variance: n·Σx² − (Σx)². It is 0 if all scores are the same."""
    squares = sum(score * score * times for score, times in counts.items())
    return sum(counts.values()) * squares - _total(counts) ** 2


def discrimination(pairs: Pairs) -> float | None:
    """Pearson's correlation of score and rest; None if either is the same in all sessions."""
    product = spread(_firsts(pairs)) * spread(_seconds(pairs))
    if product == 0:
        return None
    together = _together(pairs)
    size = sqrt(Fraction(together**2) / product)
    return size if together >= 0 else -size


def efficiency(pairs: Pairs) -> float | None:
    """The covariance over the largest that these scores and rests could have.

    It is largest if the highest score goes with the highest rest, and so on down. None if either is
    the same in all sessions.
    """
    best = _together(_in_order(_firsts(pairs), _seconds(pairs)))
    return float(Fraction(_together(pairs)) / best) if best else None


def _total(counts: Counts) -> Number:
    return sum(score * times for score, times in counts.items())


def _together(pairs: Pairs) -> Number:
    """n² times the covariance: n·Σxy − Σx·Σy."""
    count = sum(pairs.values())
    products = sum(score * rest * times for (score, rest), times in pairs.items())
    return count * products - _total(_firsts(pairs)) * _total(_seconds(pairs))


def _firsts(pairs: Pairs) -> Counts:
    return _added((score, times) for (score, _), times in pairs.items())


def _seconds(pairs: Pairs) -> Counts:
    return _added((rest, times) for (_, rest), times in pairs.items())


def _added(counted: Iterator[tuple[Number, int]]) -> Counts:
    sums: dict[Number, int] = {}
    for score, times in counted:
        sums[score] = sums.get(score, 0) + times
    return sums


def _in_order(scores: Counts, rests: Counts) -> Pairs:
    """The pairs if both were sorted and then put side by side."""
    pairs: dict[tuple[Number, Number], int] = {}
    ranked = iter(sorted(rests.items()))
    rest, left = next(ranked, (0, 0))
    for score, times in sorted(scores.items()):
        while times:
            if not left:
                rest, left = next(ranked)
            taken = min(times, left)
            pairs[score, rest] = taken
            times -= taken
            left -= taken
    return pairs
