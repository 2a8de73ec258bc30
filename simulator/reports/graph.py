"""A scenario as a graph: its places, the ways between them, and conditions in words."""

from collections.abc import Iterator, Mapping

import msgspec

from simulator.model.conditions import Condition, TalkCondition
from simulator.model.scenario import Branch, Reply, Scenario, Step
from simulator.reports.wording import listed


class Way(msgspec.Struct, frozen=True):
    """A way from a step to a place that a reply may take; `when` is empty if nothing else decides.

    `drawn` says whether the talk that is to be shown goes this way.
    """

    start: str
    end: str
    reply: Reply
    when: str
    drawn: bool

    @property
    def stays(self) -> bool:
        """Whether the reply leads back to its own step, as an action does."""
        return self.start == self.end


def ways(scenario: Scenario, taken: Mapping[str, str]) -> Iterator[Way]:
    """All ways out of all steps, interruptions aside, in the file's order.

    `taken` is the talk that is to be shown: its replies, and where each led.
    """
    for step in scenario.steps:
        for reply in step.replies:
            for when, end in _destinations(step, reply):
                yield Way(step.id, end, reply, when, taken.get(reply.id) == end)


def condition(when: Condition) -> str:
    """A condition in words; empty if it always holds."""
    return "; ".join(_parts(when))


def _destinations(step: Step, reply: Reply) -> Iterator[tuple[str, str]]:
    yield from _branches(reply.branches)
    if reply.next:
        yield _otherwise(reply.branches), reply.next
    elif reply.action:
        yield _otherwise(reply.branches), step.id
    else:
        branches = (*reply.branches, *step.branches)
        yield from _branches(step.branches)
        yield _otherwise(branches), step.next


def _branches(branches: tuple[Branch, ...]) -> Iterator[tuple[str, str]]:
    for branch in branches:
        yield f"if {condition(branch.when)}", branch.next


def _otherwise(branches: tuple[Branch, ...]) -> str:
    return "else" if branches else ""


def _parts(when: Condition) -> Iterator[str]:
    for words, behaviours in (("shown", when.all), ("shown any of", when.any)):
        if behaviours:
            yield f"{words} {listed(behaviours)}"
    if when.none:
        yield f"not shown {listed(when.none)}"
    yield from _bounds(when.at_least, "at least {} times {}")
    yield from _bounds(when.at_most, "at most {} times {}")
    if isinstance(when, TalkCondition):
        if when.chosen:
            yield f"chosen {listed(when.chosen)}"
        if when.not_chosen:
            yield f"not chosen {listed(when.not_chosen)}"
        yield from _bounds(when.feelings.at_least, "{1} at least {0}")
        yield from _bounds(when.feelings.at_most, "{1} at most {0}")


def _bounds(bounds: Mapping[str, int], words: str) -> Iterator[str]:
    for name, bound in bounds.items():
        yield words.format(bound, name)
