"""A scorecard: what a rubric makes of a finished session."""

from fractions import Fraction
from typing import Annotated, Literal

from msgspec import Meta

from simulator.model.fields import Digest, Id, Record
from simulator.model.session import Mode, SessionId

OneDecimal = Annotated[float, Meta(ge=0, le=100)]
"""Percent from 0 to 100 with one decimal, rounded down from the exact value."""

Turns = Annotated[
    tuple[int, ...],
    Meta(description="Turns from 1 that bear on it; the ending is the last turn + 1."),
]


class CriterionScore(Record, frozen=True, kw_only=True, omit_defaults=False):
    """How a criterion came out."""

    id: Annotated[Id, Meta(description="The criterion.")]
    level: Annotated[Id | None, Meta(description="The level; null if it does not apply.")]
    points: Annotated[int | None, Meta(description="The points; null if it does not apply.")]
    max: Annotated[int, Meta(description="The points of the best level.")]
    weight: Annotated[int, Meta(description="The criterion's weight.")]
    applies: Annotated[bool, Meta(description="Whether it is asked of this scenario.")]
    evidence: Turns


class CriticalScore(Record, frozen=True, kw_only=True, omit_defaults=False):
    """A critical error that was made."""

    id: Annotated[Id, Meta(description="The critical error.")]
    kind: Literal["customer", "business", "compliance"]
    effect: Literal["fail", "zero", "cap"]
    evidence: Turns


class Score(Record, frozen=True, kw_only=True):
    """A rubric's judgement on a talk, exact."""

    raw: Fraction
    percent: Fraction
    passed: bool
    band: str
    criteria: tuple[CriterionScore, ...]
    critical: tuple[CriticalScore, ...]


class Scorecard(Record, frozen=True, kw_only=True, omit_defaults=False):
    """A session under a rubric: the line that `score --format jsonl` writes."""

    format: Literal["scorecard/1"] = "scorecard/1"
    session: SessionId
    trainee: str
    attempt: int
    mode: Mode
    scenario: Id
    version: int
    digest: Digest
    at: str
    ending: Id
    turns: int
    undos: int
    hints: int
    rubric: Id
    rubric_version: int
    rubric_digest: Digest
    raw: OneDecimal
    percent: OneDecimal
    passed: bool
    band: str
    criteria: tuple[CriterionScore, ...]
    critical: tuple[CriticalScore, ...]


def one_decimal(exact: Fraction) -> float:
    """The exact value rounded down to one decimal, so that 69.96 never reads 70."""
    return (exact * 10).__floor__() / 10
