"""The steps of a scenario as items of a test: how hard they are, what they cost, and whom."""

from collections import Counter
from fractions import Fraction

from simulator.model.scenario import Step
from simulator.statistics.pairs import Number, discrimination, efficiency, mean
from simulator.statistics.remarks import on_item
from simulator.statistics.replies import ReplySums
from simulator.statistics.results import DecisionItem
from simulator.statistics.rounding import rounded
from simulator.statistics.sums import Sum
from simulator.statistics.talks import Visit


class DecisionSums:
    """What is known of one step."""

    def __init__(self, step: Step) -> None:
        self._step = step
        self._reached = 0
        self._scores: Counter[Number] = Counter()
        self._pairs: Counter[tuple[Number, Number]] = Counter()
        self._kept = Sum()
        self._replies = {reply.id: ReplySums() for reply in step.replies}

    def add(self, visit: Visit, rest: Fraction | None, times: int) -> None:
        """Add a visit that was made so often, in talks with this rest score."""
        self._reached += times
        if visit.score is not None:
            self._scores[visit.score] += times
            self._kept.add(visit.kept, times)
            if rest is not None:
                self._pairs[visit.score, rest] += times
        picks = {pick.reply: pick for pick in visit.picks}
        for reply in visit.offered:
            self._replies[reply].add(visit, picks.get(reply), rest, times)

    def item(self, ease: Fraction | None) -> DecisionItem:
        """What comes of it."""
        at_stake = self._scores.total()
        facility = mean(self._scores) if at_stake > 1 else None
        correlation = discrimination(self._pairs)
        return DecisionItem(
            id=self._step.id,
            line=self._step.customer,
            reached=self._reached,
            at_stake=at_stake,
            facility=rounded(facility),
            ease=rounded(ease) if at_stake > 1 else None,
            discrimination=rounded(correlation),
            efficiency=rounded(efficiency(self._pairs)),
            kept=rounded(self._kept.mean),
            replies=tuple(self._replies[reply.id].item(reply) for reply in self._step.replies),
            remarks=on_item(facility, correlation, at_stake),
        )
