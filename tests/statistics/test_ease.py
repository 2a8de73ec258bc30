"""Ease and strength, fitted together: against the least squares of numpy."""

from collections import Counter
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.statistics.ease import Scores, ease, rests

NAMES = ("asks", "haggles", "leaves", "listens")


@st.composite
def sessions(draw: st.DrawFn) -> list[Scores]:
    """Sessions that took some of the decisions each, and one that took them all."""
    bits = st.integers(0, 1)
    some = st.dictionaries(st.sampled_from(NAMES), bits, min_size=1)
    every = st.fixed_dictionaries(dict.fromkeys(NAMES, bits))
    drawn = [draw(every), *draw(st.lists(some, max_size=25))]
    return [tuple(sorted(scores.items())) for scores in drawn]


def fitted(talks: list[Scores]) -> list[float]:
    """Ease by numpy, from a column for each decision and one for each session."""
    rows, scores = [], []
    for number, talk in enumerate(talks):
        for name, score in talk:
            row = np.zeros(len(NAMES) + len(talks))
            row[NAMES.index(name)] = row[len(NAMES) + number] = 1
            rows.append(row)
            scores.append(score)
    found = np.linalg.lstsq(np.array(rows), np.array(scores), rcond=None)[0]
    return [float(value) for value in found[: len(NAMES)]]


@given(sessions())
def test_ease_is_that_of_the_additive_model_by_least_squares(talks: list[Scores]) -> None:
    found, expected = ease(Counter(talks)), fitted(talks)
    for name, value in zip(NAMES, expected, strict=True):
        difference = float(found[name] - found[NAMES[0]])
        assert difference == pytest.approx(value - expected[0], abs=3e-6)


@given(sessions())
def test_over_all_scores_their_excess_is_0(talks: list[Scores]) -> None:
    found = ease(Counter(talks))
    excess = [score - found[name] for talk in talks for name, score in talk]
    assert float(sum(excess)) / len(excess) == pytest.approx(0, abs=1e-6)


@given(sessions())
def test_neither_order_nor_repetition_matters(talks: list[Scores]) -> None:
    assert ease(Counter([*reversed(talks), *talks])) == ease(Counter(talks))


def test_if_all_take_the_same_decisions_ease_is_the_mean_score() -> None:
    talks = [
        (("asks", 1), ("leaves", 0)),
        (("asks", 1), ("leaves", 1)),
        (("asks", 0), ("leaves", 0)),
    ]
    assert ease(Counter(talks)) == {
        "asks": Fraction(666667, 1_000_000),
        "leaves": Fraction(333333, 1_000_000),
    }


def test_who_met_easy_decisions_only_is_not_taken_for_strong() -> None:
    strong = (("asks", 1), ("haggles", 1), ("leaves", 0))
    early = (("asks", 1), ("haggles", 0))
    eases = ease(Counter({strong: 9, early: 9}))
    assert rests(early, eases)["haggles"] < rests(strong, eases)["haggles"]


def test_decisions_that_share_no_session_stand_by_their_mean() -> None:
    found = ease(Counter({(("asks", 1),): 3, (("leaves", 0),): 2, (("asks", 0),): 1}))
    assert found == {"asks": Fraction(3, 4), "leaves": 0}


def test_the_rest_is_the_mean_excess_of_the_other_decisions() -> None:
    eases = {"asks": Fraction(9, 10), "haggles": Fraction(1, 2), "leaves": Fraction(1, 5)}
    found = rests((("asks", 1), ("haggles", 0), ("leaves", 1)), eases)
    assert found["asks"] == Fraction(3, 20)
    assert found["haggles"] == Fraction(9, 20)
    assert rests((("asks", 1),), eases) == {}


def test_of_no_talks_nothing_is_known() -> None:
    assert ease({}) == {}
    assert ease({(): 4}) == {}
