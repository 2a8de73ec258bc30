"""Each reply of a session is held against all that could have become of the talk."""

from fractions import Fraction

import msgspec
from hypothesis import given, settings

from simulator import conversation
from simulator.conversation import Script
from simulator.exploration.findings import best_play
from simulator.exploration.judging import JudgedTurn, Play, Verdict, judge
from simulator.model.conditions import Condition
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from tests import samples
from tests.exploration import every_talk
from tests.exploration.every_talk import Path, Prospect
from tests.generators import rubrics, scenarios

TALKS_JUDGED = 25


@settings(max_examples=40, deadline=None)
@given(scenarios(), rubrics())
def test_the_play_agrees_with_every_talk_that_could_have_followed(
    scenario: Scenario, rubric: Rubric
) -> None:
    script = conversation.script(scenario)
    surveyed = best_play(scenario, rubric)
    if surveyed is None:
        assert not every_talk.applicable(rubric, scenario)
        return
    talks = [every_talk.talk(script, rubric, path) for path in every_talk.paths(script)]
    known = every_talk.prospects(rubric, talks)
    for talk in talks[:: len(talks) // TALKS_JUDGED + 1]:
        assert judge(surveyed, scenario, talk.path) == _play(script, rubric, known, talk.path)


def _play(script: Script, rubric: Rubric, known: dict[Path, Prospect], path: Path) -> Play:
    turns = [_turn(script, rubric, known, path[:turn]) for turn in range(1, len(path) + 1)]
    closed = [turn.turn for turn in turns if turn.verdict == "closed"]
    cost = max(turn.cost for turn in turns)
    costliest = next(turn.turn for turn in turns if turn.cost == cost)
    return Play(
        turns=tuple(turns),
        turning_point=closed[0] if closed else costliest if cost >= 5 else None,
        last_pass_turn=max((turn.turn for turn in turns if turn.pass_before), default=None),
    )


def _turn(script: Script, rubric: Rubric, known: dict[Path, Prospect], path: Path) -> JudgedTurn:
    before, after = known[path[:-1]], known[path]
    here = conversation.replay(script, path)[-2]
    cost = before.best_raw - after.best_raw
    if before.avoidable - after.avoidable or (before.can_pass and not after.can_pass):
        verdict: Verdict = "closed"
    else:
        verdict = "narrowed" if cost >= 5 else "kept"
    worth = {
        reply.id: (p.can_pass, p.best, p.best_raw)
        for reply in conversation.offers(script, here)
        for p in (known[*path[:-1], reply.id],)
    }
    lost = (before.levels - after.levels) | (before.avoidable - after.avoidable)
    order = [
        *(
            f"{criterion.id}/{level.id}"
            for criterion in rubric.criteria
            for level in criterion.levels
        ),
        *(error.id for error in rubric.critical),
    ]
    return JudgedTurn(
        turn=len(path),
        step=here.at,
        reply=path[-1],
        shows=script.replies[path[-1]].shows,
        pass_before=before.can_pass,
        pass_after=after.can_pass,
        best_before=before.best,
        best_after=after.best,
        cost=cost,
        verdict=verdict,
        strongest=tuple(reply for reply, value in worth.items() if value == max(worth.values())),
        closed_off=tuple(name for name in order if name in lost),
    )


def test_the_reply_that_lost_the_pass_is_the_turning_point() -> None:
    scenario, rubric = samples.scenario(), samples.rubric()
    surveyed = best_play(scenario, rubric)
    assert surveyed is not None
    play = judge(surveyed, scenario, ("look-up", "wait-some-more", "today-surely"))

    assert [turn.verdict for turn in play.turns] == ["kept", "closed", "kept"]
    assert (play.turning_point, play.last_pass_turn) == (2, 2)
    lost = play.turns[1]
    assert (lost.step, lost.shows) == ("asks", ("over-promises",))
    assert (lost.best_before, lost.best_after) == (Fraction(100), Fraction(200, 3))
    assert lost.cost == Fraction(100, 3)
    assert lost.strongest == ("it-is-at-the-depot",)
    assert lost.closed_off == ("honesty/clear", "honesty/vague")


def test_the_best_play_turns_nowhere() -> None:
    scenario = samples.scenario()
    surveyed = best_play(scenario, samples.rubric())
    assert surveyed is not None
    play = judge(surveyed, scenario, samples.GOOD_PATH)

    assert {turn.verdict for turn in play.turns} == {"kept"}
    assert (play.turning_point, play.last_pass_turn) == (None, 3)


def test_an_error_closes_nothing_until_it_can_no_longer_be_taken_back() -> None:
    scenario, rubric = samples.scenario(), samples.rubric()
    unsaid = msgspec.structs.replace(
        rubric.critical[0], id="unsaid", when=Condition(any=("verifies",), none=("informs",))
    )
    asking = msgspec.structs.replace(rubric, criteria=rubric.criteria[:1], critical=(unsaid,))
    surveyed = best_play(scenario, asking)
    assert surveyed is not None

    mended = judge(surveyed, scenario, samples.GOOD_PATH)
    left = judge(surveyed, scenario, ("look-up", "wait-some-more", "today-surely"))

    assert (mended.turning_point, left.turning_point) == (None, 3)
    assert left.turns[2].verdict == "closed"
    assert "unsaid" in left.turns[2].closed_off


def test_an_unfinished_talk_is_judged_as_far_as_it_went() -> None:
    scenario = samples.scenario()
    surveyed = best_play(scenario, samples.rubric())
    assert surveyed is not None

    assert judge(surveyed, scenario, ()) == Play(turns=(), turning_point=None, last_pass_turn=None)
    assert len(judge(surveyed, scenario, ("look-up",)).turns) == 1
