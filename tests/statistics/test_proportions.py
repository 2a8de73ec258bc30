"""Wilson's interval, against scipy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from simulator.statistics.proportions import wilson


@given(st.integers(1, 3_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_is_wilsons(counts: tuple[int, int]) -> None:
    expected = stats.binomtest(*counts).proportion_ci(0.95, method="wilson")
    assert wilson(*counts) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_it_never_leaves_the_possible() -> None:
    none, every = wilson(0, 7), wilson(7, 7)
    assert none is not None
    assert every is not None
    assert none.low == 0
    assert every.high == 1


def test_nothing_is_known_of_no_trials() -> None:
    assert wilson(0, 0) is None
