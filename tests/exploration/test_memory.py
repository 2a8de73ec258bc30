"""A scenario remembers what its conditions can tell, and no more."""

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.exploration.bits import changed, fits
from simulator.exploration.memory import counts_needed, memory
from simulator.model.conditions import Condition, holds
from simulator.model.scenario import Scenario
from tests import samples
from tests.generators import scenarios


def test_a_behaviour_is_counted_as_far_as_a_condition_can_tell() -> None:
    condition = Condition(
        all=("argues",),
        any=("informs",),
        at_least={"argues": 3, "mocks": 1},
        at_most={"informs": 2, "lectures": 0},
    )

    assert counts_needed(condition) == {"argues": 3, "informs": 3, "mocks": 1, "lectures": 1}


def test_only_what_a_condition_or_a_repeated_offer_can_read_is_kept() -> None:
    kept = memory(samples.scenario())

    assert list(kept.behaviours) == ["verifies"]
    assert sorted(kept.feelings) == ["patience", "trust"]
    assert list(kept.replies) == ["look-up"]


@settings(max_examples=40, deadline=None)
@given(scenarios(), st.data())
def test_a_compiled_condition_holds_when_the_condition_does(
    scenario: Scenario, data: st.DataObject
) -> None:
    kept = memory(scenario)
    replies = [reply for step in scenario.steps for reply in step.replies]
    feelings, counts = dict(scenario.feelings), dict[str, int]()
    state = kept.beginning
    given_replies = data.draw(st.lists(st.sampled_from(replies), max_size=5))
    for reply in given_replies:
        state = changed(state, kept.chosen(reply))
        for feeling, amount in reply.feels.items():
            feelings[feeling] = min(10, max(0, feelings[feeling] + amount))
        for behaviour in reply.shows:
            counts[behaviour] = counts.get(behaviour, 0) + 1
    chosen = {reply.id for reply in given_replies}

    conditions = [
        *(reply.when for reply in replies),
        *(variant.when for step in scenario.steps for variant in step.variants),
        *(interruption.when for interruption in scenario.interruptions),
    ]
    for condition in conditions:
        pattern = kept.pattern(condition)
        assert fits(pattern, state) == holds(condition, counts, feelings, chosen)
        assert fits(pattern, state & kept.reads(condition)) == fits(pattern, state)
