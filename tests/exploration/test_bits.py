"""A value kept as bits behaves like the number it stands for."""

from hypothesis import given
from hypothesis import strategies as st

from simulator.exploration.bits import Field, Pattern, change, changed, combined, fits

fields = st.builds(Field, place=st.integers(0, 40), size=st.integers(1, 12))


@given(fields, st.integers(0, 12), st.integers(1, 12))
def test_a_bound_is_one_bit(field: Field, value: int, bound: int) -> None:
    value, bound = min(value, field.size), min(bound, field.size)
    state = field.holding(value)

    assert bool(state & field.at_least(bound)) == (value >= bound)
    assert field.at_least(0) == 0


@given(fields, st.integers(0, 12), st.lists(st.integers(-10, 10), max_size=4), st.integers(0))
def test_changes_stop_at_nothing_and_at_the_size(
    field: Field, value: int, amounts: list[int], noise: int
) -> None:
    value = min(value, field.size)
    others = noise & ~field.mask
    after = changed(field.holding(value) | others, (change(field, amount) for amount in amounts))

    for amount in amounts:
        value = min(field.size, max(0, value + amount))
    assert after == field.holding(value) | others


def test_a_test_wants_some_bits_set_some_clear_and_one_of_some_others() -> None:
    pattern = Pattern(mask=0b0011, want=0b0001, some=0b1100)

    assert fits(pattern, 0b0101)
    assert fits(pattern, 0b1101)
    assert not fits(pattern, 0b0111)
    assert not fits(pattern, 0b0001)
    assert fits(Pattern(mask=0, want=0), 0b0001)


def test_combining_nothing_gives_no_bits() -> None:
    assert combined(()) == 0
    assert combined((0b01, 0b100)) == 0b101
