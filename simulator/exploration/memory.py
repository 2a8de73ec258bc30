"""What a scenario's own conditions can tell of a talk so far, laid out as bits.

A behaviour is counted as far as the condition that asks for most of it; a feeling is kept exactly,
because it clamps; a chosen reply is kept if a condition names it, or if it is an action that stays
at its step and is not offered twice.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

import msgspec

from simulator.conversation import HIGHEST_FEELING
from simulator.exploration.bits import Change, Field, Pattern, change, combined
from simulator.model.conditions import Condition, TalkCondition, named_behaviours
from simulator.model.scenario import Reply, Scenario

NEVER = Pattern(mask=0, want=1)


class Asked(NamedTuple):
    """Bits that must be set, bits that must be clear, and bits of which one must be set, if any."""

    wanted: int
    barred: int
    some: int

    @property
    def pattern(self) -> Pattern:
        """The same as a pattern, which asks for all bits at once."""
        if self.wanted & self.barred:
            return NEVER
        return Pattern(self.wanted | self.barred, self.wanted, self.some)


def asked(condition: Condition, behaviours: Mapping[str, Field]) -> Asked:
    """What a condition asks of the behaviours, which are counted in these fields."""
    return Asked(
        wanted=combined(
            chain(
                (behaviours[name].at_least(1) for name in condition.all),
                (behaviours[name].at_least(n) for name, n in condition.at_least.items()),
            )
        ),
        barred=combined(
            chain(
                (behaviours[name].at_least(1) for name in condition.none),
                (behaviours[name].at_least(n + 1) for name, n in condition.at_most.items()),
            )
        ),
        some=combined(behaviours[name].at_least(1) for name in condition.any),
    )


class Memory(msgspec.Struct, frozen=True):
    """Where the bits of each behaviour, feeling and reply lie, and which are set at the start."""

    behaviours: dict[str, Field]
    feelings: dict[str, Field]
    replies: dict[str, Field]
    changing: frozenset[str]
    beginning: int

    def pattern(self, condition: TalkCondition) -> Pattern:
        """The condition as a pattern that fits a state or does not."""
        bounds = condition.feelings
        shown = asked(condition, self.behaviours)
        wanted = shown.wanted | combined(
            chain(
                (self.feelings[name].at_least(n) for name, n in bounds.at_least.items()),
                (self.replies[name].at_least(1) for name in condition.chosen),
            )
        )
        barred = shown.barred | combined(
            chain(
                (
                    self.feelings[name].at_least(n + 1)
                    for name, n in bounds.at_most.items()
                    if n < HIGHEST_FEELING
                ),
                (self.replies[name].at_least(1) for name in condition.not_chosen),
            )
        )
        return Asked(wanted, barred, shown.some).pattern

    def reads(self, condition: TalkCondition) -> int:
        """All bits that the condition depends on."""
        bounds = condition.feelings
        return combined(
            chain(
                (self.behaviours[name].mask for name in named_behaviours(condition)),
                (self.feelings[name].mask for name in (*bounds.at_least, *bounds.at_most)),
                (self.replies[name].mask for name in (*condition.chosen, *condition.not_chosen)),
            )
        )

    def shown(self, shows: tuple[str, ...]) -> tuple[Change, ...]:
        """What showing these behaviours changes."""
        return tuple(change(self.behaviours[name], 1) for name in shows if name in self.behaviours)

    def chosen(self, reply: Reply) -> tuple[Change, ...]:
        """What choosing the reply changes."""
        recorded = (change(self.replies[reply.id], 1),) if reply.id in self.replies else ()
        felt = (
            change(self.feelings[name], amount)
            for name, amount in reply.feels.items()
            if name in self.changing and name in self.feelings
        )
        return (*recorded, *felt, *self.shown(reply.shows))


def memory(scenario: Scenario) -> Memory:
    """Lay out what the scenario's conditions can tell."""
    conditions = tuple(_conditions(scenario))
    counts = all_counts_needed(conditions)
    bounds = tuple(condition.feelings for condition in conditions)
    feelings = dict.fromkeys(chain.from_iterable((*b.at_least, *b.at_most) for b in bounds))
    named = chain.from_iterable((*c.chosen, *c.not_chosen) for c in conditions)
    replies = dict.fromkeys((*named, *(reply.id for reply in _staying(scenario))))
    sizes = (
        *counts.values(),
        *(HIGHEST_FEELING for _ in feelings),
        *(1 for _ in replies),
    )
    fields = laid_out(sizes)
    behaviour_fields = {name: next(fields) for name in counts}
    feeling_fields = {name: next(fields) for name in feelings}
    return Memory(
        behaviours=behaviour_fields,
        feelings=feeling_fields,
        replies={name: next(fields) for name in replies},
        changing=frozenset(scenario.feelings),
        beginning=combined(
            field.holding(scenario.feelings.get(name, 0)) for name, field in feeling_fields.items()
        ),
    )


def counts_needed(condition: Condition) -> dict[str, int]:
    """Behaviour: how far it must be counted to tell whether the condition holds."""
    needed = dict.fromkeys((*condition.all, *condition.any, *condition.none), 1)
    for name, least in condition.at_least.items():
        needed[name] = max(least, needed.get(name, 0))
    for name, most in condition.at_most.items():
        needed[name] = max(most + 1, needed.get(name, 0))
    return needed


def all_counts_needed(conditions: Iterable[Condition]) -> dict[str, int]:
    """Behaviour: how far it must be counted for all of these conditions."""
    needed: dict[str, int] = {}
    for condition in conditions:
        for name, count in counts_needed(condition).items():
            needed[name] = max(count, needed.get(name, 0))
    return needed


def laid_out(sizes: Iterable[int]) -> Iterator[Field]:
    """A field of each of these sizes, one above the other."""
    place = 0
    for size in sizes:
        yield Field(place, size)
        place += size


def _staying(scenario: Scenario) -> Iterator[Reply]:
    return (
        reply
        for step in scenario.steps
        for reply in step.replies
        if reply.action and not reply.next
    )


def _conditions(scenario: Scenario) -> Iterator[TalkCondition]:
    for step in scenario.steps:
        yield from (variant.when for variant in step.variants)
        yield from (branch.when for branch in step.branches)
        for reply in step.replies:
            yield reply.when
            yield from (branch.when for branch in reply.branches)
    yield from (interruption.when for interruption in scenario.interruptions)
    yield from (variant.when for ending in scenario.endings for variant in ending.variants)
