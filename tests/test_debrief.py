"""What a trainee is told after a talk, and what is never told."""

from fractions import Fraction

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from simulator.conversation import NotOfferedError, begin, choose, has_ended, offers, script
from simulator.debrief import ENDING_IS_ALLOWED, Debrief, NoDebriefError, debrief, in_words
from simulator.model.rubric import Rubric, applies
from simulator.model.scenario import Scenario
from simulator.model.scorecard import one_decimal
from tests import boots
from tests.exploration.long_talk import long_talk, many_sided_rubric
from tests.generators import rubrics, scenarios


def told(path: tuple[str, ...]) -> Debrief:
    return debrief(boots.scenario(), boots.rubric(), boots.session(path), boots.TITLES)


def test_it_begins_with_what_became_of_the_customer() -> None:
    ending = told(boots.GOOD).ending
    assert (ending.id, ending.line.customer) == ("stays", "Six o'clock, then.")
    assert ending.later == "He came back with his grandson."


def test_a_talk_without_losses_passes_and_names_nothing_to_do() -> None:
    good = told(boots.GOOD)
    assert (good.card.percent, good.card.passed, good.card.band) == (100, True, "Exemplary")
    assert (good.one_thing, good.reasons, good.critical) == (None, (), ())


def test_each_turn_tells_what_was_said_done_found_and_shown_and_why() -> None:
    searched, answered, closed = told(boots.GOOD).turns
    assert (searched.number, searched.step, searched.reply) == (1, "asks", "search")
    assert (searched.said, searched.is_action) == ("Search the supplier list.", True)
    assert searched.finds == "No supplier has them. One makes a replica."
    assert answered.why == "He heard a no and a way on in one breath."
    assert [shown.id for shown in answered.shows] == [
        "acknowledges",
        "states-limit",
        "offers-alternative",
    ]
    assert not closed.is_action


def test_behaviours_go_by_their_titles_and_without_one_by_their_id_in_words() -> None:
    shown = told(boots.GOOD).turns[1].shows
    assert [behaviour.title for behaviour in shown] == [
        "Names the trouble",
        "Says what can't be done",
        "offers alternative",
    ]


def test_the_customers_line_is_told_as_it_was_said() -> None:
    quietly, waiting, wife = (turn.line for turn in told(boots.GOOD).turns)
    assert quietly is not None
    assert quietly.tone == "quietly"
    assert waiting is not None
    assert waiting.customer == "And? Did you find them?"
    assert wife is not None
    assert wife.speaker == "His wife"


def test_a_line_is_not_repeated_after_an_action_that_stays() -> None:
    turns = told(("search", "look-round", "closest", "plain")).turns
    assert [turn.line is None for turn in turns] == [False, False, True, False]


def test_a_criterion_is_told_with_the_words_of_its_level() -> None:
    listening, honesty, outcome = told(boots.CAPPED).criteria
    assert (listening.level, listening.points, listening.max, listening.lost) == (
        "half-heard",
        1,
        2,
        1,
    )
    assert (listening.feedback, listening.tip) == ("He was let pass.", "Say his wish back.")
    assert (honesty.weight, honesty.lost, honesty.evidence) == (2, 4, (1,))
    assert outcome.evidence == (3,)


def test_a_criterion_that_does_not_apply_is_only_named_as_not_asked() -> None:
    good = told(boots.GOOD)
    assert [criterion.title for criterion in good.not_asked] == ["In front of others"]
    assert "in-public" not in [finding.id for finding in good.criteria]


@pytest.mark.parametrize(
    ("path", "effect"),
    [
        (boots.CAPPED, "The result can be 60% at most; it was not above that."),
        (boots.FAILED, "The session does not pass, whatever the percentage."),
        (boots.ZERO, "The result is 0%, whatever else was done."),
    ],
)
def test_a_critical_error_says_what_it_did_to_the_result(
    path: tuple[str, ...], effect: str
) -> None:
    (error,) = told(path).critical
    assert error.effect == effect


def test_a_cap_that_held_the_result_down_says_from_where() -> None:
    critical = [
        {
            "id": "looked",
            "when": {"any": ["verifies"]},
            "kind": "business",
            "effect": "cap",
            "cap": 60,
            "feedback": "The queue grew.",
        }
    ]
    session = boots.session(boots.GOOD)
    capped = debrief(boots.scenario(), boots.rubric(critical=critical), session, {})
    (error,) = capped.critical
    assert error.effect == "The result can be 60% at most; without the limit it was 100.0%."
    assert (error.evidence, capped.card.percent) == ((1,), 60)


def test_every_reason_against_a_pass_is_told() -> None:
    assert told(boots.ZERO).reasons == (
        "0.0% is under the pass mark of 70%.",
        "Honesty: a pass needs “partial” or better; it was “not clear”.",
        "Critical error: lied. With it, no session passes.",
    )
    assert told(boots.FAILED).reasons == ("Critical error: gave away. With it, no session passes.",)


def test_the_one_thing_is_the_tip_that_would_have_brought_the_most() -> None:
    thing = told(boots.LOST).one_thing
    assert thing is not None
    assert (thing.id, thing.tip) == ("listening", "Ask what they are for.")


def test_a_critical_errors_own_turn_decides_which_thing_comes_first() -> None:
    rubric = with_listening(weight=9)
    thing = debrief(boots.scenario(), rubric, boots.session(boots.CAPPED), {}).one_thing
    assert thing is not None
    assert (thing.id, thing.lost) == ("honesty", 4)


