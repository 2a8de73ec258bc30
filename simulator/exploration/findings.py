"""Proofs about a scenario: what can happen in it, and what can be earned under each rubric."""

from collections.abc import Iterable
from typing import Any

import msgspec

from simulator.exploration.earnings import Earned, Earnings, Path, earnings
from simulator.exploration.routes import routes
from simulator.exploration.stages import Thing, things
from simulator.exploration.strategies import random_talks, strategic_talks
from simulator.exploration.survey import Survey, survey
from simulator.exploration.talks import talks
from simulator.exploration.yardstick import yardstick
from simulator.model.digests import digest
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.scorecard import one_decimal

LIMIT = 2_000_000
"""How many states of a scenario, and of each rubric, are followed before only a sample is."""


class Exploration(msgspec.Struct, frozen=True, kw_only=True):
    """All findings about a scenario.

    `happens` gives, for each thing, a path at the end of which it has happened; None if there is
    none. If the exploration is not complete, what was found is so, and nothing else is proved.
    """

    scenario: str
    version: int
    digest: str
    states: int
    complete: bool
    shortest: int
    longest: int
    happens: dict[Thing, Path | None]
    rubrics: dict[str, Earnings]


def explore(scenario: Scenario, rubrics: Iterable[Rubric], limit: int = LIMIT) -> Exploration:
    """Explore a scenario under those of the rubrics that apply to it."""
    found = talks(scenario, limit)
    ways = routes(found)
    strategic = strategic_talks(scenario)
    random = random_talks(ways)
    under: dict[str, Earnings] = {}
    for rubric in rubrics:
        if measure := yardstick(rubric, scenario.situations):
            surveyed = survey(scenario, ways, measure, limit)
            under[rubric.id] = earnings(scenario, surveyed, strategic, random)
    return Exploration(
        scenario=scenario.id,
        version=scenario.version,
        digest=digest(scenario),
        states=len(found.choices) + sum(earned.states for earned in under.values()),
        complete=ways.complete and all(earned.complete for earned in under.values()),
        shortest=ways.shortest[ways.start],
        longest=ways.longest[ways.start],
        happens={thing: found.witness(thing) for thing in things(scenario)},
        rubrics=under,
    )


def best_play(scenario: Scenario, rubric: Rubric, limit: int = LIMIT) -> Survey | None:
    """The survey against which `judging.judge` holds a session; None if nothing applies."""
    measure = yardstick(rubric, scenario.situations)
    if measure is None:
        return None
    return survey(scenario, routes(talks(scenario, limit)), measure, limit)


def as_json(exploration: Exploration) -> dict[str, Any]:
    """The exploration as `explore --format json` writes it; percentages with one decimal."""
    kinds = ("steps", "replies", "variants", "branches", "interruptions", "endings")
    happens = exploration.happens
    return {
        "scenario": exploration.scenario,
        "version": exploration.version,
        "digest": exploration.digest,
        "states": exploration.states,
        "complete": exploration.complete,
        "turns": {"shortest": exploration.shortest, "longest": exploration.longest},
        "unreachable": {
            kind: [thing[1] for thing, path in happens.items() if thing[0] == kind and path is None]
            for kind in kinds
        },
        "endings": {
            thing[1]: list(path)
            for thing, path in happens.items()
            if thing[0] == "endings" and path is not None
        },
        "rubrics": {rubric: _earnings_json(e) for rubric, e in exploration.rubrics.items()},
    }


def _earnings_json(earned: Earnings) -> dict[str, Any]:
    return {
        "best": _earned_json(earned.best),
        "worst": _earned_json(earned.worst),
        "pass": _path_json(earned.passing),
        "fail": _path_json(earned.failing),
        "levels": {
            criterion: {level: _path_json(path) for level, path in levels.items()}
            for criterion, levels in earned.levels.items()
        },
        "critical": {
            error: {
                "possible": _path_json(path),
                "avoidable": _path_json(earned.avoidable[error]),
            }
            for error, path in earned.possible.items()
        },
        "endings": {
            ending: {"best": one_decimal(best), "worst": one_decimal(worst)}
            for ending, (best, worst) in earned.endings.items()
        },
        "strategies": {
            name: {
                "percent": one_decimal(played.percent),
                "passed": played.passed,
                "path": list(played.path),
            }
            for name, played in earned.strategies.items()
        },
        "random": {"runs": earned.random_runs, "passed": earned.random_passed},
        "after_lost": {"turns": earned.lost[0], "path": _path_json(earned.lost[1])},
    }


def _earned_json(earned: Earned) -> dict[str, Any]:
    return {"percent": one_decimal(earned.percent), "path": list(earned.path)}


def _path_json(path: Path | None) -> list[str] | None:
    return None if path is None else list(path)
