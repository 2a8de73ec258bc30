"""What can come of a scenario under one rubric, each with a talk in which it does."""

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import NamedTuple

import msgspec

from simulator.exploration.routes import Routes
from simulator.exploration.scale import FAIL, PASS
from simulator.exploration.strategies import Talk
from simulator.exploration.survey import State, Survey
from simulator.exploration.yardstick import marked
from simulator.model.scenario import Scenario
from simulator.scoring import Verdict

Path = tuple[str, ...]
"""The ids of a talk's replies."""


class Earned(NamedTuple):
    """A percentage, exact, and a talk that earns it."""

    percent: Fraction
    path: Path


class Played(NamedTuple):
    """A talk and what the rubric makes of it."""

    percent: Fraction
    passed: bool
    path: Path


class Earnings(msgspec.Struct, frozen=True, kw_only=True):
    """What can come of a scenario under a rubric; a path is None where no talk does it.

    `levels` are by criterion and level, of the criteria that apply. `endings` hold the best and the
    worst percent at each ending that was reached. `lost` is the most turns played after the one
    that lost the pass, and a whole talk in which that happens; 0 and None if it is never lost. If
    the survey was not complete, what is not None is so all the same, and nothing else is proved.
    """

    rubric: str
    states: int
    complete: bool
    best: Earned
    worst: Earned
    passing: Path | None
    failing: Path | None
    levels: dict[str, dict[str, Path | None]]
    possible: dict[str, Path | None]
    avoidable: dict[str, Path | None]
    endings: dict[str, tuple[Fraction, Fraction]]
    strategies: dict[str, Played]
    random_runs: int
    random_passed: int
    lost: tuple[int, Path | None]


def earnings(
    scenario: Scenario, surveyed: Survey, strategic: dict[str, Talk], random: tuple[Talk, ...]
) -> Earnings:
    """Read off a survey, and score the strategies' and the random talks."""
    rubric, flags = surveyed.yardstick.rubric, surveyed.scale.flags
    path = _paths(surveyed)
    start = surveyed.value(surveyed.start)
    outcome = _outcomes(surveyed)
    return Earnings(
        rubric=rubric.id,
        states=surveyed.states,
        complete=surveyed.complete,
        best=_earned(surveyed, surveyed.scale.highest(start)),
        worst=_earned(surveyed, surveyed.scale.lowest(start)),
        passing=path(flags[PASS]),
        failing=path(flags[FAIL]),
        levels={
            criterion.id: {
                level.id: path(flags["level", f"{criterion.id}/{level.id}"])
                for level in criterion.levels
            }
            for criterion, _ in surveyed.yardstick.criteria
        },
        possible={error.id: path(flags["made", error.id]) for error in rubric.critical},
        avoidable={error.id: path(flags["avoided", error.id]) for error in rubric.critical},
        endings=_by_ending(scenario, surveyed),
        strategies={
            name: Played(outcome(talk).percent, outcome(talk).passed, talk[0])
            for name, talk in strategic.items()
        },
        random_runs=len(random),
        random_passed=sum(outcome(talk).passed for talk in random),
        lost=_lost(surveyed) if surveyed.complete else (0, None),
    )


def _paths(surveyed: Survey) -> Callable[[int], Path | None]:
    possible = surveyed.value(surveyed.start)

    def path(possibility: int) -> Path | None:
        reachable = possible & possibility
        return surveyed.path(possibility, surveyed.start) if reachable else None

    return path


def _earned(surveyed: Survey, percent: Fraction) -> Earned:
    return Earned(percent, surveyed.path(surveyed.scale.percents[percent], surveyed.start))


def _outcomes(surveyed: Survey) -> Callable[[Talk], Verdict]:
    yardstick = surveyed.yardstick
    # Few talks are judged differently, and fractions are slow.
    worth = cache(yardstick.outcome)

    def outcome(talk: Talk) -> Verdict:
        bits = [0]
        for reply in talk[0]:
            bits = marked(bits, surveyed.marks[reply])
        return worth(yardstick.judgement(marked(bits, surveyed.ending_marks[talk[1]])[0]))

    return outcome


def _by_ending(scenario: Scenario, surveyed: Survey) -> dict[str, tuple[Fraction, Fraction]]:
    scale = surveyed.scale
    return {
        ending.id: (max(percents), min(percents))
        for ending, values in zip(scenario.endings, surveyed.values, strict=False)
        if (percents := {scale.highest(value) for value in set(values.values())})
    }


def _lost(surveyed: Survey) -> tuple[int, Path | None]:
    ways = surveyed.routes
    candidates = sorted(
        (
            (ways.longest[to], number, reply, to)
            for number, point in enumerate(ways.points)
            for reply, to in point.choices
        ),
        key=lambda candidate: -candidate[0],
    )
    for turns, number, reply, to in candidates:
        state = _losing(surveyed, number, reply, to)
        if state is not None:
            return turns, (*surveyed.path_to(state), reply, *_longest(ways, to))
    return 0, None


def _losing(surveyed: Survey, number: int, reply: str, to: int) -> State | None:
    """A state of the point in which a pass is possible before the reply, and not after it."""
    can_pass = surveyed.scale.flags[PASS]
    hopeful = [bits for bits, value in surveyed.values[number].items() if value & can_pass]
    after = surveyed.values[to]
    return next(
        (
            State(number, bits)
            for bits, then in zip(hopeful, marked(hopeful, surveyed.marks[reply]), strict=True)
            if not after[then] & can_pass
        ),
        None,
    )


def _longest(ways: Routes, point: int) -> Path:
    """The replies of a longest way on from a point."""
    replies: list[str] = []
    while point >= ways.endings:
        reply, point = max(ways.points[point].choices, key=lambda choice: ways.longest[choice.to])
        replies.append(reply)
    return tuple(replies)
