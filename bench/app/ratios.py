"""Ratios of medians, printed as lines of a table."""

from collections.abc import Sequence
from statistics import median


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Our median over theirs."""
    return median(ours) / median(theirs)


def line(name: str, value: float, goal: float | None = None) -> str:
    """A row: what it is, the ratio, and whether it meets its goal."""
    if goal is None:
        return f"{name:<58}{value:6.2f} ×"
    verdict = "meets" if value <= goal else "MISSES"
    return f"{name:<58}{value:6.2f} ×  {verdict} ≤ {goal} ×"
