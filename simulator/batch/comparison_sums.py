"""Sums over compared sessions, exact whatever their number and bounded by what they are about."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction
from math import ceil

import msgspec

from simulator.batch.comparison_causes import best_points, missed_points
from simulator.batch.comparison_pairs import Card
from simulator.model.comparison import (
    CriterionChange,
    CriticalChange,
    Movement,
    ScenarioChange,
    Step,
)
from simulator.model.scorecard import one_decimal

_STEP = 100
"""Ten points, in tenths."""


def change(exact: Fraction) -> float:
    """A change in percent points with one decimal, its size rounded down as a cost's is."""
    size = one_decimal(abs(exact))
    return -size if exact < 0 and size else size


class Moves:
    """How far percentages moved: a counter of differences in tenths."""

    def __init__(self) -> None:
        self._tenths: Counter[int] = Counter()

    def add(self, tenths: int) -> None:
        """One more session that moved so far."""
        self._tenths[tenths] += 1

    def movement(self) -> Movement | None:
        """What they come to; None without any."""
        count = self._tenths.total()
        if not count:
            return None
        moved = sum(tenths * sessions for tenths, sessions in self._tenths.items())
        return Movement(
            mean=change(Fraction(moved, 10 * count)),
            lowest=min(self._tenths) / 10,
            lower_quartile=self._at(Fraction(count, 4)),
            median=self._at(Fraction(count, 2)),
            upper_quartile=self._at(Fraction(3 * count, 4)),
            highest=max(self._tenths) / 10,
            steps=tuple(self._steps()),
        )

    def _at(self, rank: Fraction) -> float:
        """The lowest movement that so many sessions do not exceed."""
        passed = 0
        for tenths in sorted(self._tenths):
            passed += self._tenths[tenths]
            if passed >= rank:
                return tenths / 10
        raise AssertionError("no rank is above the count")

    def _steps(self) -> Iterator[Step]:
        """From the lowest step that occurs, or no movement, to the highest."""
        steps: Counter[int] = Counter()
        for tenths, sessions in self._tenths.items():
            steps[_step(tenths)] += sessions
        for step in range(min(0, *steps), max(0, *steps) + 1):
            nearer = step - (step > 0) + (step < 0)
            low, high = sorted((10 * step, 10 * nearer))
            yield Step(from_=low, to=high, sessions=steps[step])


def _step(tenths: int) -> int:
    """0 for no movement, 1 for up to ten points more, -1 for up to ten points less, and so on."""
    return ceil(tenths / _STEP) if tenths > 0 else -ceil(-tenths / _STEP)


class _Missed(msgspec.Struct):
    """Of a criterion: in how many sessions it changed, and what it missed by the best points.

    The points that were missed on B are counted as negative, so that what is left is the change.
    """

    sessions: int = 0
    points: defaultdict[int, int] = msgspec.field(default_factory=lambda: defaultdict(int))


class Criteria:
    """What the criteria of one rubric have to do with its movement from edition to edition."""

    def __init__(self) -> None:
        self._missed: dict[tuple[str, str], _Missed] = {}

    def add(self, a: Card, b: Card) -> None:
        """One more session with its two cards."""
        if a.criteria == b.criteria:
            return
        self._count(a, 1)
        self._count(b, -1)
        before = {one.id: one for one in a.criteria}
        for result in b.criteria:
            other = before.pop(result.id, None)
            if other is None:
                changed = result.applies
            else:
                changed = (other.level, other.points) != (result.level, result.points)
            self._missed[b.rubric, result.id].sessions += changed
        for other in before.values():
            self._missed[a.rubric, other.id].sessions += other.applies

    def _count(self, card: Card, sign: int) -> None:
        best = best_points(card)
        for result in card.criteria:
            missed = self._missed.setdefault((card.rubric, result.id), _Missed())
            missed.points[best] += sign * missed_points(result)

    def changes(self, compared: int) -> tuple[CriterionChange, ...]:
        """Those that changed or moved anything, the greatest mean first."""
        means = {
            key: sum(
                (Fraction(100 * points, best * compared) for best, points in one.points.items()),
                Fraction(0),
            )
            for key, one in self._missed.items()
        }
        order = sorted(means, key=lambda key: (-abs(means[key]), -self._missed[key].sessions, key))
        return tuple(
            CriterionChange(
                rubric=key[0],
                id=key[1],
                sessions=self._missed[key].sessions,
                mean=change(means[key]),
            )
            for key in order
            if change(means[key]) or self._missed[key].sessions
        )


class Errors:
    """In how many sessions a critical error is found on one side only."""

    def __init__(self) -> None:
        self._appears: Counter[tuple[str, str]] = Counter()
        self._disappears: Counter[tuple[str, str]] = Counter()

    def add(self, a: Card, b: Card) -> None:
        """One more session with its two cards."""
        if a.critical == b.critical:
            return
        before, after = ({error.id for error in card.critical} for card in (a, b))
        self._appears.update((b.rubric, error) for error in after - before)
        self._disappears.update((a.rubric, error) for error in before - after)

    def changes(self) -> tuple[CriticalChange, ...]:
        """By rubric and id."""
        return tuple(
            CriticalChange(
                rubric=key[0],
                id=key[1],
                appears=self._appears[key],
                disappears=self._disappears[key],
            )
            for key in sorted({*self._appears, *self._disappears})
        )


class Group(msgspec.Struct):
    """What the sessions of a scenario, or of all, come to; percentages in tenths."""

    compared: int = 0
    passed_a: int = 0
    passed_b: int = 0
    only_a: int = 0
    only_b: int = 0
    tenths_a: int = 0
    tenths_b: int = 0

    def add(self, a: Card, b: Card, tenths: tuple[int, int]) -> None:
        """One more session with its two cards and their percentages."""
        self.compared += 1
        self.passed_a += a.passed
        self.passed_b += b.passed
        self.only_a += a.passed and not b.passed
        self.only_b += b.passed and not a.passed
        self.tenths_a += tenths[0]
        self.tenths_b += tenths[1]

    def row(self, scenario: str) -> ScenarioChange:
        """The group as a scenario's."""
        return ScenarioChange(
            scenario=scenario,
            compared=self.compared,
            passed_a=self.passed_a,
            passed_b=self.passed_b,
            to_fail=self.only_a,
            to_pass=self.only_b,
            mean_a=self._mean(self.tenths_a),
            mean_b=self._mean(self.tenths_b),
            movement=change(Fraction(self.tenths_b - self.tenths_a, 10 * self.compared)),
        )

    def _mean(self, tenths: int) -> float:
        return one_decimal(Fraction(tenths, 10 * self.compared))
