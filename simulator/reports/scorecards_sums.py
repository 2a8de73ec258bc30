"""What scorecards come to together: sums that are taken while they pass by, in bounded memory."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import msgspec

from simulator.model.scorecard import CriticalScore, Scorecard, one_decimal
from simulator.reports.scorecards_groups import Groups, Total

STEP = 10
"""The width of a column of the distribution, in percent points."""

MOST_FLIPS = 200
"""So many sessions with another result under another rubric are kept to be shown."""


class Standing(msgspec.Struct):
    """How many scorecards reached all, some or none of a criterion's points."""

    full: int = 0
    part: int = 0
    none: int = 0
    earned: Fraction = Fraction(0)

    @property
    def asked(self) -> int:
        """How many scorecards ask for it."""
        return self.full + self.part + self.none

    @property
    def mean(self) -> float:
        """The mean share of its points, in percent."""
        return one_decimal(100 * self.earned / self.asked)


class Error(NamedTuple):
    """A critical error of a rubric."""

    rubric: str
    id: str
    kind: str
    effect: str


class Flip(NamedTuple):
    """A session that passes under one of two rubrics."""

    one: Scorecard
    other: Scorecard


class Agreement(msgspec.Struct):
    """Two rubrics over the same sessions: how many pass under both, one or neither."""

    both: int = 0
    only_one: int = 0
    only_other: int = 0
    neither: int = 0


class Sums:
    """Scorecards, counted. `by` are further fields whose groups are totalled."""

    def __init__(self, by: Sequence[str] = ()) -> None:
        self.total = Total()
        self.sessions = 0
        self.of_rubric: dict[str, Total] = {}
        self.editions: dict[str, set[tuple[int, str]]] = {}
        self.first = ""
        self.last = ""
        self._steps: dict[str, Counter[int]] = {}
        asked = [tuple(by)] if by else []
        always = [("rubric",), ("scenario", "rubric")]
        self.groups = [Groups(fields) for fields in dict.fromkeys([*always, *asked])]
        self.standings: dict[str, dict[str, Standing]] = {}
        self.errors: Counter[Error] = Counter()
        self.agreements: dict[tuple[str, str], Agreement] = {}
        self.flips: list[Flip] = []
        self._of_session: list[Scorecard] = []

    @property
    def distributions(self) -> dict[str, list[tuple[str, int]]]:
        """How many scorecards of a rubric there are in each step of percent, the highest first."""
        return {
            rubric: [(_name(step), counted[step]) for step in reversed(range(100 // STEP))]
            for rubric, counted in sorted(self._steps.items())
        }

    def add(self, card: Scorecard) -> None:
        """Count one; the scorecards of a session follow each other."""
        self.total.add(card)
        self.of_rubric.setdefault(card.rubric, Total()).add(card)
        self.editions.setdefault(card.rubric, set()).add((card.rubric_version, card.rubric_digest))
        self.first = min(self.first or card.at, card.at)
        self.last = max(self.last, card.at)
        steps = self._steps.setdefault(card.rubric, Counter())
        steps[min(int(card.percent) // STEP, 100 // STEP - 1)] += 1
        for groups in self.groups:
            groups.add(card)
        standings = self.standings.setdefault(card.rubric, {})
        for one in card.criteria:
            if one.points is not None:
                _stand(standings.setdefault(one.id, Standing()), one.points, one.max)
        self.errors.update(_error(card, error) for error in card.critical)
        self._compare(card)

    def _compare(self, card: Scorecard) -> None:
        """Hold it against the session's scorecards under the rubrics before."""
        if self._of_session and self._of_session[0].session != card.session:
            self._of_session.clear()
        self.sessions += not self._of_session
        for one in self._of_session:
            agreement = self.agreements.setdefault((one.rubric, card.rubric), Agreement())
            if one.passed == card.passed:
                agreement.both += card.passed
                agreement.neither += not card.passed
                continue
            agreement.only_one += one.passed
            agreement.only_other += card.passed
            if len(self.flips) < MOST_FLIPS:
                self.flips.append(Flip(one, card))
        self._of_session.append(card)


def _name(step: int) -> str:
    highest = 100 if step == 100 // STEP - 1 else STEP * (step + 1) - 1
    return f"{STEP * step}–{highest}%"


def _stand(standing: Standing, points: int, best: int) -> None:
    standing.full += points == best
    standing.none += points == 0 != best
    standing.part += 0 < points < best
    standing.earned += Fraction(points, best)


def _error(card: Scorecard, error: CriticalScore) -> Error:
    return Error(card.rubric, error.id, error.kind, error.effect)
