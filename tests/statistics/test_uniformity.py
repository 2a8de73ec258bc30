"""The chi-square test, against scipy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from simulator.statistics.uniformity import chi_square, upper_tail


@given(st.lists(st.integers(0, 500), min_size=2, max_size=9).filter(any))
def test_statistic_and_tail_are_those_of_pearsons_test(observed: list[int]) -> None:
    expected = stats.chisquare(observed)
    statistic = float(chi_square(observed))
    assert statistic == pytest.approx(expected.statistic)
    assert upper_tail(statistic, len(observed) - 1) == pytest.approx(expected.pvalue, abs=1e-12)


@given(st.floats(0, 600), st.integers(1, 60))
def test_the_tail_is_right_far_out_as_well(statistic: float, freedom: int) -> None:
    expected = stats.chi2.sf(statistic, freedom)
    assert upper_tail(statistic, freedom) == pytest.approx(expected, rel=1e-9, abs=1e-300)


def test_without_picks_nothing_is_uneven() -> None:
    assert chi_square((0, 0, 0)) == 0
    assert upper_tail(0, 2) == 1
