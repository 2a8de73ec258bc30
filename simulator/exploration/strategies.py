"""Playing without thinking: strategies that a good scenario does not let pass, and random talks."""

import hashlib
from collections.abc import Callable, Sequence

from simulator import conversation
from simulator.conversation import Script
from simulator.exploration.routes import Routes
from simulator.model.scenario import Reply, Scenario

RANDOM_TALKS = 1_000

Strategy = Callable[[Sequence[Reply]], Reply]
"""Chooses among the replies that are offered, which stand in the file's order."""

Talk = tuple[tuple[str, ...], int]
"""A path, and the point of the routes where it ends."""


def strategic_talks(scenario: Scenario) -> dict[str, Talk]:
    """The one talk of each strategy, by the strategy's name."""
    play = conversation.script(scenario)
    return {name: _played(play, strategy) for name, strategy in _strategies(scenario).items()}


def random_talks(ways: Routes) -> tuple[Talk, ...]:
    """Talks over all that is offered, the same in every run and with every version of Python.

    None if the routes are not complete, because then they do not know all that is offered.
    """
    return tuple(_drawn(ways, seed) for seed in range(RANDOM_TALKS)) if ways.complete else ()


def _strategies(scenario: Scenario) -> dict[str, Strategy]:
    """Where several replies are equally long, short or yielding, the first in the file."""
    behaviours = dict.fromkeys(
        behaviour for step in scenario.steps for reply in step.replies for behaviour in reply.shows
    )
    return {
        "longest": lambda offered: max(_says(offered), key=lambda reply: len(reply.say)),
        "shortest": lambda offered: min(_says(offered), key=lambda reply: len(reply.say)),
        "first": lambda offered: _says(offered)[0],
        "last": lambda offered: _says(offered)[-1],
        "yielding": lambda offered: max(
            _says(offered), key=lambda reply: sum(reply.feels.values())
        ),
        **{f"shows:{behaviour}": _showing(behaviour) for behaviour in behaviours},
    }


def _says(offered: Sequence[Reply]) -> list[Reply]:
    return [reply for reply in offered if reply.say]


def _showing(behaviour: str) -> Strategy:
    return lambda offered: next(
        (reply for reply in offered if behaviour in reply.shows), _says(offered)[0]
    )


def _played(play: Script, strategy: Strategy) -> Talk:
    state = conversation.begin(play)
    while not conversation.has_ended(play, state):
        reply = strategy(conversation.offers(play, state))
        state = conversation.choose(play, state, reply.id)
    return state.chosen, tuple(play.endings).index(state.at)


def _drawn(ways: Routes, seed: int) -> Talk:
    path: list[str] = []
    point = ways.start
    while point >= ways.endings:
        choices = ways.points[point].choices
        digest = hashlib.sha256(f"{seed} {len(path) + 1}".encode()).digest()
        reply, point = choices[int.from_bytes(digest[:8]) % len(choices)]
        path.append(reply)
    return tuple(path), point
