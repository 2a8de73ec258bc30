"""What made a session pass on one side and not on the other, or come to another result.

For a pass the side that it failed on is asked why. There it has too few percent, or lacks a level
that a pass needs, or has a critical error that forbids one; what was no different on the other
side, when both sides are editions of one rubric or scenario, is left out.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import msgspec

from simulator.batch.comparison_pairs import Card, Result
from simulator.model.comparison import CauseKind, SideName
from simulator.model.rubric import Criterion, Rubric


class Found(msgspec.Struct, frozen=True):
    """A cause, with the percent points that a criterion gained, exact; negative for lost ones."""

    kind: CauseKind
    id: str | None
    failed: str | None
    passed: str | None
    change: Fraction | None = None


class Terms(msgspec.Struct, frozen=True):
    """On what terms a rubric lets a session pass."""

    mark: int
    enough: dict[str, frozenset[str]]
    caps: dict[str, int]


def terms(rubric: Rubric) -> Terms:
    """The pass mark, the levels that are enough where one is needed, and the caps of errors."""
    return Terms(
        mark=rubric.pass_,
        enough={one.id: _enough(one) for one in rubric.criteria if one.needs},
        caps={error.id: error.cap for error in rubric.critical if error.effect == "cap"},
    )


def _enough(criterion: Criterion) -> frozenset[str]:
    levels = [level.id for level in criterion.levels]
    return frozenset(levels[: levels.index(criterion.needs) + 1])


def best_points(card: Card) -> int:
    """What all criteria that apply could earn together, weighted."""
    return sum(one.weight * one.max for one in card.criteria if one.applies)


def missed_points(result: Result) -> int:
    """What a criterion did not earn of its best points, weighted; 0 where it does not apply."""
    return result.weight * (result.max - (result.points or 0)) if result.applies else 0


def causes(failed: Card, passed: Card, of: Mapping[str, Terms], alike: bool) -> tuple[Found, ...]:
    """What made the one card fail where the other passed: never nothing.

    `of` are the terms of both rubrics by digest. `alike` says that they are editions of one rubric,
    so that criteria and errors of one id are the same.
    """
    here, there = of[failed.rubric_digest], of[passed.rubric_digest]
    found = [
        *_errors(failed, passed, here, there, alike),
        *_needs(failed, passed, here, alike),
    ]
    if failed.percent < here.mark:
        if failed.percent >= there.mark:
            found.append(Found("pass-mark", None, f"{here.mark}%", f"{there.mark}%"))
        if failed.raw < here.mark:
            lost = _lost(failed, passed, alike)
            found += sorted(lost, key=lambda one: (one.change, one.id))
    return tuple(found)


def _errors(failed: Card, passed: Card, here: Terms, there: Terms, alike: bool) -> Iterator[Found]:
    before = {error.id: _effect(error.id, error.effect, there) for error in passed.critical}
    for error in failed.critical:
        effect = _effect(error.id, error.effect, here)
        earlier = before.get(error.id) if alike else None
        if effect != earlier and not _harmless(error.id, failed, here):
            yield Found("critical", error.id, effect, earlier)


def _harmless(error: str, card: Card, here: Terms) -> bool:
    """Whether an error only caps a percentage that could pass all the same."""
    return here.caps.get(error, -1) >= here.mark


def _effect(error: str, effect: str, on: Terms) -> str:
    return f"cap {on.caps[error]}%" if effect == "cap" else effect


def _needs(failed: Card, passed: Card, here: Terms, alike: bool) -> Iterator[Found]:
    levels = {one.id: one.level for one in passed.criteria if one.applies} if alike else {}
    for result in failed.criteria:
        enough = here.enough.get(result.id)
        if enough is not None and result.applies and result.level not in enough:
            yield Found("need", result.id, result.level, levels.get(result.id))


def _lost(failed: Card, passed: Card, alike: bool) -> Iterator[Found]:
    """The criteria that lost points; between editions, those that lost more than on the other."""
    before = {one.id: one for one in passed.criteria} if alike else {}
    for result in failed.criteria:
        level, lost_there = _standing(before.get(result.id), passed)
        lost = _standing(result, failed)[1] - lost_there
        if lost > 0:
            yield Found("criterion", result.id, result.level, level, -lost)


def differences(a: Card, b: Card, of: Mapping[str, Terms]) -> tuple[Found, ...]:
    """What is not the same on two editions: critical errors, criteria by levels or points.

    Told as if B had failed: a change is what B gained, or with a minus what it lost.
    """
    on_a, on_b = (
        {one.id: _effect(one.id, one.effect, of[card.rubric_digest]) for one in card.critical}
        for card in (a, b)
    )
    found = [
        Found("critical", error, on_b.get(error), on_a.get(error))
        for error in dict.fromkeys((*on_a, *on_b))
        if on_a.get(error) != on_b.get(error)
    ]
    results_a, results_b = ({one.id: one for one in card.criteria} for card in (a, b))
    for name in dict.fromkeys((*results_a, *results_b)):
        level_a, lost_a = _standing(results_a.get(name), a)
        level_b, lost_b = _standing(results_b.get(name), b)
        if (level_a, lost_a) != (level_b, lost_b):
            found.append(Found("criterion", name, level_b, level_a, lost_a - lost_b))
    return tuple(found)


def _standing(result: Result | None, card: Card) -> tuple[str | None, Fraction]:
    """A criterion's level, and the percent points that it lost."""
    if result is None:
        return None, Fraction(0)
    return result.level, Fraction(100 * missed_points(result), best_points(card))


def sides(found: Found, failed: SideName) -> tuple[str | None, str | None]:
    """What stood on A and on B, if the session failed on this side."""
    return (found.failed, found.passed) if failed == "a" else (found.passed, found.failed)
