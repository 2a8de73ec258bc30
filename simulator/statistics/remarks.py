"""Which figures of an item deserve a look."""

from collections.abc import Iterator
from fractions import Fraction
from math import sqrt

from simulator.statistics.results import ROUGH_BELOW, Remark

VERY_EASY = Fraction(19, 20)
VERY_HARD = Fraction(1, 20)
"""Moodle's bounds for "extremely easy" and "extremely difficult or something wrong"."""


def on_item(
    facility: Fraction | None, discrimination: float | None, sessions: int
) -> tuple[Remark, ...]:
    """What is remarkable about an item; nothing while there are too few sessions to tell."""
    if sessions < ROUGH_BELOW:
        return ()
    return tuple(_remarks(facility, discrimination, chance(sessions)))


def chance(sessions: int) -> float:
    """Discrimination below minus this comes by chance once in about forty items: 2 ∕ √n."""
    return 2 / sqrt(sessions)


def _remarks(
    facility: Fraction | None, discrimination: float | None, by_chance: float
) -> Iterator[Remark]:
    if facility is not None and facility >= VERY_EASY:
        yield "very-easy"
    if facility is not None and facility <= VERY_HARD:
        yield "very-hard"
    if discrimination is not None and discrimination < -by_chance:
        yield "weaker-do-better"
