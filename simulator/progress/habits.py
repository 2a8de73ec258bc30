"""Habits: what a trainee's talks have in common, rather than the average of their results.

Nothing here knows a behaviour or a criterion by name. Three things are looked for: the order in
which behaviours are shown, against the order of best play; behaviours that a rubric holds against
a talk; and the best level of each criterion.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Literal

import msgspec

from simulator.model.rubric import Criterion, Rubric
from simulator.model.scorecard import Score
from simulator.progress.order import Pair

LEAST_TALKS = 3
"""In fewer talks than that nothing is a habit."""

MOST_HABITS = 5

Subject = tuple[str, ...]
"""What a habit is about: for `order` the two behaviours, the one that best play shows first
standing first; for `spoils` a behaviour; for `level` a rubric, a criterion and its best level."""

Kind = Literal["order", "spoils", "level"]


class Habit(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened in `times` of `talks` talks.

    What happened: for `order` the later behaviour came first, or alone; for `spoils` the behaviour
    was shown; for `level` the best level was reached.
    """

    kind: Kind
    subject: Subject
    times: int
    talks: int

    @property
    def happens(self) -> bool:
        """Whether it happens more often than not."""
        return 2 * self.times >= self.talks

    @property
    def serves(self) -> bool:
        """Whether the habit serves the trainee well."""
        return self.happens == (self.kind == "level")

    @property
    def strength(self) -> Fraction:
        """How sure one may be of it, by Laplace's rule of succession: (k + 1) ∕ (n + 2)."""
        often = self.times if self.happens else self.talks - self.times
        return Fraction(often + 1, self.talks + 2)


class TalkFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What one finished talk adds. `shown` are the behaviours of its turns, the ending left out;
    `possible` all that replies of its scenario show; `best_order` is best play's, if known."""

    rubric: Rubric
    score: Score
    shown: tuple[tuple[str, ...], ...]
    possible: frozenset[str]
    best_order: frozenset[Pair]


def habits(talks: Iterable[TalkFacts]) -> tuple[Habit, ...]:
    """The strongest habits, at most five of them and none about the same as one before it."""
    counts: dict[tuple[Kind, Subject], list[bool]] = {}
    for talk in talks:
        for kind, observed in _OBSERVATIONS.items():
            for subject, happened in observed(talk):
                counts.setdefault((kind, subject), []).append(happened)
    found = [
        Habit(kind=kind, subject=subject, times=sum(happened), talks=len(happened))
        for (kind, subject), happened in counts.items()
        if len(happened) >= LEAST_TALKS
    ]
    return tuple(_different(sorted(filter(_worth_saying, found), key=_by_strength)))


def _orders(talk: TalkFacts) -> Iterator[tuple[Subject, bool]]:
    """Of each pair in best play's order of which the later was shown: whether it came first."""
    first: dict[str, int] = {}
    for turn, behaviours in enumerate(talk.shown):
        for behaviour in behaviours:
            first.setdefault(behaviour, turn)
    for earlier, later in sorted(talk.best_order):
        if later in first:
            yield (earlier, later), first[later] < first.get(earlier, len(talk.shown))


def _spoiling(talk: TalkFacts) -> Iterator[tuple[Subject, bool]]:
    """Of each behaviour that the rubric holds against a talk and that could be shown: if it was."""
    shown = {behaviour for behaviours in talk.shown for behaviour in behaviours}
    for behaviour in sorted(_held_against(talk.rubric) & talk.possible):
        yield (behaviour,), behaviour in shown


def _best_levels(talk: TalkFacts) -> Iterator[tuple[Subject, bool]]:
    for criterion, judged in zip(talk.rubric.criteria, talk.score.criteria, strict=True):
        if judged.applies:
            best = criterion.levels[0].id
            yield (talk.rubric.id, criterion.id, best), judged.level == best


_OBSERVATIONS: Mapping[Kind, Callable[[TalkFacts], Iterator[tuple[Subject, bool]]]] = {
    "order": _orders,
    "spoils": _spoiling,
    "level": _best_levels,
}


def _held_against(rubric: Rubric) -> frozenset[str]:
    """Behaviours that can only lower a result: of `none` in levels, and of what makes an error;
    unless a level asks for them."""
    conditions = [level.when for criterion in rubric.criteria for level in criterion.levels]
    errors = [error.when for error in rubric.critical]
    barred = {name for when in conditions for name in (*when.none, *when.at_most)}
    barred |= {name for when in errors for name in (*when.all, *when.any, *when.at_least)}
    return frozenset(barred - _asked_for(rubric.criteria))


def _asked_for(criteria: Sequence[Criterion]) -> set[str]:
    conditions = (level.when for criterion in criteria for level in criterion.levels)
    return {name for when in conditions for name in (*when.all, *when.any, *when.at_least)}


def _worth_saying(habit: Habit) -> bool:
    """To have kept clear of something is no news, unless it is the order of best play."""
    return habit.happens or habit.kind != "spoils"


def _by_strength(habit: Habit) -> tuple[Fraction, int, Kind, Subject]:
    return -habit.strength, -habit.talks, habit.kind, habit.subject


def _different(sorted_habits: Iterable[Habit]) -> Iterator[Habit]:
    """The first habits, without a second one about a behaviour or a criterion."""
    taken: set[str] = set()
    count = 0
    for habit in sorted_habits:
        about = {habit.subject[1]} if habit.kind == "level" else set(habit.subject)
        if count < MOST_HABITS and taken.isdisjoint(about):
            taken |= about
            count += 1
            yield habit
