"""What a rubric remembers of a talk, laid out as bits, and what it makes of them in the end.

Each level's and each critical error's condition has bits of its own: one for each behaviour of
`all`, one for `any` as a whole, one for `none` as a whole, and a count for each bound. As soon as
`none` is violated the condition can never hold again, and all its bits are set, so that talks which
differ in nothing else become one. Nothing that was ever set is cleared: a turn is one `or`.
"""

from collections.abc import Iterable
from itertools import compress
from typing import NamedTuple

import msgspec

from simulator.exploration.bits import Field, Pattern, combined, fits
from simulator.model.conditions import Condition
from simulator.model.rubric import Criterion, Critical, Rubric, applies
from simulator.scoring import Verdict, verdict


class Mark(NamedTuple):
    """What a turn does to the bits: those counts grow by one, and these bits are set."""

    grows: int
    sets: int


class Judgement(NamedTuple):
    """The level of each criterion that applies, by position, and which critical errors hold."""

    levels: tuple[int, ...]
    made: tuple[bool, ...]


class Yardstick(msgspec.Struct, frozen=True):
    """A rubric as it applies to a scenario.

    `criteria` are those that apply, each with the patterns of all its levels but the last.
    """

    rubric: Rubric
    criteria: tuple[tuple[Criterion, tuple[Pattern, ...]], ...]
    critical: tuple[tuple[Critical, Pattern], ...]
    marks: dict[str, Mark]
    barred: int

    def mark(self, shows: Iterable[str]) -> Mark:
        """What a turn that shows these behaviours does to the bits."""
        marks = [self.marks[name] for name in shows if name in self.marks]
        grows = sets = 0
        for mark in marks:
            grows |= mark.grows
            sets |= mark.sets
        return Mark(grows, sets)

    def made(self, state: int) -> tuple[bool, ...]:
        """Which critical errors hold."""
        return tuple(fits(pattern, state) for _, pattern in self.critical)

    def promise(self, state: int) -> tuple[int, int]:
        """A sorting key: first the states that spoiled least, and of those that showed most."""
        return (state & self.barred).bit_count(), -state.bit_count()

    def judgement(self, state: int) -> Judgement:
        """How a talk with these bits is judged."""
        levels = tuple(
            next(
                (place for place, pattern in enumerate(patterns) if fits(pattern, state)),
                len(patterns),
            )
            for _, patterns in self.criteria
        )
        return Judgement(levels, self.made(state))

    def outcome(self, judgement: Judgement) -> Verdict:
        """What a judgement is worth."""
        criteria = (criterion for criterion, _ in self.criteria)
        levels = tuple(zip(criteria, judgement.levels, strict=True))
        errors = (error for error, _ in self.critical)
        return verdict(self.rubric, levels, tuple(compress(errors, judgement.made)))


def yardstick(rubric: Rubric, situations: tuple[str, ...]) -> Yardstick | None:
    """Lay out a rubric for a scenario with these situations; None if nothing of it applies."""
    asked = [criterion for criterion in rubric.criteria if applies(criterion, situations)]
    if not asked:
        return None
    bits = _Bits()
    criteria = tuple(
        (criterion, tuple(bits.pattern(level.when) for level in criterion.levels[:-1]))
        for criterion in asked
    )
    patterns = (pattern for _, levels in criteria for pattern in levels)
    return Yardstick(
        rubric=rubric,
        criteria=criteria,
        critical=tuple((error, bits.pattern(error.when)) for error in rubric.critical),
        marks={name: Mark(bits.grows.get(name, 0), sets) for name, sets in bits.sets.items()},
        barred=combined(pattern.mask & ~pattern.want for pattern in patterns),
    )


def marked(states: Iterable[int], mark: Mark) -> list[int]:
    """The states after a turn, in their order."""
    grows, sets = mark
    if grows:
        return [state | (state & grows) << 1 | sets for state in states]
    return [state | sets for state in states]


class _Bits:
    """Bits handed out to one condition after the other."""

    def __init__(self) -> None:
        self.width = 0
        self.grows: dict[str, int] = {}
        self.sets: dict[str, int] = {}

    def pattern(self, condition: Condition) -> Pattern:
        """Lay out a condition; what its behaviours do to the bits is added to grows and sets."""
        first = self.width
        wanted = barred = 0
        for name in condition.all:
            wanted |= self._counted(name, 1)
        for name, least in condition.at_least.items():
            wanted |= self._counted(name, least)
        if condition.any:
            wanted |= self._set_by(condition.any, self._field(1).mask)
        for name, most in condition.at_most.items():
            barred |= self._counted(name, most + 1)
        if condition.none:
            violated = self._field(1).mask
            self._set_by(condition.none, (1 << self.width) - (1 << first))
            barred |= violated
        return Pattern(wanted | barred, wanted)

    def _field(self, size: int) -> Field:
        field = Field(self.width, size)
        self.width += size
        return field

    def _counted(self, name: str, most: int) -> int:
        """The bit that is set once the behaviour was shown so often."""
        field = self._field(most)
        self._set_by((name,), field.at_least(1))
        # All but the highest bit move up by one place, so that no count runs into the next.
        self.grows[name] = self.grows.get(name, 0) | field.holding(most - 1)
        return field.at_least(most)

    def _set_by(self, names: tuple[str, ...], bits: int) -> int:
        for name in names:
            self.sets[name] = self.sets.get(name, 0) | bits
        return bits
