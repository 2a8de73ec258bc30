"""Playing without thinking: strategies that a good scenario does not let pass, and random talks."""

import hashlib
from collections.abc import Callable, Sequence

from simulator.exploration.routes import Routes
from simulator.model.scenario import Reply, Scenario

RANDOM_TALKS = 1_000

Strategy = Callable[[Sequence[Reply], int], Reply]
"""Chooses among the replies that are offered, in the file's order, at a turn that counts from 1."""

Talk = tuple[tuple[str, ...], int]
"""A path, and the point of the ending it comes to."""


def strategic_talks(scenario: Scenario, ways: Routes) -> dict[str, Talk]:
    """The one talk of each strategy, by the strategy's name."""
    return {
        name: _played(scenario, ways, strategy) for name, strategy in _strategies(scenario).items()
    }


def random_talks(scenario: Scenario, ways: Routes) -> tuple[Talk, ...]:
    """Talks over all that is offered, the same in every run and with every version of Python."""
    return tuple(_played(scenario, ways, _drawing(seed)) for seed in range(RANDOM_TALKS))


def _strategies(scenario: Scenario) -> dict[str, Strategy]:
    """Where several replies are equally long, short or yielding, the first in the file."""
    behaviours = dict.fromkeys(
        behaviour for step in scenario.steps for reply in step.replies for behaviour in reply.shows
    )
    return {
        "longest": lambda offered, _: max(_says(offered), key=lambda reply: len(reply.say)),
        "shortest": lambda offered, _: min(_says(offered), key=lambda reply: len(reply.say)),
        "first": lambda offered, _: _says(offered)[0],
        "last": lambda offered, _: _says(offered)[-1],
        "yielding": lambda offered, _: max(
            _says(offered), key=lambda reply: sum(reply.feels.values())
        ),
        **{f"shows:{behaviour}": _showing(behaviour) for behaviour in behaviours},
    }


def _says(offered: Sequence[Reply]) -> list[Reply]:
    return [reply for reply in offered if reply.say]


def _showing(behaviour: str) -> Strategy:
    return lambda offered, _: next(
        (reply for reply in offered if behaviour in reply.shows), _says(offered)[0]
    )


def _drawing(seed: int) -> Strategy:
    def drawn(offered: Sequence[Reply], turn: int) -> Reply:
        digest = hashlib.sha256(f"{seed} {turn}".encode()).digest()
        return offered[int.from_bytes(digest[:8]) % len(offered)]

    return drawn


def _played(scenario: Scenario, ways: Routes, strategy: Strategy) -> Talk:
    replies = {reply.id: reply for step in scenario.steps for reply in step.replies}
    path: list[str] = []
    point = ways.start
    while point >= ways.endings:
        leads_to = dict(ways.points[point].choices)
        path.append(strategy([replies[reply] for reply in leads_to], len(path) + 1).id)
        point = leads_to[path[-1]]
    return tuple(path), point
