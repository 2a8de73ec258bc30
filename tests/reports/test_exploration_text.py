"""A trainer sees at a glance what is proved, what is wrong and what is odd."""

from fractions import Fraction

import msgspec

from simulator.exploration.earnings import Earnings, Played
from simulator.exploration.findings import explore
from simulator.model.conditions import TalkCondition
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.reports.exploration_text import odd, render, wrong
from tests import samples
from tests.exploration.long_talk import long_talk, many_sided_rubric

HELD_TO = ("fair",)

EXPECTED = """\
late-parcel, version 1
Explored in full: 16 states; a talk takes 1 to 3 turns.

Proved
  ✓ It can happen: each step, each reply, each variant, each interruption and
    each ending.
  ✓ There is a pass and a fail, each level can be reached, and each critical
    error can be avoided, under fair.

What each ending can earn, in percent
  ending    fair
  thanks    66.6 to 100.0
  hangs-up  0.0 to 83.3

Under each rubric
  rubric  worst  best   random passes  turns after a lost pass
  fair    0.0    100.0  44 of 1000     1
"""


def _rubric(**changes: object) -> Rubric:
    return msgspec.convert({**msgspec.to_builtins(samples.rubric()), **changes}, Rubric)


def _uninterrupted() -> Scenario:
    """The late parcel with an interruption that cannot happen."""
    scenario = samples.scenario()
    never = TalkCondition(all=("mocks",))
    interruptions = tuple(
        msgspec.structs.replace(interruption, when=never) for interruption in scenario.interruptions
    )
    return msgspec.structs.replace(scenario, interruptions=interruptions)


def test_the_late_parcel_is_reported_on_one_screen() -> None:
    assert render(explore(samples.scenario(), [_rubric()]), HELD_TO) == EXPECTED


def test_a_strategy_that_passes_is_odd() -> None:
    scenario = samples.scenario()
    needing_nothing = msgspec.to_builtins(samples.rubric())["criteria"]
    for criterion in needing_nothing:
        criterion.pop("needs", None)
    lenient = _rubric(**{"pass": 60, "criteria": needing_nothing})

    assert odd(explore(scenario, [_rubric()]), HELD_TO) == []
    assert odd(explore(scenario, [lenient]), HELD_TO) == [
        "The strategy shows:verifies passes under fair with 66.6% "
        "(look-up, wait-some-more, tomorrow-by-noon)."
    ]


def test_strategies_that_come_to_the_same_talk_are_one_entry_for_all_rubrics() -> None:
    found = explore(samples.scenario(), [_rubric()])
    (earned,) = found.rubrics.values()
    same = Played(Fraction(200, 3), True, ("look-up", "wait-some-more"))
    other = Played(Fraction(80), True, ("wait-some-more",))
    fair = _with_strategies(earned, first=same, longest=same, last=other)
    kind = _with_strategies(earned, first=same._replace(percent=Fraction(70)))
    both = msgspec.structs.replace(found, rubrics={"fair": fair, "kind": kind})

    assert odd(both, HELD_TO) == [
        "The strategies first and longest pass, by one talk, under fair with 66.6% and "
        "under kind with 70.0% (look-up, wait-some-more).",
        "The strategy last passes under fair with 80.0% (wait-some-more).",
    ]


def _with_strategies(earned: Earnings, **strategies: Played) -> Earnings:
    return msgspec.structs.replace(earned, strategies=strategies)


def test_what_no_talk_can_reach_or_avoid_is_wrong() -> None:
    levels = [
        {"id": "good", "points": 1, "when": {"all": ["mocks"]}, "feedback": "Yes."},
        {"id": "poor", "points": 0, "feedback": "No."},
    ]
    tact = {"id": "tact", "title": "Tact", "question": "Was it?", "weight": 1, "levels": levels}
    error = {
        "id": "said-little",
        "when": {"at_most": {"informs": 9}},
        "kind": "customer",
        "effect": "fail",
        "feedback": "It was.",
    }
    found = explore(_uninterrupted(), [_rubric(criteria=[tact], critical=[error])])

    assert wrong(found, HELD_TO) == [
        "No talk in which interruption has-had-enough can happen.",
        "fair: no talk passes.",
        "fair: no talk reaches tact/good.",
        "fair: no talk avoids the critical error said-little.",
    ]


def test_a_critical_error_without_an_opportunity_is_odd() -> None:
    (quarrelled,) = msgspec.to_builtins(samples.rubric())["critical"]
    mocked = {**quarrelled, "id": "mocked", "when": {"any": ["mocks"]}}
    found = explore(samples.scenario(), [_rubric(critical=[mocked])])

    assert odd(found, HELD_TO) == ["fair: no opportunity for mocked."]


def test_an_exploration_in_part_proves_nothing_and_calls_nothing_wrong() -> None:
    found = explore(long_talk(16, seed=1), [many_sided_rubric(seed=1)], limit=500)
    text = render(found, HELD_TO)

    assert wrong(found, HELD_TO) == []
    assert "Explored in part" in text
    assert "so far as explored" in text
    assert "which proves nothing" in text
    assert "Proved" not in text
    assert "Wrong" not in text


def test_without_a_rubric_only_the_talk_itself_is_reported() -> None:
    text = render(explore(_uninterrupted(), []), HELD_TO)

    assert "Wrong" in text
    assert "earn" not in text
