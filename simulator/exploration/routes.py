"""The ways through a scenario: points from which the same replies lead the same ways, merged.

What a customer's line says may differ between talks at one point; what can be replied from there
on, and where each reply leads, cannot.
"""

from typing import NamedTuple

import msgspec

from simulator.exploration.talks import Place, Talks


class Choice(NamedTuple):
    """A reply that is offered at a point, and the point it leads to."""

    reply: str
    to: int


class Point(NamedTuple):
    """A step's or ending's position, and the replies offered, in the file's order."""

    position: int
    choices: tuple[Choice, ...]


class Routes(msgspec.Struct, frozen=True):
    """All points. Each stands after those it leads to; the first `endings` are the endings.

    `shortest` and `longest` hold, by point, how few and how many turns are left.
    """

    points: tuple[Point, ...]
    endings: int
    start: int
    shortest: tuple[int, ...]
    longest: tuple[int, ...]
    complete: bool


def routes(explored: Talks) -> Routes:
    """Merge the places of all talks, from the endings back.

    Places that only lead to places which were not followed further are left out.
    """
    first_ending = explored.plan.first_ending
    endings = len(explored.plan.stages) - first_ending
    points = [Point(first_ending + number, ()) for number in range(endings)]
    numbers: dict[Point, int] = {}
    merged: dict[Place, int] = {}
    for place, offered in reversed(explored.choices.items()):
        choices = []
        for reply, target in offered:
            to = target[0] - first_ending if target[0] >= first_ending else merged.get(target, -1)
            if to >= 0:
                choices.append(Choice(reply, to))
        if not choices:
            continue
        point = Point(place[0], tuple(choices))
        if point not in numbers:
            numbers[point] = len(points)
            points.append(point)
        merged[place] = numbers[point]
    shortest, longest = [0] * endings, [0] * endings
    for point in points[endings:]:
        shortest.append(1 + min(shortest[choice.to] for choice in point.choices))
        longest.append(1 + max(longest[choice.to] for choice in point.choices))
    return Routes(
        points=tuple(points),
        endings=endings,
        start=merged[explored.start],
        shortest=tuple(shortest),
        longest=tuple(longest),
        complete=explored.complete,
    )
