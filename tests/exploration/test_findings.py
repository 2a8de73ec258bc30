"""An exploration finds what playing every single talk finds."""

from hypothesis import given, settings

from simulator import conversation
from simulator.conversation import Script
from simulator.exploration.findings import as_json, explore
from simulator.exploration.stages import things
from simulator.model.digests import digest
from simulator.model.scenario import Scenario
from simulator.model.scorecard import one_decimal
from tests import samples
from tests.exploration import every_talk
from tests.exploration.every_talk import Path
from tests.exploration.long_talk import long_talk, many_sided_rubric
from tests.generators import scenarios


@settings(max_examples=40, deadline=None)
@given(scenarios())
def test_all_that_can_happen_is_found_and_nothing_else(scenario: Scenario) -> None:
    script = conversation.script(scenario)
    paths = every_talk.paths(script)
    happened = {thing for path in paths for thing in every_talk.happenings(script, path)}

    found = explore(scenario, ())

    assert found.complete
    assert (found.shortest, found.longest) == (min(map(len, paths)), max(map(len, paths)))
    assert tuple(found.happens) == things(scenario)
    assert {thing for thing, path in found.happens.items() if path is not None} == happened
    for thing, path in found.happens.items():
        assert path is None or thing in set(_happenings_so_far(script, path))


def _happenings_so_far(script: Script, path: Path) -> set[tuple[str, str]]:
    return set(every_talk.happenings(script, path))


def test_the_late_parcel_is_listed_in_full() -> None:
    scenario, rubric = samples.scenario(), samples.rubric()
    good, guessed = list(samples.GOOD_PATH), ["wait-some-more", "today-surely"]
    looked = ["look-up", "wait-some-more", "tomorrow-by-noon"]
    listed = as_json(explore(scenario, [rubric]))

    earned = listed["rubrics"].pop("fair")
    assert listed == {
        "scenario": "late-parcel",
        "version": 1,
        "digest": digest(scenario),
        "states": 16,
        "complete": True,
        "turns": {"shortest": 1, "longest": 3},
        "unreachable": {
            "steps": [],
            "replies": [],
            "variants": [],
            "branches": [],
            "interruptions": [],
            "endings": [],
        },
        "endings": {
            "thanks": looked,
            "hangs-up": ["not-our-fault"],
        },
        "rubrics": {},
    }
    strategies = earned.pop("strategies")
    assert strategies["first"] == {
        "percent": 0.0,
        "passed": False,
        "path": ["wait-some-more", "today-surely"],
    }
    assert earned == {
        "best": {"percent": 100.0, "path": good},
        "worst": {"percent": 0.0, "path": guessed},
        "pass": good,
        "fail": guessed,
        "levels": {
            "checking": {"looked": looked, "guessed": guessed},
            "honesty": {"clear": good, "vague": ["look-up", "not-our-fault"], "untrue": guessed},
        },
        "critical": {
            "quarrelled": {"possible": ["look-up", "not-our-fault"], "avoidable": guessed}
        },
        "endings": {
            "thanks": {"best": 100.0, "worst": 66.6},
            "hangs-up": {"best": 83.3, "worst": 0.0},
        },
        "random": {"runs": 1000, "passed": 44},
        "after_lost": {"turns": 1, "path": looked},
    }


def test_past_the_limit_it_is_said_and_what_is_claimed_is_true() -> None:
    scenario, rubric = long_talk(16, seed=1), many_sided_rubric(seed=1)
    script = conversation.script(scenario)
    listed = as_json(explore(scenario, [rubric], limit=500))
    earned = listed["rubrics"][rubric.id]

    assert not listed["complete"]
    assert earned["after_lost"] == {"turns": 0, "path": None}
    assert earned["random"] == {"runs": 0, "passed": 0}
    for claim in (earned["best"], earned["worst"]):
        talk = every_talk.talk(script, rubric, tuple(claim["path"]))
        assert one_decimal(talk.score.percent) == claim["percent"]
    assert every_talk.talk(script, rubric, tuple(earned["pass"])).score.passed
