"""How often each reply was picked, and by whom."""

from fractions import Fraction

from simulator.model.scenario import Reply
from simulator.statistics.results import Remark, ReplyItem
from simulator.statistics.rounding import rounded
from simulator.statistics.sums import Sum
from simulator.statistics.talks import Pick, Visit

LEAST_PICKERS = 10
"""From so many sessions on either side it is worth saying who prefers which reply."""

MARGIN = Fraction(1, 20)
"""By so much the pickers of a weaker reply must do better elsewhere for that to be said."""


class ReplySums:
    """What is known of one reply at the step it belongs to."""

    def __init__(self) -> None:
        self._offered = 0
        self._picked = 0
        self._kept = Sum()
        self._rest = Sum()
        self._rest_when_weaker = Sum()
        self._rest_of_strongest = Sum()

    def add(self, visit: Visit, pick: Pick | None, rest: Fraction | None, times: int) -> None:
        """Add a visit at which it was on offer, and its pick, if it was picked."""
        self._offered += times
        if pick is None:
            if visit.score:
                self._rest_of_strongest.add(rest, times)
            return
        self._picked += times
        self._kept.add(pick.kept, times)
        self._rest.add(rest, times)
        if pick.score == 0:
            self._rest_when_weaker.add(rest, times)

    def item(self, reply: Reply) -> ReplyItem:
        """What comes of it."""
        return ReplyItem(
            id=reply.id,
            words=reply.action or reply.say,
            offered=self._offered,
            picked=self._picked,
            share=rounded(Fraction(self._picked, self._offered)) if self._offered > 1 else None,
            kept=rounded(self._kept.mean),
            rest=rounded(self._rest.mean),
            rest_of_strongest=rounded(self._rest_of_strongest.mean),
            remarks=self._remarks(),
        )

    def _remarks(self) -> tuple[Remark, ...]:
        if self._offered >= LEAST_PICKERS and not self._picked:
            return ("never-picked",)
        weaker, strongest = self._rest_when_weaker, self._rest_of_strongest
        if (
            min(weaker.count, strongest.count) >= LEAST_PICKERS
            and weaker.mean is not None
            and strongest.mean is not None
            and weaker.mean > strongest.mean + MARGIN
        ):
            return ("preferred-yet-costly",)
        return ()
