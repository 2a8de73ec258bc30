"""A scenario compiled for exploring: steps, replies and destinations as numbers and patterns.

Steps and endings have positions, the steps first, in the order of the file; so a talk only ever
moves to a higher position or stays.
"""

from typing import NamedTuple

import msgspec

from simulator.exploration.bits import Change, Pattern, changed, combined, fits
from simulator.exploration.memory import Memory, memory
from simulator.model.scenario import Branch, Reply, Scenario, Step, Variant

Thing = tuple[str, str]
"""A kind, as `explore --format json` names it (steps, branches …), and an id of that kind."""


class Fork(NamedTuple):
    """A destination that is taken if its pattern fits."""

    when: Pattern
    to: int
    thing: Thing


class Way(NamedTuple):
    """A reply: when it is offered, what it changes, and where it leads."""

    reply: str
    when: Pattern
    used: int
    changes: tuple[Change, ...]
    forks: tuple[Fork, ...]
    onward: int


class Stage(NamedTuple):
    """A step, or an ending, which has no ways."""

    thing: Thing
    variants: tuple[tuple[Pattern, Thing], ...]
    ways: tuple[Way, ...]
    interruptions: tuple[Fork, ...]
    arriving: tuple[Change, ...]
    kept: int


class Plan(msgspec.Struct, frozen=True):
    """All stages by position, the endings from `first_ending` on.

    A stage's `kept` are the bits that a condition from there on can still read.
    """

    stages: tuple[Stage, ...]
    first_ending: int
    beginning: int


def plan(scenario: Scenario) -> Plan:
    """Compile a scenario."""
    laid_out = memory(scenario)
    names = (*(step.id for step in scenario.steps), *(ending.id for ending in scenario.endings))
    positions = {name: position for position, name in enumerate(names)}
    stages: list[Stage] = [
        Stage(
            thing=("endings", ending.id),
            variants=_variants(laid_out, ending.id, ending.variants),
            ways=(),
            interruptions=(),
            arriving=laid_out.shown(ending.shows),
            kept=combined(laid_out.reads(variant.when) for variant in ending.variants),
        )
        for ending in scenario.endings
    ]
    for position in reversed(range(len(scenario.steps))):
        stages.insert(0, _step(scenario, laid_out, positions, position, stages))
    return Plan(tuple(stages), len(scenario.steps), laid_out.beginning)


def after(
    compiled: Plan, stage: Stage, way: Way, state: int, taken: list[Fork] | None = None
) -> tuple[int, int]:
    """The position and the bits to which a way leads from a stage with these bits.

    The forks that decide it are added to `taken`.
    """
    state = changed(state, way.changes)
    to = way.onward
    for fork in way.forks:
        if fits(fork.when, state):
            to = fork.to
            if taken is not None:
                taken.append(fork)
            break
    if to < compiled.first_ending:
        for fork in stage.interruptions:
            if fits(fork.when, state):
                to = fork.to
                if taken is not None:
                    taken.append(fork)
                break
    target = compiled.stages[to]
    return to, changed(state, target.arriving) & target.kept


def is_offered(way: Way, state: int) -> bool:
    """Whether the reply can be chosen."""
    return not state & way.used and fits(way.when, state)


def things(scenario: Scenario) -> tuple[Thing, ...]:
    """All that can happen in the scenario, in the file's order."""
    everything: list[Thing] = []
    for step in scenario.steps:
        everything.append(("steps", step.id))
        everything += (("variants", f"{step.id}/{variant.id}") for variant in step.variants)
        everything += _branch_things(step.id, step.branches)
        for reply in step.replies:
            everything.append(("replies", reply.id))
            everything += _branch_things(reply.id, reply.branches)
    everything += (("interruptions", interruption.id) for interruption in scenario.interruptions)
    for ending in scenario.endings:
        everything.append(("endings", ending.id))
        everything += (("variants", f"{ending.id}/{variant.id}") for variant in ending.variants)
    return tuple(everything)


def _branch_things(owner: str, branches: tuple[Branch, ...]) -> list[Thing]:
    return [("branches", f"{owner}/{number}") for number in range(1, len(branches) + 1)]


def _variants(
    laid_out: Memory, owner: str, variants: tuple[Variant, ...]
) -> tuple[tuple[Pattern, Thing], ...]:
    return tuple(
        (laid_out.pattern(variant.when), ("variants", f"{owner}/{variant.id}"))
        for variant in variants
    )


def _step(
    scenario: Scenario,
    laid_out: Memory,
    positions: dict[str, int],
    position: int,
    later: list[Stage],
) -> Stage:
    step = scenario.steps[position]
    interruptions = tuple(
        interruption
        for interruption in scenario.interruptions
        if positions[interruption.next] > position
    )
    stage = Stage(
        thing=("steps", step.id),
        variants=_variants(laid_out, step.id, step.variants),
        ways=tuple(_way(laid_out, positions, step, reply) for reply in step.replies),
        interruptions=tuple(
            Fork(
                laid_out.pattern(interruption.when),
                positions[interruption.next],
                ("interruptions", interruption.id),
            )
            for interruption in interruptions
        ),
        arriving=(),
        kept=0,
    )
    conditions = (
        *(variant.when for variant in step.variants),
        *(branch.when for branch in step.branches),
        *(reply.when for reply in step.replies),
        *(branch.when for reply in step.replies for branch in reply.branches),
        *(interruption.when for interruption in interruptions),
    )
    kept = combined(
        (
            *(laid_out.reads(condition) for condition in conditions),
            *(way.used for way in stage.ways),
            *(later[to - position - 1].kept for to in _destinations(stage) if to > position),
        )
    )
    return stage._replace(kept=kept)


def _destinations(stage: Stage) -> set[int]:
    forks = (*stage.interruptions, *(fork for way in stage.ways for fork in way.forks))
    return {*(fork.to for fork in forks), *(way.onward for way in stage.ways)}


def _way(laid_out: Memory, positions: dict[str, int], step: Step, reply: Reply) -> Way:
    stays = bool(reply.action) and not reply.next
    forks = _forks(laid_out, positions, reply.id, reply.branches)
    if not reply.next and not stays:
        forks += _forks(laid_out, positions, step.id, step.branches)
    onward = reply.next or (step.id if stays else step.next)
    return Way(
        reply=reply.id,
        when=laid_out.pattern(reply.when),
        used=laid_out.replies[reply.id].mask if stays else 0,
        changes=laid_out.chosen(reply),
        forks=forks,
        onward=positions[onward],
    )


def _forks(
    laid_out: Memory, positions: dict[str, int], owner: str, branches: tuple[Branch, ...]
) -> tuple[Fork, ...]:
    return tuple(
        Fork(
            laid_out.pattern(branch.when), positions[branch.next], ("branches", f"{owner}/{number}")
        )
        for number, branch in enumerate(branches, 1)
    )
