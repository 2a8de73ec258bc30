"""How sure one may be of a share: Wilson's interval."""

from math import sqrt
from typing import NamedTuple

_Z = 1.959963984540054
"""The standard normal value that 2.5 % lie above."""


class Interval(NamedTuple):
    """The ends of an interval, each from 0 to 1."""

    low: float
    high: float


def wilson(successes: int, trials: int) -> Interval | None:
    """The 95 % score interval of a share (Wilson 1927); None without trials.

    It is sensible for few trials and for shares of 0 and 1, where the usual one has no width.
    """
    if trials == 0:
        return None
    share = successes / trials
    scale = 1 + _Z**2 / trials
    centre = (share + _Z**2 / (2 * trials)) / scale
    half = _Z * sqrt(share * (1 - share) / trials + _Z**2 / (4 * trials**2)) / scale
    return Interval(
        low=centre - half if successes else 0.0,
        high=centre + half if successes < trials else 1.0,
    )
