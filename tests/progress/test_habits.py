"""Habits: what several talks have in common."""

from fractions import Fraction

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from simulator.model.scorecard import Score
from simulator.progress.facts import progress
from simulator.progress.habits import Habit, TalkFacts
from simulator.progress.habits import habits as find_habits
from tests import samples
from tests.progress.talks import ARGUED, GOOD, GUESSED, practised


def habits(*paths: tuple[str, ...]) -> tuple[Habit, ...]:
    talks = [practised(*path, day=day) for day, path in enumerate(paths, 1)]
    return progress(talks).habits


def test_two_talks_make_no_habit() -> None:
    assert habits(ARGUED, ARGUED) == ()


def test_a_behaviour_that_the_rubric_holds_against_a_talk_is_counted_over_the_talks() -> None:
    found = habits(ARGUED, ARGUED, GOOD)
    (argues,) = [each for each in found if each.subject == ("argues",)]
    assert (argues.kind, argues.times, argues.talks) == ("spoils", 2, 3)
    assert not argues.serves


def test_what_was_kept_clear_of_is_not_told() -> None:
    assert all(each.kind != "spoils" for each in habits(GOOD, GOOD, GOOD))


def test_the_order_of_best_play_is_a_habit_that_serves() -> None:
    (order,) = [each for each in habits(GOOD, GOOD, GOOD) if each.kind == "order"]
    assert order.subject[0] == "verifies"
    assert (order.times, order.talks, order.happens, order.serves) == (0, 3, False, True)


def facts(*shown: str) -> TalkFacts:
    """A talk with one behaviour a turn, where best play listens before it explains."""
    return TalkFacts(
        rubric=msgspec.structs.replace(samples.rubric(), criteria=()),
        score=Score(
            raw=Fraction(0), percent=Fraction(0), passed=False, band="", criteria=(), critical=()
        ),
        shown=tuple((behaviour,) for behaviour in shown),
        possible=frozenset(shown),
        best_order=frozenset({("listens", "explains")}),
    )


def test_explaining_before_listening_or_without_it_is_counted() -> None:
    talks = [facts("explains", "listens"), facts("explains"), facts("listens", "explains")]
    (order,) = find_habits(talks)
    assert (order.subject, order.times, order.talks) == (("listens", "explains"), 2, 3)
    assert order.happens
    assert not order.serves


def test_a_talk_without_the_later_behaviour_says_nothing_of_the_order() -> None:
    assert find_habits([facts("explains"), facts("explains"), facts("listens")]) == ()


def test_the_best_level_of_a_criterion_is_counted_whether_it_was_reached_or_not() -> None:
    found = habits(GUESSED, GUESSED, GUESSED, GOOD)
    (checking,) = [each for each in found if "checking" in each.subject]
    assert checking.subject == ("fair", "checking", "looked")
    assert (checking.times, checking.talks, checking.serves) == (1, 4, False)


def test_there_are_at_most_five_and_none_about_what_another_is_about() -> None:
    found = habits(*(GUESSED, ARGUED, GOOD) * 3)
    assert len(found) <= 5
    subjects = [each.subject[1:2] if each.kind == "level" else each.subject for each in found]
    named = [name for subject in subjects for name in subject]
    assert len(named) == len(set(named))


def test_the_surest_stands_first() -> None:
    found = habits(*(GUESSED,) * 4, GOOD)
    strengths = [each.strength for each in found]
    assert strengths == sorted(strengths, reverse=True)


@given(st.integers(3, 40).flatmap(lambda talks: st.tuples(st.integers(0, talks), st.just(talks))))
def test_strength_lies_between_a_half_and_one_and_grows_with_the_number_of_talks(
    counts: tuple[int, int],
) -> None:
    times, talks = counts
    one = Habit(kind="level", subject=("r", "c", "l"), times=times, talks=talks)
    twice = Habit(kind="level", subject=("r", "c", "l"), times=2 * times, talks=2 * talks)
    assert Fraction(1, 2) <= one.strength < 1
    assert twice.strength >= one.strength
