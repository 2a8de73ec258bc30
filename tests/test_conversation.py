"""What holds for every scenario, whatever the trainee does; and the order of things in a turn."""

from collections import Counter
from itertools import chain, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.conversation import (
    NotOfferedError,
    Script,
    State,
    begin,
    choose,
    exchanges,
    has_ended,
    newly_spoken,
    offers,
    replay,
    script,
    shown_by_turn,
    shuffled,
    spoken,
)
from simulator.model.scenario import Scenario
from tests import boots
from tests.generators import scenarios

choices = st.lists(st.integers(0, 5), min_size=1, max_size=8)
sampled = settings(max_examples=30, deadline=None)
seeds = st.integers(0, 2**53 - 1)


def talked(play: Script, numbers: list[int]) -> tuple[State, ...]:
    """A talk to its end, in which these numbers choose among the offers."""
    states = [begin(play)]
    while not has_ended(play, states[-1]):
        offered = offers(play, states[-1])
        reply = offered[numbers[len(states) % len(numbers)] % len(offered)]
        states.append(choose(play, states[-1], reply.id))
    return tuple(states)


@sampled
@given(scenarios(), choices)
def test_nobody_gets_stuck_and_no_reply_comes_twice(scenario: Scenario, numbers: list[int]) -> None:
    play = script(scenario)
    states = talked(play, numbers)
    for state in states[:-1]:
        assert any(reply.say for reply in offers(play, state))
    assert offers(play, states[-1]) == ()
    assert len(set(states[-1].chosen)) == len(states) - 1


@sampled
@given(scenarios(), choices)
def test_the_talk_only_moves_forward_and_only_an_action_stays(
    scenario: Scenario, numbers: list[int]
) -> None:
    play = script(scenario)
    past_all = len(play.positions)
    for before, after in pairwise(talked(play, numbers)):
        moved = play.positions.get(after.at, past_all) - play.positions[before.at]
        assert moved > 0 or (moved == 0 and play.replies[after.chosen[-1]].action)


@sampled
@given(scenarios(), choices)
def test_the_same_replies_lead_to_the_same_states(scenario: Scenario, numbers: list[int]) -> None:
    states = talked(script(scenario), numbers)
    assert replay(script(scenario), states[-1].chosen) == states


@sampled
@given(scenarios(), choices)
def test_feelings_stay_between_0_and_10_and_none_comes_or_goes(
    scenario: Scenario, numbers: list[int]
) -> None:
    for state in talked(script(scenario), numbers):
        assert state.feelings.keys() == scenario.feelings.keys()
        assert all(0 <= value <= 10 for value in state.feelings.values())


@sampled
@given(scenarios(), choices)
def test_the_counts_are_what_the_turns_and_the_ending_showed(
    scenario: Scenario, numbers: list[int]
) -> None:
    play = script(scenario)
    last = talked(play, numbers)[-1]
    evidence = shown_by_turn(play, last.chosen, last.at)
    assert len(evidence) == len(last.chosen) + 1
    assert Counter(chain.from_iterable(evidence)) == Counter(last.counts)


@sampled
@given(scenarios(), choices)
def test_a_step_says_a_line_on_arrival_and_again_only_if_the_variant_changed(
    scenario: Scenario, numbers: list[int]
) -> None:
    play = script(scenario)
    states = talked(play, numbers)
    heard: tuple[str, str] | None = None
    for exchange, state in zip(exchanges(play, states), states, strict=False):
        now = (state.at, spoken(play, state).variant)
        assert (exchange.line is None) == (now == heard)
        heard = now


@sampled
@given(scenarios(), choices)
def test_a_reply_that_is_not_offered_is_refused_with_its_turn(
    scenario: Scenario, numbers: list[int]
) -> None:
    play = script(scenario)
    states = talked(play, numbers)
    for turn, state in enumerate(states, 1):
        offered = {reply.id for reply in offers(play, state)}
        for reply in play.replies.keys() - offered:
            with pytest.raises(NotOfferedError) as refusal:
                choose(play, state, reply)
            assert (refusal.value.turn, refusal.value.place) == (turn, state.at)


