"""Choosing one of a trainee's attempts."""

import random

import pytest

from simulator.batch.attempts import Attempt, Chooser, Which

KEY = ("t-1", "late-parcel", "fair")
ATTEMPTS = {
    "first": Attempt("2026-01-31T09:30:00Z", 1, "a", 40.0),
    "better": Attempt("2026-01-31T09:30:00.125Z", 2, "b", 90.0),
    "as-good": Attempt("2026-02-01T09:30:00Z", 3, "c", 90.0),
    "last": Attempt("2026-02-02T09:30:00Z", 4, "d", 10.0),
}


@pytest.mark.parametrize(
    ("which", "expected"), [("first", "first"), ("last", "last"), ("best", "better")]
)
def test_one_attempt_is_chosen_whatever_the_order(which: Which, expected: str) -> None:
    for seed in range(10):
        chooser: Chooser[str] = Chooser(which)
        for name in random.Random(seed).sample(sorted(ATTEMPTS), len(ATTEMPTS)):
            chooser.offer(KEY, ATTEMPTS[name], name)
        assert list(chooser.chosen()) == [expected]


def test_each_trainee_scenario_and_rubric_has_its_own() -> None:
    chooser: Chooser[int] = Chooser("first")
    keys = [KEY, ("t-2", *KEY[1:]), ("t-1", "other", "fair"), ("t-1", "late-parcel", "other")]
    for number, key in enumerate(keys):
        chooser.offer(key, ATTEMPTS["first"], number)
    assert list(chooser.chosen()) == [0, 1, 2, 3]


def test_of_attempts_at_the_same_moment_the_number_decides_and_then_the_uuid() -> None:
    chooser: Chooser[str] = Chooser("first")
    for attempt, session in ((2, "a"), (1, "z"), (1, "b")):
        moment = Attempt("2026-01-31T09:30:00Z", attempt, session, 0.0)
        chooser.offer(KEY, moment, session)
    assert list(chooser.chosen()) == ["b"]
