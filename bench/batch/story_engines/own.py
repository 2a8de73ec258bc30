"""The same talks for this project: replayed and scored in memory, in four ways."""

import io
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from bench.batch.sessions import Stage, sessions
from simulator import conversation
from simulator.authoring.library import Library
from simulator.batch.blocks import Scorer
from simulator.batch.card_pieces import Own
from simulator.batch.course import Course
from simulator.batch.grading import Shown
from simulator.batch.recognising import MOST_BYTES, own_part
from simulator.batch.room import Room
from simulator.batch.shelf import ScoringRubric, ScoringScript, Shelf
from simulator.model.digests import digest
from simulator.model.scorecard import one_decimal
from simulator.model.session import Session
from simulator.scoring import score
from simulator.storage.archive import Archive
from simulator.storage.places import Places
from simulator.storage.sessions import Source

OTHERS = 20_000
"""How many other talks were met before those that are measured, as in the middle of a long run."""

_ReadTalk = tuple[str, tuple[str, ...], Own]
"""Scenario, replies, and what the cards say besides."""

_Points = tuple[str, str, float, float]
"""Session, ending, raw and shown percent."""


class Ours:
    """Some sessions, as objects, as the lines that `pack` writes, and read beforehand."""

    def __init__(self, library: Library, found: list[Stage], count: int, seed: int) -> None:
        earlier = list(sessions(found, OTHERS, seed + 1))
        self.sessions = list(sessions(found, count, seed))
        self._library = library
        self._stages = {stage.reference.id: stage for stage in found}
        self._lines, self._earlier_lines = _lines(self.sessions), _lines(earlier)
        self._read, self._earlier_read = _read(self.sessions), _read(earlier)
        self._examples = {session.scenario.id: session for session in self.sessions}

    def scored(self) -> float:
        """Seconds for lines, by a Scorer that has met others."""
        scorer = self._scorer()
        _cards(scorer, self._earlier_lines)
        return _seconds(lambda: _cards(scorer, self._lines))

    def scored_at_first(self) -> float:
        """Seconds for lines, by a Scorer that has met nothing yet."""
        return _seconds(lambda: _cards(self._scorer(), self._lines))

    def walked(self) -> float:
        """Seconds for talks that were read beforehand, by courses that have met others.

        What the engines get was read beforehand too.
        """
        courses = self._courses()
        _walked_cards(courses, self._earlier_read)
        return _seconds(lambda: _walked_cards(courses, self._read))

    def one_by_one(self) -> float:
        """Seconds for `conversation.replay` and `scoring.score`, session after session."""
        return _seconds(lambda: [*self._points()])

    def check(self) -> None:
        """See that all ways come to the same."""
        expected = [*self._points()]
        for cards in (
            _cards(self._scorer(), self._lines),
            _walked_cards(self._courses(), self._read),
        ):
            if [_points_of(card) for card in cards.splitlines()] != expected:
                raise SystemExit("a scorecard differs from replaying and scoring one by one")

    def _scorer(self) -> Scorer:
        nowhere = Archive(Places(Path("no-such-folder")))
        return Scorer(Shelf(self._library, nowhere, "played"), [])

    def _courses(self) -> dict[str, Course]:
        room = Room(MOST_BYTES)
        return {
            name: Course(
                ScoringScript(stage.crossroads.play, stage.reference.digest),
                [ScoringRubric(stage.rubric, digest(stage.rubric))],
                "played",
                self._examples[name],
                room,
            )
            for name, stage in self._stages.items()
            if name in self._examples
        }

    def _points(self) -> Iterator[_Points]:
        for session in self.sessions:
            stage = self._stages[session.scenario.id]
            play = stage.crossroads.play
            state = conversation.replay(play, session.path)[-1]
            if not conversation.has_ended(play, state):
                continue
            evidence = conversation.shown_by_turn(play, session.path, state.at)
            result = score(stage.rubric, play.scenario.situations, evidence)
            assert result is not None, "each shipped scenario has criteria that apply"
            yield session.session, state.at, one_decimal(result.raw), one_decimal(result.percent)


def _cards(scorer: Scorer, lines: bytes) -> bytes:
    blocks = scorer.blocks(Source("sessions", io.BytesIO(lines)))
    return b"".join(card for block in blocks for card in block.cards)


def _walked_cards(courses: dict[str, Course], talks: Iterable[_ReadTalk]) -> bytes:
    """What `batch.course` does with a session's turns, but for what they say was offered."""
    cards = []
    for scenario, replies, own in talks:
        place = courses[scenario].start
        behaviours = strips = turn = 0
        for reply in replies:
            place, low, high = place[reply]
            behaviours |= low
            strips |= high << turn
            turn += 1
        if place.cards is not None:
            low, high = place.shown
            cards.append(place.cards.text(Shown(behaviours | low, strips | high << turn), own))
    return b"".join(cards)


def _lines(packed: Iterable[Session]) -> bytes:
    return b"".join(msgspec.json.encode(session) + b"\n" for session in packed)


def _read(packed: Iterable[Session]) -> tuple[_ReadTalk, ...]:
    return tuple(
        (session.scenario.id, session.path, own_part(session, session.trainee))
        for session in packed
    )


class _Card(msgspec.Struct):
    session: str
    ending: str
    raw: float
    percent: float


_decode = msgspec.json.Decoder(_Card).decode


def _points_of(line: bytes) -> _Points:
    card = _decode(line)
    return card.session, card.ending, card.raw, card.percent


def _seconds(work: Callable[[], object]) -> float:
    """Processor time, since other work on the machine distorts the wall clock."""
    before = time.process_time()
    work()
    return time.process_time() - before
