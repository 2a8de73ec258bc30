"""What is still possible under a rubric, at every state that a talk can come to."""

from collections.abc import Iterator
from functools import partial, reduce
from itertools import chain
from operator import or_
from typing import NamedTuple

import msgspec

from simulator.exploration.routes import Routes
from simulator.exploration.scale import Scale, scale
from simulator.exploration.talks import SAMPLE
from simulator.exploration.yardstick import Mark, Yardstick, marked
from simulator.model.scenario import Scenario


class State(NamedTuple):
    """A point of the routes, and the rubric's bits there (before an ending's own `shows`)."""

    point: int
    bits: int


class Survey(msgspec.Struct, frozen=True):
    """Every state and its value, by point and bits.

    If the survey is not complete, only a sample of the states was followed: what it finds can
    happen, and what it does not find may happen all the same.
    """

    routes: Routes
    yardstick: Yardstick
    scale: Scale
    marks: dict[str, Mark]
    ending_marks: tuple[Mark, ...]
    values: tuple[dict[int, int], ...]
    complete: bool

    @property
    def start(self) -> State:
        """The state before the first reply."""
        return State(self.routes.start, 0)

    @property
    def states(self) -> int:
        """How many states there are, the endings' included."""
        return sum(len(values) for values in self.values)

    def value(self, state: State) -> int:
        """What is still possible; see `scale`."""
        return self.values[state.point][state.bits]

    def ahead(self, state: State) -> Iterator[tuple[str, State]]:
        """The replies offered, in the file's order, and the states they lead to."""
        for reply, to in self.routes.points[state.point].choices:
            yield reply, State(to, marked((state.bits,), self.marks[reply])[0])

    def path(self, possibility: int, state: State) -> tuple[str, ...]:
        """How a talk goes on from a state to where the possibility has become fact."""
        replies: list[str] = []
        while state.point >= self.routes.endings:
            reply, state = next(
                (reply, after)
                for reply, after in self.ahead(state)
                if self.value(after) & possibility
            )
            replies.append(reply)
        return tuple(replies)

    def path_to(self, state: State) -> tuple[str, ...]:
        """The replies of one talk that comes to a state."""
        replies: list[str] = []
        while state != self.start:
            reply, state = self._before(state)
            replies.append(reply)
        return tuple(reversed(replies))

    def _before(self, state: State) -> tuple[str, State]:
        """A reply that leads to the state, and the state it was given in."""
        for number in range(self.routes.endings, len(self.routes.points)):
            for reply, to in self.routes.points[number].choices:
                if to == state.point:
                    for bits in self.values[number]:
                        if marked((bits,), self.marks[reply])[0] == state.bits:
                            return reply, State(number, bits)
        raise LookupError(f"no reply leads to {state}")


def survey(scenario: Scenario, ways: Routes, yardstick: Yardstick, limit: int) -> Survey:
    """Visit every state; past `limit` states only a sample of the rest is followed."""
    marks = {
        reply.id: yardstick.mark(reply.shows) for step in scenario.steps for reply in step.replies
    }
    ending_marks = tuple(yardstick.mark(ending.shows) for ending in scenario.endings)
    arrived, left = _arrived(ways, yardstick, marks, limit)
    measure, values = _finished(yardstick, arrived, ending_marks)
    for number, point in enumerate(ways.points[ways.endings :], ways.endings):
        states = arrived[number]
        rows = (
            map(values[to].__getitem__, marked(states, marks[reply])) for reply, to in point.choices
        )
        union = reduce(partial(map, or_), rows)
        values.append(dict(zip(states, union, strict=True)) | dict.fromkeys(left[number], 0))
    return Survey(
        routes=ways,
        yardstick=yardstick,
        scale=measure,
        marks=marks,
        ending_marks=ending_marks,
        values=tuple(values),
        complete=ways.complete and not any(left),
    )


def _finished(
    yardstick: Yardstick, arrived: list[list[int]], ending_marks: tuple[Mark, ...]
) -> tuple[Scale, list[dict[int, int]]]:
    """The scale, and the values of the endings' states; few of them are judged differently."""
    judged = [
        {bits: yardstick.judgement(marked((bits,), mark)[0]) for bits in states}
        for states, mark in zip(arrived, ending_marks, strict=False)
    ]
    judgements = set(chain.from_iterable(by_bits.values() for by_bits in judged))
    outcomes = {judgement: yardstick.outcome(judgement) for judgement in judgements}
    measure = scale(yardstick, outcomes.values())
    worth = {
        judgement: measure.value(yardstick, judgement, outcomes[judgement])
        for judgement in judgements
    }
    values = [{bits: worth[judgement] for bits, judgement in by_bits.items()} for by_bits in judged]
    return measure, values


def _arrived(
    ways: Routes, yardstick: Yardstick, marks: dict[str, Mark], limit: int
) -> tuple[list[list[int]], list[list[int]]]:
    """By point, the states that are followed, and those that are left because of the limit."""
    arrived: list[set[int]] = [set() for _ in ways.points]
    arrived[ways.start].add(0)
    followed: list[list[int]] = [[] for _ in ways.points]
    left: list[list[int]] = [[] for _ in ways.points]
    visited = 0
    for number in range(ways.start, -1, -1):
        states = list(arrived[number])
        arrived[number] = set()
        if visited + len(states) > limit and number >= ways.endings:
            states.sort(key=yardstick.promise)
            left[number] = states[SAMPLE // 2 : -SAMPLE // 2]
            states = states[: SAMPLE // 2] + states[SAMPLE // 2 :][-SAMPLE // 2 :]
        visited += len(states)
        followed[number] = states
        for reply, to in ways.points[number].choices:
            arrived[to].update(marked(states, marks[reply]))
    return followed, left
