"""Counts, feelings and choices as bits of one whole number, and conditions as patterns in them.

A value from 0 to `size` is kept as `size` bits, the lowest of which are set, as many as the value
says. Then "at least n" is one bit that is set, "at most n" is one bit that is clear, and a count
that is remembered only as far as some condition can tell stops growing by itself.
"""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec


class Field(msgspec.Struct, frozen=True):
    """The bits of one value: `size` of them, from bit `place` upwards."""

    place: int
    size: int

    @property
    def mask(self) -> int:
        """All bits of the field."""
        return self.holding(self.size)

    def holding(self, value: int) -> int:
        """The field's bits when it holds this value, at most its size."""
        return ((1 << min(value, self.size)) - 1) << self.place

    def at_least(self, value: int) -> int:
        """The bit that is set exactly if the field holds this value or more; 0 asks for nothing."""
        return 1 << (self.place + value - 1) if value else 0


class Change(NamedTuple):
    """A rise or a fall of one value; it stops at 0 and at the field's size."""

    mask: int
    rise: int
    fall: int
    fill: int


def change(field: Field, amount: int) -> Change:
    """The change of a field's value by this much."""
    rise = max(amount, 0)
    return Change(field.mask, rise, max(-amount, 0), ((1 << rise) - 1) << field.place)


def changed(state: int, changes: Iterable[Change]) -> int:
    """The state after these changes."""
    for mask, rise, fall, fill in changes:
        state = state & ~mask | (((state & mask) << rise >> fall) | fill) & mask
    return state


class Pattern(NamedTuple):
    """What a condition asks of a state: under `mask` exactly `want`, and one bit of `some`."""

    mask: int
    want: int
    some: int = 0


def fits(pattern: Pattern, state: int) -> bool:
    """Whether the state satisfies the condition."""
    return state & pattern.mask == pattern.want and (not pattern.some or state & pattern.some != 0)


def combined(bits: Iterable[int]) -> int:
    """All bits that are set in any of them."""
    result = 0
    for bit in bits:
        result |= bit
    return result
