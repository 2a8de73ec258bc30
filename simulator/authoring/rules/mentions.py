"""Where a document mentions what is defined elsewhere: behaviours, replies, places to go."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec

from simulator.authoring.rules.rule import Finding
from simulator.authoring.suggestions import did_you_mean
from simulator.authoring.tree import TreePath
from simulator.model import rubric as rubrics
from simulator.model import scenario as scenarios
from simulator.model.conditions import Condition, TalkCondition
from simulator.model.rubric import Rubric
from simulator.model.scenario import Branch, Scenario


class Mention(msgspec.Struct, frozen=True):
    """A word and where it stands; `at_key` if it is a key there."""

    word: str
    path: TreePath
    at_key: bool = False


class Exit(msgspec.Struct, frozen=True):
    """A destination that a step or one of its replies names. `step` is the step's position."""

    to: str
    path: TreePath
    step: int


def unknown(
    mentions: Iterable[Mention], known: Collection[str], what: str, listing: str = ""
) -> Iterator[Finding]:
    """A finding for each word that is not known; `what` finishes the sentence 'x is …'.

    `listing` says where all of them are listed, if no other cure comes to mind.
    """
    for mention in mentions:
        if mention.word not in known:
            yield Finding(
                mention.path,
                f"`{mention.word}` is {what}.",
                did_you_mean(mention.word, known) or listing,
                mention.at_key,
            )


def items(words: Iterable[str], *path: str | int) -> Iterator[Mention]:
    """The words of a list."""
    return (Mention(word, (*path, position)) for position, word in enumerate(words))


def keys(words: Iterable[str], *path: str | int) -> Iterator[Mention]:
    """The keys of a map."""
    return (Mention(word, (*path, word), at_key=True) for word in words)


def conditions(document: Scenario | Rubric) -> Iterator[tuple[TreePath, Condition]]:
    """All conditions that are written out, empty ones too, and where."""
    if isinstance(document, Rubric):
        for at, criterion in enumerate(document.criteria):
            yield from _whens(criterion.levels, rubrics.ALWAYS, "criteria", at, "levels")
        yield from _whens(document.critical, None, "critical")
    else:
        yield from talk_conditions(document)


def talk_conditions(scenario: Scenario) -> Iterator[tuple[TreePath, TalkCondition]]:
    """The conditions of a scenario, in no particular order."""
    for at, step in enumerate(scenario.steps):
        yield from _whens(step.variants, None, "steps", at, "variants")
        yield from _whens(step.branches, None, "steps", at, "branches")
        yield from _whens(step.replies, scenarios.ALWAYS, "steps", at, "replies")
        for position, reply in enumerate(step.replies):
            if reply.branches:
                path = ("steps", at, "replies", position, "branches")
                yield from _whens(reply.branches, None, *path)
    yield from _whens(scenario.interruptions, None, "interruptions")
    for at, ending in enumerate(scenario.endings):
        yield from _whens(ending.variants, None, "endings", at, "variants")


def behaviours_of(condition: Condition, path: TreePath) -> Iterator[Mention]:
    """The behaviours that a condition at this path mentions."""
    for part in ("all", "any", "none"):
        yield from items(getattr(condition, part), *path, part)
    for part in ("at_least", "at_most"):
        yield from keys(getattr(condition, part), *path, part)


def shown_behaviours(scenario: Scenario) -> Iterator[Mention]:
    """What replies and endings show."""
    for at, step in enumerate(scenario.steps):
        for position, reply in enumerate(step.replies):
            yield from items(reply.shows, "steps", at, "replies", position, "shows")
    for at, ending in enumerate(scenario.endings):
        yield from items(ending.shows, "endings", at, "shows")


def exits(scenario: Scenario) -> Iterator[Exit]:
    """All destinations of steps and replies, interruptions left out."""
    for at, step in enumerate(scenario.steps):
        yield from _exits(step.next, step.branches, at, "steps", at)
        for position, reply in enumerate(step.replies):
            if reply.next or reply.branches:
                path = ("steps", at, "replies", position)
                yield from _exits(reply.next, reply.branches, at, *path)


def _exits(to: str, branches: tuple[Branch, ...], step: int, *path: str | int) -> Iterator[Exit]:
    for position, branch in enumerate(branches):
        yield Exit(branch.next, (*path, "branches", position, "next"), step)
    if to:
        yield Exit(to, (*path, "next"), step)


def _whens(
    holders: Iterable[Any], absent: Condition | None, *path: str | int
) -> Iterator[tuple[TreePath, Any]]:
    """The `when` of each holder, unless it is the very object that stands for an absent one."""
    for position, holder in enumerate(holders):
        if holder.when is not absent:
            yield (*path, position, "when"), holder.when