@sampled
@given(scenarios(), seeds)
def test_a_seed_shows_the_replies_in_one_order_which_using_one_up_does_not_change(
    scenario: Scenario, seed: int
) -> None:
    replies = scenario.steps[0].replies
    order = shuffled(replies, seed)
    assert shuffled(replies[::-1], seed) == order
    assert Counter(reply.id for reply in order) == Counter(reply.id for reply in replies)
    assert shuffled(replies[1:], seed) == tuple(reply for reply in order if reply != replies[0])


def test_seeds_differ_in_the_order() -> None:
    replies = boots.scenario().steps[0].replies
    orders = {tuple(reply.id for reply in shuffled(replies, seed)) for seed in range(50)}
    assert len(orders) > 10


def test_an_action_stays_and_the_customer_asks_again_only_with_another_line() -> None:
    play = script(boots.scenario())
    start, searched, looked = replay(play, ("search", "look-round"))
    assert (start.at, searched.at, looked.at) == ("asks", "asks", "asks")
    line = newly_spoken(play, start, searched)
    assert line is not None
    assert (line.variant, line.customer) == ("waiting", "And? Did you find them?")
    assert newly_spoken(play, searched, looked) is None


def test_a_variant_replaces_the_whole_line_its_tone_and_its_speaker() -> None:
    play = script(boots.scenario())
    start, warm = replay(play, ("closest",))
    assert spoken(play, start).tone == "quietly"
    assert spoken(play, warm).speaker == "His wife"
    assert spoken(play, warm).tone == ""


STEP = {"customer": "Well?"}
BY_PATIENCE = {"feelings": {"at_most": {"patience": 0}}}


def crossing(**changes: object) -> Script:
    """Three steps and two endings, where a reply takes all patience."""
    steps = [
        {
            **STEP,
            "id": "first",
            "next": "second",
            "branches": [{"when": {"any": ["argues"]}, "next": "third"}],
            "replies": [
                {"id": "calm", "say": "Yes."},
                {"id": "argue", "say": "No.", "shows": ["argues"]},
                {"id": "shout", "say": "NO.", "feels": {"patience": -9}, "next": "third"},
                {"id": "own-branch", "say": "Hm.", "shows": ["argues"], "next": "home"}
                | {"branches": [{"when": {"any": ["argues"]}, "next": "second"}]},
                {"id": "go", "say": "Go.", "feels": {"patience": -9}, "next": "home"},
            ],
        },
        {**STEP, "id": "second", "next": "third", "replies": [{"id": "second-yes", "say": "Y."}]},
        {
            **STEP,
            "id": "third",
            "replies": [{"id": "third-yes", "say": "Yes.", "next": "home"}],
        },
    ]
    endings = [
        {"id": ending, "customer": "Bye.", "later": "Later.", "shows": ["customer-lost"]}
        for ending in ("home", "out")
    ]
    return script(
        boots.scenario(
            **{"steps": steps, "endings": endings, "feelings": {"patience": 5}, **changes}
        )
    )


@pytest.mark.parametrize(
    ("reply", "place"),
    [("calm", "second"), ("argue", "third"), ("shout", "third"), ("own-branch", "second")],
)
def test_own_branches_come_before_the_own_next_and_the_steps_branches_before_its_next(
    reply: str, place: str
) -> None:
    play = crossing()
    assert choose(play, begin(play), reply).at == place


def test_an_interruption_takes_the_place_of_the_destination() -> None:
    play = crossing(interruptions=[{"id": "enough", "when": BY_PATIENCE, "next": "out"}])
    last = choose(play, begin(play), "shout")
    assert (last.at, last.counts) == ("out", {"customer-lost": 1})


def test_an_interruption_does_not_hold_up_a_reply_that_ends_the_talk() -> None:
    play = crossing(interruptions=[{"id": "enough", "when": BY_PATIENCE, "next": "out"}])
    assert choose(play, begin(play), "go").at == "home"


def test_an_interruption_never_leads_back_and_the_next_that_holds_is_taken() -> None:
    play = crossing(
        interruptions=[
            {"id": "back", "when": BY_PATIENCE, "next": "second"},
            {"id": "enough", "when": BY_PATIENCE, "next": "out"},
        ]
    )
    assert [state.at for state in replay(play, ("shout",))] == ["first", "second"]
    once_more = choose(play, replay(play, ("shout",))[-1], "second-yes")
    assert once_more.at == "out"
