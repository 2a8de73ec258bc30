"""What a rubric makes of a talk: evidence x rubric -> score, in exact fractions.

`docs/scoring.md` explains the arithmetic with worked examples, which the tests compute.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import NamedTuple

from simulator.model.conditions import named_behaviours, shown
from simulator.model.rubric import Criterion, Critical, Level, Rubric, applies
from simulator.model.scenario import Scenario
from simulator.model.scorecard import (
    CriterionScore,
    CriticalScore,
    Score,
    Scorecard,
    one_decimal,
)
from simulator.model.session import Session

Evidence = Sequence[Collection[str]]
"""The behaviours of each standing turn, and last those of the ending."""


def score(rubric: Rubric, situations: tuple[str, ...], evidence: Evidence) -> Score | None:
    """The rubric's judgement, or None if none of its criteria applies to the situations.

    raw = 100 * sum(weight * points) / sum(weight * best points) over the criteria that apply.
    percent = 0 if a `zero` was made, else the least of raw and each `cap` that was made.
    """
    counts = Counter(chain.from_iterable(set(turn) for turn in evidence))
    criteria = tuple(
        _judged(criterion, counts, evidence)
        if applies(criterion, situations)
        else left_out(criterion)
        for criterion in rubric.criteria
    )
    levels = [
        (criterion, _place(criterion, result))
        for criterion, result in zip(rubric.criteria, criteria, strict=True)
        if result.applies
    ]
    if not levels:
        return None
    made = tuple(error for error in rubric.critical if shown(error.when, counts))
    found = verdict(rubric, levels, made)
    return Score(
        raw=found.raw,
        percent=found.percent,
        passed=found.passed,
        band=found.band,
        criteria=criteria,
        critical=tuple(
            as_made(error, _turns_that_showed(bearing_on(error), evidence)) for error in made
        ),
    )


class Verdict(NamedTuple):
    """What levels and critical errors are worth, exact."""

    raw: Fraction
    percent: Fraction
    passed: bool
    band: str


def verdict(
    rubric: Rubric, levels: Sequence[tuple[Criterion, int]], made: Sequence[Critical]
) -> Verdict:
    """What the criteria that apply, each at the level of this position, and these errors are worth.

    See `score` for the formula.
    """
    earned = sum(criterion.weight * criterion.levels[at].points for criterion, at in levels)
    most = sum(criterion.weight * criterion.levels[0].points for criterion, _ in levels)
    raw = Fraction(100 * earned, most)
    percent = _limited(raw, made)
    passed = (
        percent >= rubric.pass_
        and all(_need_met(criterion, at) for criterion, at in levels)
        and not any(error.effect in ("fail", "zero") for error in made)
    )
    return Verdict(raw, percent, passed, _band(rubric, percent, passed))


def scorecard(
    session: Session, scenario: Scenario, rubric: Rubric, digests: tuple[str, str], result: Score
) -> Scorecard:
    """The score of a finished session with all that says whose and of what it is.

    `digests` are the scenario's and the rubric's logic digests.
    """
    return Scorecard(
        session=session.session,
        trainee=session.trainee,
        attempt=session.attempt,
        mode=session.mode,
        scenario=scenario.id,
        version=scenario.version,
        digest=digests[0],
        at=session.at,
        ending=session.ending or "",
        turns=len(session.turns),
        undos=session.undos,
        hints=session.hints,
        rubric=rubric.id,
        rubric_version=rubric.version,
        rubric_digest=digests[1],
        raw=one_decimal(result.raw),
        percent=one_decimal(result.percent),
        passed=result.passed,
        band=result.band,
        criteria=result.criteria,
        critical=result.critical,
    )


def _judged(criterion: Criterion, counts: Mapping[str, int], evidence: Evidence) -> CriterionScore:
    level = next(level for level in criterion.levels if shown(level.when, counts))
    return at_level(criterion, level, _turns_that_showed(bearing_on(criterion), evidence))


def bearing_on(asked: Criterion | Critical) -> frozenset[str]:
    """The behaviours that are evidence of a criterion's level, or of a critical error."""
    if isinstance(asked, Criterion):
        return frozenset().union(*(named_behaviours(level.when) for level in asked.levels))
    return frozenset((*asked.when.all, *asked.when.any, *asked.when.at_least))


def at_level(criterion: Criterion, level: Level, evidence: tuple[int, ...]) -> CriterionScore:
    """How a criterion comes out at one of its levels, with the turns that are evidence."""
    return CriterionScore(
        id=criterion.id,
        level=level.id,
        points=level.points,
        max=criterion.levels[0].points,
        weight=criterion.weight,
        applies=True,
        evidence=evidence,
    )


def left_out(criterion: Criterion) -> CriterionScore:
    """How a criterion comes out that does not apply."""
    return CriterionScore(
        id=criterion.id,
        level=None,
        points=None,
        max=criterion.levels[0].points,
        weight=criterion.weight,
        applies=False,
        evidence=(),
    )


def _limited(raw: Fraction, made: Sequence[Critical]) -> Fraction:
    if any(error.effect == "zero" for error in made):
        return Fraction(0)
    return min(raw, *(Fraction(error.cap) for error in made if error.effect == "cap"), raw)


def _place(criterion: Criterion, result: CriterionScore) -> int:
    """The position of the level that was reached."""
    return next(at for at, level in enumerate(criterion.levels) if level.id == result.level)


def _need_met(criterion: Criterion, at: int) -> bool:
    return not criterion.needs or any(
        level.id == criterion.needs for level in criterion.levels[at:]
    )


def _band(rubric: Rubric, percent: Fraction, passed: bool) -> str:
    """The band by percent; who did not pass gets at most the best that starts below the pass."""
    reached = [
        band.name
        for band in rubric.bands
        if band.from_ <= percent and (passed or band.from_ < rubric.pass_)
    ]
    return reached[0] if reached else rubric.bands[-1].name


def as_made(error: Critical, evidence: tuple[int, ...]) -> CriticalScore:
    """A critical error that was made, with the turns that are evidence."""
    return CriticalScore(id=error.id, kind=error.kind, effect=error.effect, evidence=evidence)


def _turns_that_showed(behaviours: frozenset[str], evidence: Evidence) -> tuple[int, ...]:
    return tuple(turn for turn, shows in enumerate(evidence, 1) if not behaviours.isdisjoint(shows))
