"""Scoring sessions one by one: each is replayed and scored, set aside, or rejected."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from simulator import conversation
from simulator.batch.shelf import Edition, ScoringRubric, ScoringScript, Shelf, UnavailableError
from simulator.conversation import NotOfferedError, Script
from simulator.model.scenario import Reply
from simulator.model.scorecard import Scorecard
from simulator.model.session import Session
from simulator.scoring import score, scorecard
from simulator.storage.sessions import (
    Found,
    FoundRubric,
    FoundScenario,
    FoundSession,
    Unreadable,
)


class Scored(msgspec.Struct, frozen=True):
    """A finished session and its scorecards: one a rubric, fewer where a rubric does not apply."""

    session: Session
    cards: tuple[Scorecard, ...]


class Unfinished(msgspec.Struct, frozen=True):
    """A session that replays but has not come to an ending."""

    session: Session
    source: str
    line: int


class Rejected(msgspec.Struct, frozen=True):
    """What could not be read or does not replay: the line that `--rejects` writes."""

    source: str
    line: int
    session: str | None
    reason: str
    message: str


Outcome = Scored | Unfinished | Rejected


def score_all(
    found: Iterable[Found], shelf: Shelf, rubrics: Sequence[ScoringRubric]
) -> Iterator[Outcome]:
    """What comes of each session, in the order of the input.

    Without rubrics each session is scored with its own. A pack's scenarios and rubrics are put on
    the shelf as they pass.
    """
    for item in found:
        match item:
            case FoundSession():
                yield judged(item, shelf, rubrics)
            case Unreadable():
                yield Rejected(item.source, item.line, item.session, item.reason, item.message)
            case FoundScenario() | FoundRubric():
                if message := shelf.add(item):
                    yield Rejected(item.source, item.line, None, "broken-document", message)


def judged(found: FoundSession, shelf: Shelf, rubrics: Sequence[ScoringRubric]) -> Outcome:
    """What comes of a session; see `score_all`."""
    session = found.session
    try:
        script = shelf.script_for(session)
        session = replayed(session, script.play, shelf.edition)
        if session.ending is None:
            return Unfinished(session, found.source, found.line)
        return _scored(session, script, rubrics or (shelf.rubric_for(session),))
    except UnavailableError as error:
        reason, message = error.reason, str(error)
    except NotOfferedError as error:
        reason, message = "not-offered", str(error)
    except ReplayError as error:
        reason, message = error.reason, str(error)
    return Rejected(found.source, found.line, session.session, reason, message)


def _scored(session: Session, script: ScoringScript, rubrics: Sequence[ScoringRubric]) -> Scored:
    assert session.ending is not None
    evidence = conversation.shown_by_turn(script.play, session.path, session.ending)
    cards = []
    for scoring in rubrics:
        result = score(scoring.rubric, script.scenario.situations, evidence)
        if result is not None:
            digests = (script.digest, scoring.digest)
            cards.append(scorecard(session, script.scenario, scoring.rubric, digests, result))
    return Scored(session, tuple(cards))


class ReplayError(ValueError):
    """A session says something that its own replies contradict."""

    def __init__(self, reason: str, message: str) -> None:
        self.reason = reason
        super().__init__(message)


def replayed(session: Session, play: Script, edition: Edition) -> Session:
    """Replay a session, finished or not, and return it with the ending that its replies reach.

    Raises NotOfferedError at the first reply that cannot be chosen, and ReplayError where the
    replies that are said to have been offered, or the ending, are not those of the talk. Against
    the `current` scenario offers and ending may differ from those of the day.
    """
    state = conversation.begin(play)
    for number, turn in enumerate(session.turns, 1):
        if edition == "played":
            _check_offered(number, turn.offered, conversation.offers(play, state))
        state = conversation.choose(play, state, turn.reply)
    if session.ending is None:
        return session
    if not conversation.has_ended(play, state):
        message = f"it says it ended at '{session.ending}', but its replies stop at '{state.at}'"
        raise ReplayError("not-ended", message)
    if edition == "played" and state.at != session.ending:
        message = f"it says it ended at '{session.ending}', but its replies lead to '{state.at}'"
        raise ReplayError("wrong-ending", message)
    return msgspec.structs.replace(session, ending=state.at)


def same_offer(said: Sequence[str], offered: frozenset[str]) -> bool:
    """Whether these are the replies that were offered, each of them once, in any order."""
    return len(said) == len(offered) and frozenset(said) == offered


def _check_offered(number: int, said: Sequence[str], offered: Sequence[Reply]) -> None:
    ids = frozenset(reply.id for reply in offered)
    if not same_offer(said, ids):
        message = (
            f"turn {number}: it says that {', '.join(said) or 'nothing'} was offered, "
            f"but it was {', '.join(sorted(ids)) or 'nothing: the talk had ended'}"
        )
        raise ReplayError("wrong-offer", message)
