"""All talks of a scenario, merged where no condition of the scenario can still tell them apart."""

import msgspec

from simulator.exploration.bits import fits
from simulator.exploration.stages import Fork, Plan, Stage, Thing, Way, after, is_offered, plan
from simulator.model.scenario import Scenario

Place = tuple[int, int]
"""A step's or ending's position, and the bits of what is remembered there."""

SAMPLE = 64
"""How many states of a kind are followed further once the limit is reached."""


class Talks(msgspec.Struct, frozen=True):
    """Every place a talk can come to, with the replies offered there and where they lead.

    `choices` has the steps' places in an order in which each comes before those it leads to. If the
    exploration is not complete, some replies lead to places that were not followed further.
    """

    plan: Plan
    start: Place
    choices: dict[Place, tuple[tuple[str, Place], ...]]
    origins: dict[Place, tuple[Place, str]]
    firsts: dict[Thing, tuple[Place, str]]
    complete: bool

    def path(self, place: Place) -> tuple[str, ...]:
        """The replies of one talk that comes to this place."""
        replies: list[str] = []
        while place != self.start:
            place, reply = self.origins[place]
            replies.append(reply)
        return tuple(reversed(replies))

    def witness(self, thing: Thing) -> tuple[str, ...] | None:
        """A path at the end of which the thing has happened; None if none was found."""
        first = self.firsts.get(thing)
        if first is None:
            return None
        place, reply = first
        return (*self.path(place), reply) if reply else self.path(place)


def talks(scenario: Scenario, limit: int) -> Talks:
    """Explore a scenario; past `limit` places only a sample of the rest is followed."""
    compiled = plan(scenario)
    return _Exploring(compiled, limit).explored()


class _Exploring:
    """One exploration under way, position by position."""

    def __init__(self, compiled: Plan, limit: int) -> None:
        self.plan = compiled
        self.limit = limit
        self.start = (0, compiled.beginning & compiled.stages[0].kept)
        self.choices: dict[Place, tuple[tuple[str, Place], ...]] = {}
        self.origins: dict[Place, tuple[Place, str]] = {}
        self.firsts: dict[Thing, tuple[Place, str]] = {}
        self.waiting: list[dict[int, None]] = [{} for _ in compiled.stages]
        self.complete = True

    def explored(self) -> Talks:
        self.waiting[0][self.start[1]] = None
        for position, stage in enumerate(self.plan.stages):
            # An action that stays makes a new round at its step, with one action fewer to take.
            while self.waiting[position]:
                arrived = self._followed(list(self.waiting[position]))
                self.waiting[position] = {}
                for state in arrived:
                    self._visit(stage, (position, state))
        return Talks(self.plan, self.start, self.choices, self.origins, self.firsts, self.complete)

    def _followed(self, states: list[int]) -> list[int]:
        if len(self.choices) + len(states) <= self.limit or len(states) <= SAMPLE:
            return states
        self.complete = False
        return states[:: -(-len(states) // SAMPLE)]

    def _visit(self, stage: Stage, place: Place) -> None:
        self.firsts.setdefault(stage.thing, (place, ""))
        for when, thing in stage.variants:
            if fits(when, place[1]):
                self.firsts.setdefault(thing, (place, ""))
                break
        if stage.ways:
            self.choices[place] = tuple(
                (way.reply, self._chosen(stage, place, way))
                for way in stage.ways
                if is_offered(way, place[1])
            )

    def _chosen(self, stage: Stage, place: Place, way: Way) -> Place:
        self.firsts.setdefault(("replies", way.reply), (place, way.reply))
        taken: list[Fork] = []
        arrived = after(self.plan, stage, way, place[1], taken)
        for fork in taken:
            self.firsts.setdefault(fork.thing, (place, way.reply))
        if arrived not in self.origins:
            self.origins[arrived] = (place, way.reply)
            self.waiting[arrived[0]][arrived[1]] = None
        return arrived
