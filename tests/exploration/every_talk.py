"""Every talk of a small scenario, played one by one: what an exploration must agree with.

Written apart from the explorer: it knows only the engine and the scorer, and merges nothing.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from simulator import conversation
from simulator.conversation import Script, State
from simulator.model.conditions import TalkCondition, holds
from simulator.model.rubric import Rubric, applies
from simulator.model.scenario import Branch, Reply, Scenario
from simulator.model.scorecard import Score
from simulator.scoring import score

Path = tuple[str, ...]


class Talk(NamedTuple):
    """A finished talk, and what a rubric makes of it."""

    path: Path
    states: tuple[State, ...]
    score: Score

    @property
    def ending(self) -> str:
        return self.states[-1].at


class Prospect(NamedTuple):
    """What can still become of the talks that begin in one way."""

    can_pass: bool
    best: Fraction
    best_raw: Fraction
    levels: frozenset[str]
    avoidable: frozenset[str]


def paths(script: Script) -> list[Path]:
    """All whole talks, in the file's order."""
    found: list[Path] = []
    _extend(script, conversation.begin(script), found)
    return found


def _extend(script: Script, state: State, found: list[Path]) -> None:
    if conversation.has_ended(script, state):
        found.append(state.chosen)
    for reply in conversation.offers(script, state):
        _extend(script, conversation.choose(script, state, reply.id), found)


def talk(script: Script, rubric: Rubric, path: Path) -> Talk:
    """Play and score one talk under a rubric that applies."""
    states = conversation.replay(script, path)
    evidence = conversation.shown_by_turn(script, path, states[-1].at)
    result = score(rubric, script.scenario.situations, evidence)
    assert result is not None
    return Talk(path, states, result)


def applicable(rubric: Rubric, scenario: Scenario) -> bool:
    """Whether any criterion is asked of the scenario."""
    return any(applies(criterion, scenario.situations) for criterion in rubric.criteria)


def happenings(script: Script, path: Path) -> Iterator[tuple[str, str]]:
    """All things that happen in one talk, by kind and name."""
    states = conversation.replay(script, path)
    for state in states:
        yield ("endings" if conversation.has_ended(script, state) else "steps"), state.at
        if variant := conversation.spoken(script, state).variant:
            yield "variants", f"{state.at}/{variant}"
    for (before, after), reply in zip(pairwise(states), path, strict=True):
        yield "replies", reply
        yield from _decisions(script, before, after, script.replies[reply])


def _decisions(
    script: Script, before: State, after: State, reply: Reply
) -> Iterator[tuple[str, str]]:
    """The branch and the interruption that decided where a reply led."""
    counts = Counter(
        behaviour for chosen in after.chosen for behaviour in script.replies[chosen].shows
    )

    def met(when: TalkCondition) -> bool:
        return holds(when, counts, after.feelings, after.chosen)

    def first(branches: tuple[Branch, ...]) -> int | None:
        return next((n for n, branch in enumerate(branches, 1) if met(branch.when)), None)

    step = script.steps[before.at]
    to = reply.next or (step.id if reply.action else step.next)
    if number := first(reply.branches):
        yield "branches", f"{reply.id}/{number}"
        to = reply.branches[number - 1].next
    elif reply.say and not reply.next and (number := first(step.branches)):
        yield "branches", f"{step.id}/{number}"
        to = step.branches[number - 1].next
    later = [*list(script.steps)[script.positions[before.at] + 1 :], *script.endings]
    for interruption in script.scenario.interruptions:
        if to not in script.endings and interruption.next in later and met(interruption.when):
            yield "interruptions", interruption.id
            break


def levels(result: Score) -> frozenset[str]:
    """`criterion/level` for each criterion that applies."""
    return frozenset(f"{c.id}/{c.level}" for c in result.criteria if c.applies)


def made(result: Score) -> frozenset[str]:
    """The critical errors that were made."""
    return frozenset(error.id for error in result.critical)


def prospects(rubric: Rubric, talks: Sequence[Talk]) -> dict[Path, Prospect]:
    """What was still possible after each beginning of a talk."""
    below: dict[Path, list[Score]] = {}
    for one in talks:
        for turns in range(len(one.path) + 1):
            below.setdefault(one.path[:turns], []).append(one.score)
    everything = {error.id for error in rubric.critical}
    return {
        beginning: Prospect(
            can_pass=any(result.passed for result in scores),
            best=max(result.percent for result in scores),
            best_raw=max(result.raw for result in scores),
            levels=frozenset().union(*(levels(result) for result in scores)),
            avoidable=frozenset().union(*(everything - made(result) for result in scores)),
        )
        for beginning, scores in below.items()
    }


def most_turns_after_lost(talks: Sequence[Talk], known: dict[Path, Prospect]) -> int | None:
    """The most turns played after the one that lost the pass; None if it is never lost."""
    turns = [
        len(one.path) - turn
        for one in talks
        for turn in range(1, len(one.path) + 1)
        if known[one.path[: turn - 1]].can_pass and not known[one.path[:turn]].can_pass
    ]
    return max(turns, default=None)


def played_by(script: Script, choose: Callable[[tuple[Reply, ...], int], Reply]) -> Path:
    """The path of somebody who chooses in this way, given what is offered and the turn."""
    state = conversation.begin(script)
    while not conversation.has_ended(script, state):
        offered = conversation.offers(script, state)
        reply = choose(offered, len(state.chosen) + 1)
        state = conversation.choose(script, state, reply.id)
    return state.chosen


def drawn_with(seed: int) -> Callable[[tuple[Reply, ...], int], Reply]:
    """The choices of the random talk with this seed."""
    return lambda offered, turn: offered[
        int.from_bytes(hashlib.sha256(f"{seed} {turn}".encode()).digest()[:8]) % len(offered)
    ]
