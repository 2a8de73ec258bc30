"""Ratios of medians, printed as lines of a table."""

from collections.abc import Sequence
from statistics import median, quantiles


def line(
    name: str, ours: Sequence[float], theirs: Sequence[float], goal: float | None = None
) -> str:
    """A row: our median over theirs, whether that meets its goal, and the same of the lower
    quartiles, which a busy machine disturbs less."""
    value, calm = median(ours) / median(theirs), _lower(ours) / _lower(theirs)
    verdict = f"{'meets' if value <= goal else 'MISSES'} ≤ {goal} ×" if goal else ""
    return f"{name:<38}{value:6.2f} ×  {verdict:<15} lower quartiles {calm:.2f} ×"


def _lower(values: Sequence[float]) -> float:
    return quantiles(values, n=4, method="inclusive")[0]
