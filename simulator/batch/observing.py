"""Scoring that also looks at the decisions of the first sessions, for a report on them."""

from collections.abc import Sequence

from simulator.batch.blocks import Block, Scorer
from simulator.batch.items_group import Group
from simulator.batch.items_reading import GroupKey, places
from simulator.batch.selection import Selection
from simulator.batch.shelf import ScoringRubric, Shelf
from simulator.model.rubric import applies
from simulator.model.session import Session
from simulator.statistics.results import GroupItems
from simulator.storage.found import FoundSession

MOST_OBSERVED = 5_000
"""So many sessions are observed: holding a talk against the best play takes a while."""


class ObservingScorer(Scorer):
    """A scorer whose first sessions count for item statistics too, under their first rubric.

    Sessions that were taken up from an earlier one do not: they repeat its turns.
    """

    def __init__(
        self, shelf: Shelf, rubrics: Sequence[ScoringRubric], selection: Selection
    ) -> None:
        super().__init__(shelf, rubrics, selection)
        self._groups: dict[GroupKey, Group] = {}
        self._observed: set[str] = set()

    @property
    def observed(self) -> int:
        """How many sessions were observed."""
        return len(self._observed)

    def items(self) -> tuple[GroupItems, ...]:
        """What the sessions say, by scenario and rubric."""
        return tuple(group.items() for group in self._groups.values())

    @property
    def _observes(self) -> bool:
        return len(self._observed) < MOST_OBSERVED

    def _judge(self, block: Block, found: FoundSession, raw: bytes) -> None:
        before = len(block.cards)
        super()._judge(block, found, raw)
        session = found.session
        has_cards = len(block.cards) > before and block.cards[-1] != b""
        if has_cards and self._observes and not session.branched_from:
            self._observe(session)

    def _observe(self, session: Session) -> None:
        script = self._shelf.script_for(session)
        rubric = self._rubrics[0] if self._rubrics else self._shelf.rubric_for(session)
        situations = script.scenario.situations
        if session.session in self._observed or not any(
            applies(criterion, situations) for criterion in rubric.rubric.criteria
        ):
            return
        self._observed.add(session.session)
        key = (script.digest, rubric.digest)
        if key not in self._groups:
            self._groups[key] = Group(script, rubric)
        self._groups[key].add(session.path, places(session))

    def _learn(self, session: Session) -> None:
        if not self._observes:  # what is recognised is not read in full
            super()._learn(session)
