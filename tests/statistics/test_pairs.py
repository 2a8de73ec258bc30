"""Facility, discrimination and efficiency, against numpy and scipy."""

import warnings
from collections import Counter
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from simulator.statistics.pairs import Number, discrimination, efficiency, mean, spread

SCORES = st.integers(0, 6) | st.fractions(0, 1, max_denominator=12)
SESSIONS = st.lists(st.tuples(SCORES, SCORES), min_size=2, max_size=40)
VARYING = SESSIONS.filter(
    lambda pairs: all(len(set(side)) > 1 for side in zip(*pairs, strict=True))
)


def columns(pairs: list[tuple[Fraction, Fraction]]) -> tuple[list[float], list[float]]:
    return [float(score) for score, _ in pairs], [float(rest) for _, rest in pairs]


@given(VARYING)
def test_discrimination_is_pearsons_correlation(pairs: list[tuple[Fraction, Fraction]]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", stats.NearConstantInputWarning)
        expected = stats.pearsonr(*columns(pairs)).statistic
    assert discrimination(Counter(pairs)) == pytest.approx(expected, abs=1e-6)


@given(VARYING)
def test_efficiency_is_the_covariance_over_that_of_both_sorted(
    pairs: list[tuple[Fraction, Fraction]],
) -> None:
    scores, rests = columns(pairs)
    largest = np.cov(sorted(scores), sorted(rests))[0, 1]
    expected = np.cov(scores, rests)[0, 1] / largest
    assert efficiency(Counter(pairs)) == pytest.approx(expected, abs=1e-6)


@given(VARYING)
def test_no_order_of_the_rests_does_better_than_the_sorted_one(
    pairs: list[tuple[Fraction, Fraction]],
) -> None:
    found = efficiency(Counter(pairs))
    assert found is not None
    assert found <= 1
    in_order = zip(*(sorted(side) for side in zip(*pairs, strict=True)), strict=True)
    assert efficiency(Counter(in_order)) == 1


@given(st.lists(SCORES, min_size=1, max_size=40))
def test_mean_and_spread_are_those_of_the_listed_scores(scores: list[Fraction]) -> None:
    listed = [float(score) for score in scores]
    assert float(mean(Counter(scores)) or 0) == pytest.approx(np.mean(listed))
    spread_of_all = float(spread(Counter(scores)))
    assert spread_of_all / len(listed) ** 2 == pytest.approx(np.var(listed), abs=1e-9)


@given(SESSIONS, st.integers(1, 7), st.integers(0, 9))
def test_another_unit_and_another_zero_change_nothing(
    pairs: list[tuple[Fraction, Fraction]], unit: int, zero: int
) -> None:
    moved = [(unit * score + zero, rest) for score, rest in pairs]
    assert discrimination(Counter(moved)) == pytest.approx(discrimination(Counter(pairs)))
    assert efficiency(Counter(moved)) == pytest.approx(efficiency(Counter(pairs)))


@pytest.mark.parametrize("pairs", [{}, {(1, 2): 1}, {(1, 2): 3, (1, 4): 2}, {(0, 2): 1, (1, 2): 1}])
def test_what_does_not_vary_goes_with_nothing(pairs: dict[tuple[Number, Number], int]) -> None:
    assert discrimination(pairs) is None
    assert efficiency(pairs) is None


def test_of_nothing_there_is_no_mean() -> None:
    assert mean({}) is None
