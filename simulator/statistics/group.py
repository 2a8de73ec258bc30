"""The sessions of one scenario under one rubric, added up, and what comes of them."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from simulator.model.rubric import Criterion, Rubric, applies
from simulator.model.scenario import Scenario
from simulator.statistics.consistency import alpha, error_ratio
from simulator.statistics.decisions import DecisionSums
from simulator.statistics.ease import Scores, ease, rests
from simulator.statistics.pairs import Number, discrimination, efficiency, mean
from simulator.statistics.positions import Place, positions
from simulator.statistics.proportions import wilson
from simulator.statistics.remarks import on_item
from simulator.statistics.results import (
    Accuracy,
    Consistency,
    CriterionItem,
    DecisionItem,
    GroupItems,
)
from simulator.statistics.rounding import rounded
from simulator.statistics.talks import Talk, Visit


class GroupSums:
    """Sums over the sessions of a group, in memory that is bounded by what differs in them."""

    def __init__(self, scenario: Scenario, rubric: Rubric) -> None:
        self._scenario = scenario
        self._rubric = rubric
        self._criteria = [c for c in rubric.criteria if applies(c, scenario.situations)]
        self._sessions = 0
        self._pairs: list[Counter[tuple[Number, Number]]] = [Counter() for _ in self._criteria]
        self._totals: Counter[Number] = Counter()
        self._with_error: Counter[str] = Counter()
        self._same: dict[Visit, Visit] = {}
        self._talks: Counter[tuple[Visit, ...]] = Counter()

    def add(self, talk: Talk, times: int) -> None:
        """Add a talk that went so in so many sessions."""
        self._sessions += times
        earned = [
            criterion.weight * points
            for criterion, points in zip(self._criteria, talk.points, strict=True)
        ]
        total = sum(earned)
        self._totals[total] += times
        for pairs, own in zip(self._pairs, earned, strict=True):
            pairs[own, total - own] += times
        for kind in talk.kinds:
            self._with_error[kind] += times
        self._talks[tuple(self._same.setdefault(visit, visit) for visit in talk.visits)] += times

    def items(self, digests: tuple[str, str], explored: bool, places: Counter[Place]) -> GroupItems:
        """What comes of the group. `digests` are the scenario's and the rubric's."""
        return GroupItems(
            scenario=self._scenario.id,
            title=self._scenario.title,
            version=self._scenario.version,
            digest=digests[0],
            rubric=self._rubric.id,
            rubric_title=self._rubric.title,
            rubric_version=self._rubric.version,
            rubric_digest=digests[1],
            sessions=self._sessions,
            explored=explored,
            criteria=tuple(map(self._criterion, self._criteria, self._pairs)),
            consistency=self._consistency(),
            accuracy=tuple(self._accuracy()),
            decisions=self._decisions(),
            positions=positions(places),
        )

    def _criterion(
        self, criterion: Criterion, pairs: Counter[tuple[Number, Number]]
    ) -> CriterionItem:
        """Correlation and efficiency are the same for points as for shares of the most points."""
        most = criterion.weight * criterion.levels[0].points
        earned = mean(_own(pairs)) if self._sessions > 1 else None
        facility = None if earned is None else earned / most
        correlation = discrimination(pairs)
        return CriterionItem(
            id=criterion.id,
            title=criterion.title,
            weight=criterion.weight,
            facility=rounded(facility),
            discrimination=rounded(correlation),
            efficiency=rounded(efficiency(pairs)),
            remarks=on_item(facility, correlation, self._sessions),
        )

    def _decisions(self) -> tuple[DecisionItem, ...]:
        scores: Counter[Scores] = Counter()
        for talk, times in self._talks.items():
            scores[_scores(talk)] += times
        eases = ease(scores)
        sums = {step.id: DecisionSums(step) for step in self._scenario.steps}
        for talk, times in self._talks.items():
            elsewhere = rests(_scores(talk), eases)
            for visit in talk:
                sums[visit.step].add(visit, elsewhere.get(visit.step), times)
        return tuple(decision.item(eases.get(step)) for step, decision in sums.items())

    def _consistency(self) -> Consistency:
        reliability = alpha([_own(pairs) for pairs in self._pairs], self._totals)
        return Consistency(
            criteria=len(self._criteria),
            alpha=rounded(reliability),
            error_ratio=None if reliability is None else rounded(error_ratio(reliability)),
        )

    def _accuracy(self) -> Iterator[Accuracy]:
        """Of each kind for which the rubric has a critical error."""
        for kind in dict.fromkeys(error.kind for error in self._rubric.critical):
            without = self._sessions - self._with_error[kind]
            interval = wilson(without, self._sessions) if self._sessions > 1 else None
            yield Accuracy(
                kind=kind,
                without=without,
                share=rounded(Fraction(without, self._sessions)) if interval else None,
                low=rounded(interval.low) if interval else None,
                high=rounded(interval.high) if interval else None,
            )


def _scores(talk: tuple[Visit, ...]) -> Scores:
    return tuple((visit.step, visit.score) for visit in talk if visit.score is not None)


def _own(pairs: Counter[tuple[Number, Number]]) -> Counter[Number]:
    counts: Counter[Number] = Counter()
    for (own, _), times in pairs.items():
        counts[own] += times
    return counts
