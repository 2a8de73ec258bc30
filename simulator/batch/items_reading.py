"""Reading sessions for item statistics: each is replayed, and becomes a line on what it says."""

from collections.abc import Sequence

import msgspec

from simulator.batch.blocks import Block, LeftSession, Scorer
from simulator.batch.items_group import Group, Path
from simulator.batch.scores import Rejected, Scored, Unfinished, judged, same_offer
from simulator.batch.selection import Selection
from simulator.batch.shelf import ScoringRubric, Shelf
from simulator.model.session import Session
from simulator.statistics.positions import Place
from simulator.storage.found import FoundSession

MOST_KNOWN = 20_000
"""So many talks are remembered with what they came to."""

GroupKey = tuple[str, str]
"""The digests of a scenario's and a rubric's logic."""


class Observed(msgspec.Struct, frozen=True, array_like=True):
    """A finished session, as far as item statistics need it. It is written as a line of JSON."""

    group: GroupKey
    trainee: str
    scenario: str
    rubric: str
    at: str
    attempt: int
    session: str
    percent: float
    path: Path
    places: tuple[Place, ...]


class _Known(msgspec.Struct, frozen=True):
    """What a talk came to, and what was offered at each of its turns."""

    ending: str
    offers: tuple[frozenset[str], ...]
    group: GroupKey
    scenario: str
    rubric: str
    percent: float


class ItemScorer(Scorer):
    """Reads sessions as a scorer does, and gives a line for each instead of scorecards.

    Sessions that were taken up from an earlier one are passed over: they repeat its turns.
    """

    def __init__(
        self, shelf: Shelf, rubrics: Sequence[ScoringRubric], selection: Selection
    ) -> None:
        super().__init__(shelf, rubrics, selection)
        self._known: dict[tuple[str, str, str, Path], _Known] = {}
        self.groups: dict[GroupKey, Group] = {}

    def _judge(self, block: Block, found: FoundSession, raw: bytes) -> None:
        session = found.session
        if session.branched_from or not self._selection.selects(
            session.scenario.id, session.trainee, session.mode, session.at
        ):
            block.passed_over += 1
            return
        outcome = self._observed(found)
        if isinstance(outcome, LeftSession | Rejected):
            block.aside.append((len(block.sessions), outcome))
        is_line = isinstance(outcome, Observed)
        block.put(found, raw, msgspec.json.encode(outcome) + b"\n" if is_line else b"")

    def _observed(self, found: FoundSession) -> Observed | LeftSession | Rejected | None:
        """What a session says; None if the rubric asks nothing of its scenario."""
        session = found.session
        reference = session.scenario
        key = (reference.digest, session.rubric, session.rubric_content, session.path)
        known = self._known.get(key)
        if known is not None and _is_same(session, known):
            return _line(session, known)
        outcome = judged(found, self._shelf, self._rubrics)
        if isinstance(outcome, Rejected):
            return outcome
        if isinstance(outcome, Unfinished):
            turns = len(session.turns)
            return LeftSession(found.source, found.line, session.session, turns)
        known = self._learnt(session, outcome)
        if known is None:
            return None
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known[key] = known
        return _line(session, known)

    def _learnt(self, session: Session, scored: Scored) -> _Known | None:
        if not scored.cards:
            return None
        card = scored.cards[0]
        key = (card.digest, card.rubric_digest)
        if key not in self.groups:
            rubrics = self._rubrics or (self._shelf.rubric_for(session),)
            self.groups[key] = Group(self._shelf.script_for(session), rubrics[0])
        return _Known(
            ending=card.ending,
            offers=tuple(frozenset(turn.offered) for turn in session.turns),
            group=key,
            scenario=card.scenario,
            rubric=card.rubric,
            percent=card.percent,
        )


def _is_same(session: Session, known: _Known) -> bool:
    """Whether a session with the replies of a known talk says the same of offers and ending."""
    return session.ending == known.ending and all(
        same_offer(turn.offered, offer)
        for turn, offer in zip(session.turns, known.offers, strict=True)
    )


def _line(session: Session, known: _Known) -> Observed:
    return Observed(
        group=known.group,
        trainee=session.trainee,
        scenario=known.scenario,
        rubric=known.rubric,
        at=session.at,
        attempt=session.attempt,
        session=session.session,
        percent=known.percent,
        path=session.path,
        places=places(session),
    )


def places(session: Session) -> tuple[Place, ...]:
    """For each turn how many replies were offered, and at which place the one stood, from 1."""
    return tuple((len(turn.offered), 1 + turn.offered.index(turn.reply)) for turn in session.turns)
