"""Changes to a rubric that test cases ought to notice: mutation testing for rubrics.

A rubric whose weights can be doubled without a case failing is not held to anything by its cases.
"""

from collections.abc import Iterator, Sequence

import msgspec

from simulator.batch.cases import run_case
from simulator.conversation import Script
from simulator.model.cases import Case
from simulator.model.conditions import Condition
from simulator.model.rubric import Criterion, Critical, Rubric, applies

replace = msgspec.structs.replace

PERCENT_STEP = 10
"""By how much pass marks and caps are moved."""

MOST_WEIGHT = 100

_NEVER = Condition(all=("",))  # no behaviour has an empty id


class Mutant(msgspec.Struct, frozen=True):
    """A changed rubric, and in words what was changed."""

    change: str
    rubric: Rubric


class Suite(msgspec.Struct, frozen=True):
    """A scenario and its cases."""

    play: Script
    cases: tuple[Case, ...]


def mutants(rubric: Rubric, tested: Sequence[Suite]) -> Iterator[Mutant]:
    """One change at a time: of the pass mark, and of what the tested scenarios are asked.

    A criterion's weight is doubled (or halved, above 50), its need dropped and each of its levels
    but the last put out of reach; a critical error is left out, and its cap moved.
    """
    for mark in (rubric.pass_ - PERCENT_STEP, rubric.pass_ + PERCENT_STEP):
        if 0 <= mark <= 100:
            yield Mutant(f"pass {rubric.pass_} -> {mark}", replace(rubric, pass_=mark))
    situations = tuple(name for each in tested for name in each.play.scenario.situations)
    for position, criterion in enumerate(rubric.criteria):
        if applies(criterion, situations):
            for change, mutated in _criteria(criterion):
                yield Mutant(change, _with_criterion(rubric, position, mutated))
    for position, error in enumerate(rubric.critical):
        for change, changed in _errors(error):
            kept = (*rubric.critical[:position], *changed, *rubric.critical[position + 1 :])
            yield Mutant(change, replace(rubric, critical=kept))


def is_noticed(mutant: Mutant, tested: Sequence[Suite]) -> bool:
    """Whether a case that names the rubric fails under the changed one.

    The cases are supposed to pass under the rubric as it is.
    """
    return any(
        not run_case(each.play, {mutant.rubric.id: mutant.rubric}, only).passed
        for each in tested
        for case in each.cases
        if (only := _about(case, mutant.rubric.id)).expect.scores
    )


def _about(case: Case, rubric_id: str) -> Case:
    """The case with nothing but what it expects of one rubric."""
    scores = tuple(score for score in case.expect.scores if score.rubric == rubric_id)
    return replace(case, expect=replace(case.expect, scores=scores))


def _criteria(criterion: Criterion) -> Iterator[tuple[str, Criterion]]:
    name, weight = criterion.id, criterion.weight
    other = weight * 2 if weight * 2 <= MOST_WEIGHT else weight // 2
    yield f"{name}: weight {weight} -> {other}", replace(criterion, weight=other)
    if criterion.needs:
        yield f"{name}: needs {criterion.needs} -> nothing", replace(criterion, needs="")
    for position, level in enumerate(criterion.levels[:-1]):
        beyond = replace(level, when=_NEVER)
        levels = (*criterion.levels[:position], beyond, *criterion.levels[position + 1 :])
        yield f"{name}: level {level.id} out of reach", replace(criterion, levels=levels)


def _errors(error: Critical) -> Iterator[tuple[str, tuple[Critical, ...]]]:
    yield f"{error.id}: left out", ()
    if error.effect == "cap":
        for cap in (error.cap - PERCENT_STEP, error.cap + PERCENT_STEP):
            if 0 <= cap <= 100:
                yield f"{error.id}: cap {error.cap} -> {cap}", (replace(error, cap=cap),)


def _with_criterion(rubric: Rubric, position: int, criterion: Criterion) -> Rubric:
    criteria = (*rubric.criteria[:position], criterion, *rubric.criteria[position + 1 :])
    return replace(rubric, criteria=criteria)