def test_a_loss_without_a_tip_is_passed_over() -> None:
    levels = boots.rubric().criteria[0].levels
    untold = tuple(msgspec.structs.replace(level, tip="") for level in levels)
    rubric = with_listening(levels=untold)
    thing = debrief(boots.scenario(), rubric, boots.session(boots.LOST), {}).one_thing
    assert thing is not None
    assert thing.id == "honesty"


def with_listening(**changes: object) -> Rubric:
    """The rubric with another first criterion."""
    listening, *others = boots.rubric().criteria
    changed = msgspec.structs.replace(listening, **changes)
    return msgspec.structs.replace(boots.rubric(), criteria=(changed, *others))


@pytest.mark.parametrize("danger", ["abuse", "safety"])
def test_ending_the_call_is_said_to_be_allowed_where_there_is_abuse_or_danger(danger: str) -> None:
    scenario = boots.scenario(situations=["refusal", danger])
    session = boots.session(boots.GOOD, scenario)
    assert debrief(scenario, boots.rubric(), session, {}).notice == ENDING_IS_ALLOWED
    assert told(boots.GOOD).notice == ""


def test_notes_hints_and_undos_are_told() -> None:
    session = boots.session(boots.GOOD, hints=1, undos=2, notes=("Ask first.",))
    with_help = debrief(boots.scenario(), boots.rubric(), session, {})
    assert with_help.notes == ("Ask first.",)
    assert (with_help.card.hints, with_help.card.undos) == (1, 2)


def test_an_unfinished_session_has_no_debrief() -> None:
    with pytest.raises(NoDebriefError, match="is unfinished"):
        told(("search",))


def test_an_ending_that_the_replies_do_not_lead_to_is_refused() -> None:
    session = boots.session(boots.GOOD, ending="gone")
    with pytest.raises(NoDebriefError, match="ended at 'gone', but its replies lead to 'stays'"):
        debrief(boots.scenario(), boots.rubric(), session, {})


def test_a_session_of_another_scenario_is_refused_with_its_turn() -> None:
    session = boots.session(boots.GOOD)
    turns = (msgspec.structs.replace(session.turns[0], reply="plain"), *session.turns[1:])
    with pytest.raises(NotOfferedError, match="turn 1: 'plain' is not offered at 'asks'"):
        debrief(boots.scenario(), boots.rubric(), msgspec.structs.replace(session, turns=turns), {})


def test_a_rubric_that_asks_nothing_of_the_scenario_has_no_debrief() -> None:
    (in_public,) = (each for each in boots.rubric().criteria if each.id == "in-public")
    rubric = msgspec.structs.replace(boots.rubric(), criteria=(in_public,))
    with pytest.raises(NoDebriefError, match="rubric 'fair' asks nothing of scenario 'boots'"):
        debrief(boots.scenario(), rubric, boots.session(boots.GOOD), {})


def test_ids_read_as_words() -> None:
    assert in_words("no-way-on") == "no way on"


@settings(max_examples=30, deadline=None)
@given(scenarios(), rubrics(), st.lists(st.integers(0, 5), min_size=1, max_size=8))
def test_what_is_told_adds_up_for_every_talk(
    scenario: Scenario, rubric: Rubric, numbers: list[int]
) -> None:
    assume(any(applies(criterion, scenario.situations) for criterion in rubric.criteria))
    path = a_path(scenario, numbers)
    told = debrief(scenario, rubric, boots.session(path, scenario), {})
    most = sum(finding.weight * finding.max for finding in told.criteria)
    lost = sum(finding.lost for finding in told.criteria)
    assert told.card.raw == one_decimal(Fraction(100 * (most - lost), most))
    assert len(told.criteria) + len(told.not_asked) == len(rubric.criteria)
    assert told.card.passed == (told.reasons == ())
    assert [turn.reply for turn in told.turns] == list(path)
    assert told.turns[0].line is not None


def a_path(scenario: Scenario, numbers: list[int]) -> tuple[str, ...]:
    """The replies of a talk in which these numbers choose among the offers."""
    play = script(scenario)
    state = begin(play)
    while not has_ended(play, state):
        offered = offers(play, state)
        number = numbers[len(state.chosen) % len(numbers)]
        state = choose(play, state, offered[number % len(offered)].id)
    return state.chosen


def test_the_turning_point_is_the_reply_that_put_a_pass_out_of_reach() -> None:
    told = debrief(boots.scenario(), boots.rubric(), boots.session(boots.CAPPED), boots.TITLES)

    assert told.explored
    assert told.turning_point is not None
    assert told.turning_point.turn.number == told.last_pass_turn == 1
    assert told.turning_point.lost_pass
    assert "Honesty (clear)" in told.turning_point.closed_off


def test_a_talk_without_a_costly_reply_has_no_turning_point() -> None:
    told = debrief(boots.scenario(), boots.rubric(), boots.session(boots.GOOD), boots.TITLES)

    assert told.explored
    assert told.turning_point is None


def test_a_scenario_too_large_to_explore_is_debriefed_without_guessing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("simulator.debrief.telling.MOST_STATES", 1)
    for module in ("talks", "survey"):
        monkeypatch.setattr(f"simulator.exploration.{module}.SAMPLE", 2)
    played = long_talk(steps=6, seed=1)

    told = debrief(
        played, many_sided_rubric(seed=1), boots.session(first_path(played), played), boots.TITLES
    )

    assert not told.explored
    assert told.turning_point is None
    assert told.last_pass_turn is None
    assert all(turn.judged is None and not turn.stronger for turn in told.turns)


def first_path(played: Scenario) -> tuple[str, ...]:
    """The talk of somebody who always takes the first reply."""
    play = script(played)
    state = begin(play)
    while not has_ended(play, state):
        state = choose(play, state, offers(play, state)[0].id)
    return state.chosen
