"""Conditions: the one language in which branches, offers, levels and critical errors are said.

All parts of a condition must hold. A condition without parts holds always; in a file it is written
by leaving `when` out, and an explicit empty one is an error.
"""

from collections.abc import Collection, Mapping
from typing import Annotated

from msgspec import Meta

from simulator.model.fields import FeelingLevel, Id, Record

AtLeast = Annotated[int, Meta(ge=1, le=1_000)]
AtMost = Annotated[int, Meta(ge=0, le=1_000)]


class Condition(Record, frozen=True, kw_only=True):
    """What a session must have shown. Every part that is given must hold."""

    all: Annotated[
        tuple[Id, ...], Meta(description="Behaviours that must all have been shown.")
    ] = ()
    any: Annotated[
        tuple[Id, ...], Meta(description="Behaviours of which at least one must have been shown.")
    ] = ()
    none: Annotated[
        tuple[Id, ...], Meta(description="Behaviours of which none may have been shown.")
    ] = ()
    at_least: Annotated[
        dict[Id, AtLeast], Meta(description="Behaviour: the lowest count that satisfies.")
    ] = {}
    at_most: Annotated[
        dict[Id, AtMost], Meta(description="Behaviour: the highest count that satisfies.")
    ] = {}


class FeelingBounds(Record, frozen=True, kw_only=True):
    """Bounds on the customer's feelings, each 0 to 10."""

    at_least: Annotated[
        dict[Id, FeelingLevel], Meta(description="Feeling: the lowest value that satisfies.")
    ] = {}
    at_most: Annotated[
        dict[Id, FeelingLevel], Meta(description="Feeling: the highest value that satisfies.")
    ] = {}


UNBOUNDED = FeelingBounds()


class TalkCondition(Condition, frozen=True, kw_only=True):
    """What the talk so far must have been. Every part that is given must hold."""

    chosen: Annotated[
        tuple[Id, ...], Meta(description="Replies that must all have been chosen.")
    ] = ()
    not_chosen: Annotated[
        tuple[Id, ...], Meta(description="Replies of which none may have been chosen.")
    ] = ()
    feelings: Annotated[
        FeelingBounds,
        Meta(
            description="Bounds on the customer's feelings.",
            extra_json_schema={"minProperties": 1},
        ),
    ] = UNBOUNDED


def named_behaviours(condition: Condition) -> frozenset[str]:
    """Every behaviour the condition speaks of, in any of its parts."""
    return frozenset(
        (*condition.all, *condition.any, *condition.none, *condition.at_least, *condition.at_most)
    )


def shown(condition: Condition, counts: Mapping[str, int]) -> bool:
    """Whether the behaviour parts hold for these counts; an absent behaviour counts 0."""
    return (
        all(counts.get(name, 0) > 0 for name in condition.all)
        and (not condition.any or any(counts.get(name, 0) > 0 for name in condition.any))
        and not any(counts.get(name, 0) > 0 for name in condition.none)
        and all(counts.get(name, 0) >= least for name, least in condition.at_least.items())
        and all(counts.get(name, 0) <= most for name, most in condition.at_most.items())
    )


def holds(
    condition: TalkCondition,
    counts: Mapping[str, int],
    feelings: Mapping[str, int],
    chosen: Collection[str],
) -> bool:
    """Whether all parts hold for a talk with these counts, feelings and chosen replies."""
    bounds = condition.feelings
    return (
        shown(condition, counts)
        and all(reply in chosen for reply in condition.chosen)
        and not any(reply in chosen for reply in condition.not_chosen)
        and all(feelings.get(name, 0) >= least for name, least in bounds.at_least.items())
        and all(feelings.get(name, 0) <= most for name, most in bounds.at_most.items())
    )
