"""Session lines that are recognised: followed and scored by look-ups, without the engine.

A line is decoded without the patterns of its types, and each part of it is held to what earlier
lines have shown to be right. Whatever is not recognised is left to the types and to the engine, so
that what is accepted, what it scores and what is said of the rest do not depend on this module.
"""

from collections.abc import Sequence

import msgspec

from simulator.batch.card_pieces import Own
from simulator.batch.course import Course, OffCourseError
from simulator.batch.room import Room
from simulator.batch.selection import Selection
from simulator.batch.shelf import Edition, ScoringRubric, ScoringScript
from simulator.model.session import Session
from simulator.model.texts import clean
from simulator.storage.session_lines import LooseSession, has_own_form, loosely

MOST_BYTES = 20 * 1024 * 1024
"""About how much memory recognising takes; what no longer fits is worked out each time."""


class Left(msgspec.Struct, frozen=True):
    """What is known of a session that has not come to an ending."""

    turns: int


class PassedOver(msgspec.Struct, frozen=True):
    """A session that a selection leaves out."""


PASSED_OVER = PassedOver()

Cards = bytes | Left | PassedOver
"""What is known of a session: its cards, or why it has none."""


class Recogniser:
    """Session lines by what earlier ones have shown to be right."""

    def __init__(self, selection: Selection) -> None:
        self._selects = selection.selects if selection.asks_for_anything else None
        self._courses: dict[tuple[bytes, str, str], Course] = {}
        self._tongues: set[tuple[str, str]] = set()
        self._room = Room(MOST_BYTES)

    def course(self, session: Session) -> Course | None:
        """The course of such sessions, if one has been learnt."""
        return self._courses.get(_course_of(session))

    def learn(
        self,
        session: Session,
        script: ScoringScript,
        rubrics: Sequence[ScoringRubric],
        edition: Edition,
    ) -> None:
        """Recognise lines with the scenario and the rubric of a session that was replayed."""
        if self._room.take(_COURSE):
            course = Course(script, rubrics, edition, session, self._room)
            self._courses[_course_of(session)] = course

    def meet(self, session: Session) -> None:
        """Take note of what else the types have found well formed in a session."""
        tongue = (session.translation_content, session.language)
        if tongue not in self._tongues and self._room.take(_TONGUE):
            self._tongues.add(tongue)
        if course := self.course(session):
            course.meet(session)

    def cards(self, line: bytes) -> tuple[str, Cards] | None:
        """The UUID of a session line, and its cards as lines of JSON; None if not recognised.

        None says nothing of what is wrong, if anything is.
        """
        try:
            said = loosely(line)
        except (ValueError, RecursionError):
            return None
        course = self._courses.get((bytes(said.scenario), said.rubric, said.rubric_content))
        if (
            course is None
            or (said.translation_content, said.language) not in self._tongues
            or not has_own_form(said)
            or said.branched_from
            or said.branched_at
        ):
            return None
        trainee = clean(said.trainee)
        if self._selects and not self._selects(course.scenario_id, trainee, said.mode, said.at):
            return said.session, PASSED_OVER
        try:
            place, shown = course.follow(said.turns)
        except OffCourseError:
            return None
        if said.ending is None:
            return said.session, Left(len(said.turns))
        cards = course.cards(place, said.ending)
        if cards is None:
            return None
        return said.session, cards.text(shown, own_part(said, trainee))


def _course_of(session: Session) -> tuple[bytes, str, str]:
    """What a session's line says of its scenario and its rubric."""
    return msgspec.json.encode(session.scenario), session.rubric, session.rubric_content


def own_part(said: LooseSession | Session, trainee: str) -> Own:
    """What a session's cards say that no other's do; the trainee is given as it was cleaned."""
    who = msgspec.json.encode(trainee).decode()
    return (
        f'"{said.session}"',
        f'{who},"attempt":{said.attempt},"mode":"{said.mode}"',
        f'"{said.at}"',
        str(len(said.turns)),
        f'{said.undos},"hints":{said.hints}',
    )


_COURSE = 60_000
_TONGUE = 300
"""About the bytes that these take, a course before it is filled."""
