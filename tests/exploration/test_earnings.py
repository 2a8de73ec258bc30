"""What a rubric can make of a scenario is what it makes of some talk, and of none more or less."""

from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import given, settings

from simulator import conversation
from simulator.conversation import Script
from simulator.exploration.findings import as_json, explore
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.scorecard import one_decimal
from tests.exploration import every_talk
from tests.exploration.every_talk import Talk
from tests.generators import rubrics, scenarios

Claim = tuple[list[str] | None, Callable[[Talk], bool]]


@settings(max_examples=40, deadline=None)
@given(scenarios(), rubrics())
def test_all_that_can_be_earned_is_found(scenario: Scenario, rubric: Rubric) -> None:
    script = conversation.script(scenario)

    listed = as_json(explore(scenario, [rubric]))

    if not every_talk.applicable(rubric, scenario):
        assert listed["rubrics"] == {}
        return
    earned = listed["rubrics"][rubric.id]
    talks = [every_talk.talk(script, rubric, path) for path in every_talk.paths(script)]
    percents = [talk.score.percent for talk in talks]
    assert earned["best"]["percent"] == one_decimal(max(percents))
    assert earned["worst"]["percent"] == one_decimal(min(percents))
    _check_witnesses(script, rubric, talks, earned)
    _check_endings(talks, listed["endings"], earned["endings"])
    _check_lost(rubric, talks, earned["after_lost"])


def _check_witnesses(
    script: Script, rubric: Rubric, talks: list[Talk], earned: dict[str, Any]
) -> None:
    best, worst = earned["best"]["percent"], earned["worst"]["percent"]
    claims: list[Claim] = [
        (earned["best"]["path"], lambda talk: one_decimal(talk.score.percent) == best),
        (earned["worst"]["path"], lambda talk: one_decimal(talk.score.percent) == worst),
        (earned["pass"], lambda talk: talk.score.passed),
        (earned["fail"], lambda talk: not talk.score.passed),
    ]
    applying = [criterion for criterion in talks[0].score.criteria if criterion.applies]
    assert list(earned["levels"]) == [criterion.id for criterion in applying]
    for criterion, by_level in earned["levels"].items():
        for level, path in by_level.items():
            name = f"{criterion}/{level}"
            claims.append((path, partial(_came_to, name)))
    assert list(earned["critical"]) == [error.id for error in rubric.critical]
    for error, paths in earned["critical"].items():
        claims += [
            (paths["possible"], partial(_made, error)),
            (paths["avoidable"], partial(_avoided, error)),
        ]
    for path, holds in claims:
        if path is None:
            assert not any(holds(talk) for talk in talks)
        else:
            assert holds(every_talk.talk(script, rubric, tuple(path)))


def _came_to(level: str, talk: Talk) -> bool:
    return level in every_talk.levels(talk.score)


def _made(error: str, talk: Talk) -> bool:
    return error in every_talk.made(talk.score)


def _avoided(error: str, talk: Talk) -> bool:
    return error not in every_talk.made(talk.score)


def _check_endings(
    talks: list[Talk], endings: dict[str, list[str]], earned: dict[str, dict[str, float]]
) -> None:
    by_ending: dict[str, list[Talk]] = {}
    for talk in talks:
        by_ending.setdefault(talk.ending, []).append(talk)
    by_path = {talk.path: talk.ending for talk in talks}
    assert {ending: by_path[tuple(path)] for ending, path in endings.items()} == {
        ending: ending for ending in by_ending
    }
    assert earned == {
        ending: {
            "best": one_decimal(max(talk.score.percent for talk in some)),
            "worst": one_decimal(min(talk.score.percent for talk in some)),
        }
        for ending, some in by_ending.items()
    }


def _check_lost(rubric: Rubric, talks: list[Talk], listed: dict[str, Any]) -> None:
    known = every_talk.prospects(rubric, talks)
    most = every_talk.most_turns_after_lost(talks, known)
    assert listed["turns"] == (most or 0)
    if most is None:
        assert listed["path"] is None
    else:
        witness = [talk for talk in talks if talk.path == tuple(listed["path"])]
        assert every_talk.most_turns_after_lost(witness, known) == most


@settings(max_examples=20, deadline=None)
@given(scenarios(), rubrics())
def test_strategies_come_to_what_the_scorer_says(scenario: Scenario, rubric: Rubric) -> None:
    script = conversation.script(scenario)
    earned = as_json(explore(scenario, [rubric]))["rubrics"].get(rubric.id)
    for result in earned["strategies"].values() if earned else ():
        talk = every_talk.talk(script, rubric, tuple(result["path"]))
        assert result["percent"] == one_decimal(talk.score.percent)
        assert result["passed"] == talk.score.passed
