"""Which sessions are wanted."""

import pytest

from simulator.batch.selection import EVERYTHING, Selection


def is_wanted(selection: Selection, at: str = "2026-01-31T09:30:00.125Z") -> bool:
    return selection.selects("late-parcel", "t-1", "assess", at)


def test_without_wishes_everything_is_wanted() -> None:
    assert is_wanted(EVERYTHING)
    assert not EVERYTHING.asks_for_anything


@pytest.mark.parametrize(
    ("selection", "wanted"),
    [
        (Selection(since="2026-01-31"), True),
        (Selection(since="2026-02-01"), False),
        (Selection(since="2026-01-31T09:31"), False),
        (Selection(until="2026-01-31"), True),
        (Selection(until="2026-01-30"), False),
        (Selection(until="2026-01-31T09:30"), True),
        (Selection(until="2026-01-31T09:29:59"), False),
        (Selection(trainees=("t-1", "t-2")), True),
        (Selection(trainees=("t-2",)), False),
        (Selection(scenarios=("late-parcel",)), True),
        (Selection(scenarios=("late",)), False),
        (Selection(mode="assess"), True),
        (Selection(mode="practice"), False),
        (Selection(mode="assess", trainees=("t-2",)), False),
    ],
)
def test_each_wish_must_be_met(selection: Selection, wanted: bool) -> None:
    assert is_wanted(selection) is wanted
    assert selection.asks_for_anything
