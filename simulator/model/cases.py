"""Test cases: paths through a scenario and the scores they must have."""

from typing import Annotated, Literal

from msgspec import Meta

from simulator.model.fields import Id, Percent, Record


class ExpectedScore(Record, frozen=True, kw_only=True):
    """What a rubric must make of the talk; only what is given is compared."""

    rubric: Annotated[Id, Meta(description="The rubric that scores the talk.")]
    passed: Annotated[bool | None, Meta(description="Whether it must pass.")] = None
    at_least: Annotated[Percent, Meta(description="The lowest percentage that is right.")] = 0
    at_most: Annotated[Percent, Meta(description="The highest percentage that is right.")] = 100
    levels: Annotated[dict[Id, Id], Meta(description="Criterion: the level it must have.")] = {}
    critical: Annotated[
        tuple[Id, ...] | None,
        Meta(description="Exactly the critical errors it must have; [] for none."),
    ] = None


class Expectation(Record, frozen=True, kw_only=True):
    """What the talk must come to."""

    ending: Annotated[Id, Meta(description="The ending it must reach.")]
    scores: Annotated[
        tuple[ExpectedScore, ...], Meta(description="What each rubric must make of it.")
    ] = ()


class Case(Record, frozen=True, kw_only=True):
    """One talk, played reply by reply."""

    id: Annotated[Id, Meta(description="Unique in the file.")]
    replies: Annotated[tuple[Id, ...], Meta(description="The replies, in order.", min_length=1)]
    expect: Annotated[Expectation, Meta(description="What it must come to.")]


class Cases(Record, frozen=True, kw_only=True):
    """The test cases of one scenario."""

    format: Annotated[Literal["tests/1"], Meta(description="What this file is.")]
    scenario: Annotated[Id, Meta(description="The scenario they play.")]
    cases: Annotated[tuple[Case, ...], Meta(description="The talks.", min_length=1)]
