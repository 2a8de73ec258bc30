"""A scenario as other engines' stories need it: names they accept, conditions, and ways onward.

What a story engine has no word for is spelt out here: that an interruption only leads onward, that
a reply without a destination takes its step's, that an action stays.
"""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from simulator.conversation import Script
from simulator.model.conditions import TalkCondition, named_behaviours
from simulator.model.scenario import ALWAYS, Branch, Interruption, Reply, Scenario, Step


class Way(NamedTuple):
    """Where the talk goes if the condition holds; an empty condition holds always."""

    when: TalkCondition
    to: str


def behaviours(scenario: Scenario) -> tuple[str, ...]:
    """All that the scenario's replies and endings can show, or its conditions ask for."""
    replies = chain.from_iterable(step.replies for step in scenario.steps)
    shown = chain.from_iterable(reply.shows for reply in replies)
    shown_at_last = chain.from_iterable(ending.shows for ending in scenario.endings)
    asked = chain.from_iterable(named_behaviours(when) for when in _conditions(scenario))
    return tuple(sorted({*shown, *shown_at_last, *asked}))


def ways(step: Step, reply: Reply) -> tuple[Way, ...]:
    """Where a reply leads, interruptions aside: the first that holds; the last holds always."""
    own = _ways(reply.branches)
    if reply.next:
        return (*own, Way(ALWAYS, reply.next))
    if reply.action:
        return (*own, Way(ALWAYS, step.id))
    return (*own, *_ways(step.branches), Way(ALWAYS, step.next))


def interruptions(play: Script, step: Step) -> tuple[Way, ...]:
    """What can interrupt the talk after a reply at this step, the first that holds."""
    here = play.positions[step.id]
    return tuple(
        way
        for way in _ways(play.scenario.interruptions)
        if way.to in play.endings or play.positions[way.to] > here
    )


def ways_out(play: Script, step: Step) -> tuple[str, ...]:
    """The steps that its replies lead to and that an interruption can take the place of."""
    if not interruptions(play, step):
        return ()
    leading = (way.to for reply in step.replies for way in ways(step, reply))
    return tuple(dict.fromkeys(to for to in leading if to in play.steps))


def named_replies(scenario: Scenario) -> frozenset[str]:
    """The replies that a condition asks for."""
    asked = ((*when.chosen, *when.not_chosen) for when in _conditions(scenario))
    return frozenset(chain.from_iterable(asked))


def named_feelings(scenario: Scenario) -> dict[str, int]:
    """Where each feeling starts; one that only a condition speaks of is and stays 0."""
    bounds = (when.feelings for when in _conditions(scenario))
    asked = chain.from_iterable((*bound.at_least, *bound.at_most) for bound in bounds)
    return dict.fromkeys(asked, 0) | scenario.feelings


def counted(behaviour: str) -> str:
    """The variable that counts a behaviour."""
    return "shown_" + _word(behaviour)


def felt(feeling: str) -> str:
    """The variable that holds a feeling."""
    return "feels_" + _word(feeling)


def remembered(reply: str) -> str:
    """The variable that says whether a reply was chosen."""
    return "chose_" + _word(reply)


def place(step_or_ending: str) -> str:
    """The name of what stands for a step or an ending."""
    return "at_" + _word(step_or_ending)


def way_out(step: str, to: str) -> str:
    """The name of what stands between a step and the next, where interruptions are looked for."""
    return f"from_{_word(step)}_to_{_word(to)}"


def expression(when: TalkCondition) -> str:
    """The condition as ink and Python both write it; empty for one that holds always."""
    return " and ".join(_terms(when))


def _terms(when: TalkCondition) -> Iterator[str]:
    yield from (f"{counted(name)} > 0" for name in when.all)
    if when.any:
        yield "(" + " or ".join(f"{counted(name)} > 0" for name in when.any) + ")"
    yield from (f"{counted(name)} == 0" for name in when.none)
    yield from (f"{counted(name)} >= {least}" for name, least in when.at_least.items())
    yield from (f"{counted(name)} <= {most}" for name, most in when.at_most.items())
    yield from (f"{remembered(reply)} == 1" for reply in when.chosen)
    yield from (f"{remembered(reply)} == 0" for reply in when.not_chosen)
    yield from (f"{felt(name)} >= {least}" for name, least in when.feelings.at_least.items())
    yield from (f"{felt(name)} <= {most}" for name, most in when.feelings.at_most.items())


def _word(name: str) -> str:
    return name.replace("-", "_")


def _ways(branches: tuple[Branch, ...] | tuple[Interruption, ...]) -> tuple[Way, ...]:
    return tuple(Way(branch.when, branch.next) for branch in branches)


def _conditions(scenario: Scenario) -> Iterator[TalkCondition]:
    """All that decide how a talk goes; variants only decide how it is worded."""
    yield from (interruption.when for interruption in scenario.interruptions)
    for step in scenario.steps:
        yield from (branch.when for branch in step.branches)
        for reply in step.replies:
            yield from (reply.when, *(branch.when for branch in reply.branches))
