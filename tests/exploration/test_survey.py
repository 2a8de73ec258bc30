"""The value of a state is the union of what its replies lead to."""

import pytest
from hypothesis import given, settings

from simulator.conversation import NotOfferedError
from simulator.exploration.bits import combined
from simulator.exploration.findings import best_play
from simulator.exploration.judging import judge
from simulator.exploration.scale import FAIL, PASS
from simulator.exploration.survey import State, Survey
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from tests import samples
from tests.exploration.long_talk import long_talk, many_sided_rubric
from tests.generators import rubrics, scenarios


def _states(surveyed: Survey) -> list[State]:
    return [State(point, bits) for point, values in enumerate(surveyed.values) for bits in values]


@settings(max_examples=25, deadline=None)
@given(scenarios(), rubrics())
def test_nothing_is_possible_but_what_some_reply_leads_to(
    scenario: Scenario, rubric: Rubric
) -> None:
    surveyed = best_play(scenario, rubric)
    for state in _states(surveyed) if surveyed else ():
        assert surveyed is not None
        if state.point >= surveyed.routes.endings:
            ahead = [surveyed.value(after) for _, after in surveyed.ahead(state)]
            assert surveyed.value(state) == combined(ahead)


@settings(max_examples=25, deadline=None)
@given(scenarios(), rubrics())
def test_a_path_to_a_state_leads_there(scenario: Scenario, rubric: Rubric) -> None:
    surveyed = best_play(scenario, rubric)
    for goal in _states(surveyed)[::5] if surveyed else ():
        assert surveyed is not None
        state = surveyed.start
        for reply in surveyed.path_to(goal):
            state = dict(surveyed.ahead(state))[reply]
        assert state == goal


def test_a_possibility_is_walked_to() -> None:
    surveyed = best_play(samples.scenario(), samples.rubric())
    assert surveyed is not None

    assert surveyed.path(surveyed.scale.flags[PASS], surveyed.start) == samples.GOOD_PATH
    assert surveyed.path(surveyed.scale.flags[FAIL], surveyed.start) == (
        "wait-some-more",
        "today-surely",
    )


def test_a_talk_of_real_size_is_surveyed_whole() -> None:
    surveyed = best_play(long_talk(12, seed=1), many_sided_rubric(seed=1))

    assert surveyed is not None
    assert surveyed.complete
    assert surveyed.states < 400_000


def test_past_the_limit_something_is_found_and_nothing_is_proved() -> None:
    scenario, rubric = long_talk(9, seed=1), many_sided_rubric(seed=1)
    whole, part = best_play(scenario, rubric), best_play(scenario, rubric, limit=2_000)
    assert whole is not None
    assert part is not None

    assert whole.complete
    assert not part.complete
    assert part.states < whole.states
    possible = part.scale.highest(part.value(part.start))
    assert possible <= whole.scale.highest(whole.value(whole.start))
    with pytest.raises(ValueError, match="complete"):
        judge(part, scenario, ("say-0-0",))


def test_only_what_is_offered_can_be_judged() -> None:
    surveyed = best_play(samples.scenario(), samples.rubric())
    assert surveyed is not None

    with pytest.raises(NotOfferedError) as raised:
        judge(surveyed, samples.scenario(), ("look-up", "look-up"))
    assert (raised.value.turn, raised.value.place) == (2, "asks")
    assert raised.value.offered == ("wait-some-more", "it-is-at-the-depot", "not-our-fault")
