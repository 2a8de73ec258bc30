"""A group of sessions added up: criteria, errors, decisions, replies and what is remarkable."""

from collections import Counter
from fractions import Fraction

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.statistics.group import GroupSums
from simulator.statistics.results import DecisionItem, GroupItems, ReplyItem
from simulator.statistics.talks import Held, Reply, Talk, visits
from tests import samples

ASKS = ("wait-some-more", "look-up", "not-our-fault")
LISTENS = ("tomorrow-by-noon", "today-surely")


def turn(reply: str, strongest: str, *, before: int = 100, after: int = 100) -> Reply:
    step, offered = ("asks", ASKS) if reply in ASKS else ("listens", LISTENS)
    held = Held(before=Fraction(before), after=Fraction(after), strongest=(strongest,))
    return Reply(step=step, reply=reply, offered=offered, held=held)


def talk(*turns: Reply, points: tuple[int, int] = (2, 2), kinds: tuple[str, ...] = ()) -> Talk:
    return Talk(points=points, kinds=frozenset(kinds), visits=visits(turns))


def came_of(*talks: tuple[Talk, int]) -> GroupItems:
    sums = GroupSums(samples.scenario(), samples.rubric())
    for one, times in talks:
        sums.add(one, times)
    return sums.items(("5" * 64, "b" * 64), True, Counter())


def decision(found: GroupItems, step: str) -> DecisionItem:
    return next(item for item in found.decisions if item.id == step)


def reply(found: GroupItems, name: str) -> ReplyItem:
    replies = (item for step in found.decisions for item in step.replies)
    return next(item for item in replies if item.id == name)


STRONG = talk(turn("look-up", "look-up"), turn("tomorrow-by-noon", "tomorrow-by-noon"))
WEAK = talk(
    turn("wait-some-more", "look-up", after=60),
    turn("today-surely", "tomorrow-by-noon", before=60, after=30),
    points=(0, 0),
    kinds=("customer",),
)
LUCKY = talk(
    turn("wait-some-more", "look-up", after=60),
    turn("tomorrow-by-noon", "tomorrow-by-noon", before=60, after=60),
    points=(0, 1),
)


@given(st.lists(st.tuples(st.sampled_from((0, 2)), st.integers(0, 2)), min_size=2, max_size=30))
def test_criteria_are_items_whose_rest_is_the_weighted_rest_of_the_rubric(
    earned: list[tuple[int, int]],
) -> None:
    found = came_of(*((talk(points=points), 1) for points in earned))
    checking, honesty = found.criteria
    scores = np.array(earned)
    assert (checking.id, honesty.id) == ("checking", "honesty")
    assert checking.facility == pytest.approx(scores[:, 0].mean() / 2, abs=1e-6)
    assert honesty.facility == pytest.approx(scores[:, 1].mean() / 2, abs=1e-6)
    if scores.std(axis=0).all():
        correlation = np.corrcoef(scores.T)[0, 1]
        assert checking.discrimination == pytest.approx(correlation, abs=1e-6)
        assert honesty.discrimination == checking.discrimination
    else:
        assert checking.discrimination is None
    weighted = np.cov((scores * [2, 1]).T)
    if weighted.sum() > 1e-9:
        alpha = 2 * (1 - np.trace(weighted) / weighted.sum())
        assert found.consistency.alpha == pytest.approx(alpha, abs=1e-6)


def test_accuracy_is_the_share_of_sessions_without_an_error_of_that_kind() -> None:
    (customer,) = came_of((STRONG, 3), (WEAK, 1)).accuracy
    assert (customer.kind, customer.without, customer.share) == ("customer", 3, 0.75)
    assert (customer.low, customer.high) == (0.300642, 0.954413)


def test_decisions_have_facility_cost_and_discrimination() -> None:
    found = came_of((STRONG, 2), (WEAK, 1), (LUCKY, 1))
    asks, listens = decision(found, "asks"), decision(found, "listens")
    assert (asks.reached, asks.at_stake, asks.facility, asks.kept) == (4, 4, 0.5, 0.8)
    assert (listens.facility, listens.kept) == (0.75, 0.875)
    assert (asks.ease, listens.ease) == (0.5, 0.75)
    expected = np.corrcoef([1, 1, 0, 0], [1, 1, 0, 1])[0, 1]
    assert asks.discrimination == listens.discrimination == pytest.approx(expected, abs=1e-6)
    assert asks.efficiency == 1


def test_replies_are_counted_among_those_who_had_them_on_offer() -> None:
    found = came_of((STRONG, 2), (WEAK, 1), (LUCKY, 1))
    wait = reply(found, "wait-some-more")
    assert (wait.offered, wait.picked, wait.share, wait.kept) == (4, 2, 0.5, 0.6)
    assert (wait.rest, wait.rest_of_strongest) == (-0.25, 0.25)
    assert reply(found, "it-is-at-the-depot").share is None
    assert reply(found, "not-our-fault").picked == 0


def test_a_reply_that_nobody_picks_is_named_once_enough_could_have() -> None:
    assert reply(came_of((STRONG, 9)), "not-our-fault").remarks == ()
    assert reply(came_of((STRONG, 10)), "not-our-fault").remarks == ("never-picked",)
    assert reply(came_of((STRONG, 10)), "it-is-at-the-depot").remarks == ()


def test_a_weak_reply_that_stronger_sessions_prefer_is_named() -> None:
    unlucky = talk(
        turn("look-up", "look-up"), turn("today-surely", "tomorrow-by-noon"), points=(2, 0)
    )
    found = came_of((LUCKY, 10), (unlucky, 10))
    assert reply(found, "wait-some-more").remarks == ("preferred-yet-costly",)
    assert reply(found, "look-up").remarks == ()
    assert reply(came_of((LUCKY, 9), (unlucky, 10)), "wait-some-more").remarks == ()
    assert reply(came_of((WEAK, 10), (STRONG, 10)), "wait-some-more").remarks == ()


def test_items_that_tell_nobody_apart_or_the_wrong_ones_are_named() -> None:
    easy = came_of((STRONG, 30))
    assert decision(easy, "asks").remarks == ("very-easy",)
    assert easy.criteria[0].remarks == ("very-easy",)
    assert came_of((WEAK, 30)).criteria[0].remarks == ("very-hard",)
    crossed = came_of((talk(points=(2, 0)), 15), (talk(points=(0, 2)), 15))
    assert crossed.criteria[0].remarks == ("weaker-do-better",)
    assert came_of((STRONG, 29)).criteria[0].remarks == ()


def test_of_one_session_there_are_only_counts() -> None:
    found = came_of((STRONG, 1))
    asks = decision(found, "asks")
    assert (found.sessions, asks.reached, asks.at_stake) == (1, 1, 1)
    assert found.is_rough
    figures = [asks.facility, asks.discrimination, asks.efficiency, asks.kept]
    figures += [found.criteria[0].facility, found.criteria[0].discrimination]
    figures += [found.consistency.alpha, found.accuracy[0].share]
    look_up = reply(found, "look-up")
    figures += [look_up.share, look_up.kept, look_up.rest]
    assert figures == [None] * len(figures)


def test_how_often_a_talk_went_so_is_the_same_as_adding_it_so_often() -> None:
    assert came_of((STRONG, 2), (WEAK, 1)) == came_of((WEAK, 1), (STRONG, 1), (STRONG, 1))


def test_the_result_can_be_written_as_json() -> None:
    found = came_of((STRONG, 2), (WEAK, 1))
    assert msgspec.json.decode(msgspec.json.encode(found), type=GroupItems) == found
