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
    kind: Annotated[
        Literal["customer", "business", "compliance"], Meta(description="Whom it harms.")
    ]
    effect: Annotated[
        Literal["fail", "zero", "cap"], Meta(description="What it does to the result.")
    ]
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

    format: Annotated[Literal["scorecard/1"], Meta(description="What this object is.")] = (
        "scorecard/1"
    )
    session: Annotated[SessionId, Meta(description="The session's UUID.")]
    trainee: Annotated[str, Meta(description="An opaque id, never a name.")]
    attempt: Annotated[int, Meta(description="This trainee's how-manieth at the scenario.")]
    mode: Annotated[Mode, Meta(description="practice or assess.")]
    scenario: Annotated[Id, Meta(description="The scenario it was replayed against.")]
    version: Annotated[int, Meta(description="That scenario's version.")]
    digest: Annotated[Digest, Meta(description="SHA-256 over that scenario's logic.")]
    at: Annotated[str, Meta(description="When the session started, UTC.")]
    ending: Annotated[Id, Meta(description="The ending that its replies lead to.")]
    turns: Annotated[int, Meta(description="How many turns stand.")]
    undos: Annotated[int, Meta(description="How often a reply was taken back.")]
    hints: Annotated[int, Meta(description="How many hints were asked for.")]
    rubric: Annotated[Id, Meta(description="The rubric it is scored with.")]
    rubric_version: Annotated[int, Meta(description="That rubric's version.")]
    rubric_digest: Annotated[Digest, Meta(description="SHA-256 over that rubric's logic.")]
    raw: Annotated[OneDecimal, Meta(description="Percent before any critical error.")]
    percent: Annotated[OneDecimal, Meta(description="Percent, limited by critical errors.")]
    passed: Annotated[bool, Meta(description="Whether it passed.")]
    band: Annotated[str, Meta(description="The band that the percent falls in.")]
    criteria: Annotated[
        tuple[CriterionScore, ...], Meta(description="Every criterion, in the rubric's order.")
    ]
    critical: Annotated[
        tuple[CriticalScore, ...], Meta(description="The critical errors that were made.")
    ]


def one_decimal(exact: Fraction) -> float:
    """The exact value rounded down to one decimal, so that 69.96 never reads 70."""
    return (exact * 10).__floor__() / 10
