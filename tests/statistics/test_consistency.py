"""Cronbach's alpha, against its form by covariances in numpy."""

from collections import Counter
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.statistics.consistency import alpha, error_ratio

TABLES = st.integers(2, 6).flatmap(
    lambda items: st.lists(
        st.lists(st.integers(0, 9), min_size=items, max_size=items), min_size=2, max_size=30
    )
)


def computed(rows: list[list[int]]) -> Fraction | None:
    items = [Counter[int | Fraction](column) for column in zip(*rows, strict=True)]
    return alpha(items, Counter[int | Fraction](map(sum, rows)))


@given(TABLES.filter(lambda rows: len({sum(row) for row in rows}) > 1))
def test_alpha_is_the_mean_covariance_over_the_mean_of_all(rows: list[list[int]]) -> None:
    covariances = np.cov(np.array(rows).T)
    items = len(covariances)
    expected = items / (items - 1) * (1 - np.trace(covariances) / covariances.sum())
    found = computed(rows)
    assert found is not None
    assert float(found) == pytest.approx(expected)
    assert found <= 1
    assert error_ratio(found) == pytest.approx((1 - expected) ** 0.5, abs=1e-6)


def test_items_that_say_the_same_are_wholly_consistent() -> None:
    assert computed([[1, 1, 1], [3, 3, 3], [2, 2, 2]]) == 1


@pytest.mark.parametrize("rows", [[[1], [2]], [[1, 2], [2, 1]], [[1, 2]]])
def test_one_item_or_totals_that_do_not_vary_have_no_alpha(rows: list[list[int]]) -> None:
    assert computed(rows) is None
