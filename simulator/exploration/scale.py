"""Possibilities as bits: what a talk can still come to under a rubric, as one whole number.

A finished talk has one percentage, one raw percentage, one level a criterion, and so on. The value
of an unfinished one is the union over all that can follow, so that what is
best in it is the highest bit of its kind that is set.
"""

from collections.abc import Collection
from fractions import Fraction
from itertools import count

import msgspec

from simulator.exploration.yardstick import Judgement, Yardstick
from simulator.scoring import Verdict

PASS = ("pass", "")
FAIL = ("fail", "")
Flag = tuple[str, str]
"""pass, fail, level (of `criterion/level`), made or avoided (of a critical error's id)."""


class Scale(msgspec.Struct, frozen=True):
    """Which bit of a value stands for which possibility; percentages rise with their bits."""

    flags: dict[Flag, int]
    percents: dict[Fraction, int]
    raws: dict[Fraction, int]

    def value(self, yardstick: Yardstick, judgement: Judgement, outcome: Verdict) -> int:
        """The value of a talk that came to this."""
        value = self.percents[outcome.percent] | self.raws[outcome.raw]
        value |= self.flags[PASS if outcome.passed else FAIL]
        for (criterion, _), level in zip(yardstick.criteria, judgement.levels, strict=True):
            value |= self.flags["level", f"{criterion.id}/{criterion.levels[level].id}"]
        for (error, _), held in zip(yardstick.critical, judgement.made, strict=True):
            value |= self.flags["made" if held else "avoided", error.id]
        return value

    def highest(self, value: int) -> Fraction:
        """M: the highest percent that is still possible."""
        return next(percent for percent, bit in reversed(self.percents.items()) if value & bit)

    def lowest(self, value: int) -> Fraction:
        """The lowest percent that is still possible."""
        return next(percent for percent, bit in self.percents.items() if value & bit)

    def highest_raw(self, value: int) -> Fraction:
        """R: the highest raw percent that is still possible."""
        return next(raw for raw, bit in reversed(self.raws.items()) if value & bit)


def scale(yardstick: Yardstick, outcomes: Collection[Verdict]) -> Scale:
    """The scale of all that a rubric can make of talks with these outcomes."""
    levels = (
        ("level", f"{criterion.id}/{level.id}")
        for criterion, _ in yardstick.criteria
        for level in criterion.levels
    )
    critical = ((kind, error.id) for error, _ in yardstick.critical for kind in ("made", "avoided"))
    bits = (1 << place for place in count())
    return Scale(
        flags=dict(zip((PASS, FAIL, *levels, *critical), bits, strict=False)),
        percents=dict(zip(sorted({outcome.percent for outcome in outcomes}), bits, strict=False)),
        raws=dict(zip(sorted({outcome.raw for outcome in outcomes}), bits, strict=False)),
    )
