"""When a scenario is due again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.progress.spacing import due_on

LAST = date(2026, 2, 10)


@pytest.mark.parametrize(
    ("passes", "days"),
    [
        ([True], 1),
        ([True, True], 3),
        ([True, True, True], 7),
        ([True] * 4, 21),
        ([True] * 9, 21),
        ([False], 1),
        ([True, True, True, False], 1),
        ([True, True, False, True], 1),
    ],
)
def test_each_pass_in_a_row_makes_the_pause_longer_and_a_fail_starts_over(
    passes: list[bool], days: int
) -> None:
    assert due_on(passes, LAST) == LAST + timedelta(days=days)


@given(st.lists(st.booleans(), min_size=1))
def test_it_is_never_due_on_the_day_itself_nor_later_than_three_weeks(passes: list[bool]) -> None:
    assert 1 <= (due_on(passes, LAST) - LAST).days <= 21
