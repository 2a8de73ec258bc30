"""Session lines that are recognised rather than parsed: replayed and scored by look-ups.

A line as `pack` writes it consists of what hardly differs between sessions (the scenario and the
rubric, each reply with its offer), which is compared with what earlier lines have shown to be
right, and of what differs in each, which a pattern checks. Whatever is not recognised is left to
the types and to the engine, so that what is accepted, what it scores and what is said of the rest
do not depend on this module.
"""

import re

import msgspec

from simulator.batch.course import Course, OffCourseError, Offer
from simulator.batch.grading import MOST_TURNS
from simulator.batch.room import Room
from simulator.batch.selection import Selection
from simulator.model.session import Mode, ReplyIds, Session

MOST_BYTES = 20 * 1024 * 1024
"""About how much memory recognising takes; what no longer fits is worked out each time."""

_PLAIN = rb"[ !#-\[\]-~]"  # what JSON and the sanitiser leave as it is
_NUMBER = rb"(?:0|[1-9]\d{0,14})"
_COUNT = rb"(?:0|[1-9]\d{0,2})"
_TIME = rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z"

_OWN = re.compile(
    rb'\{"session":"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"'
    rb',"trainee":("' + _PLAIN + rb'+","attempt":[1-9]\d{0,5},"mode":"(?:practice|assess)")'
    rb',"language":"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?","seed":' + _NUMBER + rb',"app":"' + _PLAIN
    + rb'*","at":"(' + _TIME
    + rb')"(?:,"branched_from":"","branched_at":0)?,"format":"session/1","turns":'
    rb'\],"ending":(?:"([0-9a-z-]+)","ended":"' + _TIME + rb'"|null,"ended":null)'
    rb',("undos":' + _COUNT + rb',"hints":' + _COUNT + rb'),"notes":\[\]\}'
)  # fmt: skip
"""A line without its scenario, its rubric and its turns: what is a session's own.

An ending's name is checked where it is compared; any other language is left to the types.
"""

_MS = re.compile(rb',"ms":(?!0\d)\d{1,15}\}')
_OFFERED = b',"offered":'
_UUID_END = 49
_TRAINEE = b',"trainee":"'
_TURNS = b',"turns":'


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
        self._courses: dict[bytes, Course] = {}
        self.room = Room(MOST_BYTES)
        self.offers = _Offers(self.room)

    def learn(self, session: Session, course: Course) -> None:
        """Recognise lines with the scenario and the rubric of a session that was replayed."""
        if self.room.take(_COURSE):
            self._courses[_head(session)] = course

    def knows(self, session: Session) -> bool:
        """Whether a course has been learnt for such sessions."""
        return _head(session) in self._courses

    def cards(self, line: bytes) -> Cards | None:
        """The cards of a session line, as lines of JSON; None if it is not recognised.

        The line comes without its line feed. None says nothing of what is wrong, if anything is.
        """
        own = line.find(_TRAINEE, _UUID_END)
        course = self._courses.get(line[_UUID_END:own])
        if course is None:
            return None
        turns = line.find(_TURNS, own) + len(_TURNS)
        *pieces, rest = _MS.split(line[turns:])
        match = _OWN.fullmatch(line[:_UUID_END] + line[own:turns] + rest)
        if match is None or len(pieces) > MOST_TURNS:
            return None
        session, who, at, ending, help_taken = match.groups()
        if self._selects and not self._selects(course.scenario_id, *_who(who), at.decode()):
            return PASSED_OVER
        offers = self.offers
        as_played = course.as_played
        place = course.start
        mark = turn = 0
        try:
            for piece in pieces:
                reply, _, offered = piece.partition(_OFFERED)
                if offers[offered] is not place.offer and as_played:
                    return None
                place, marks = place[reply]
                mark |= marks[turn]
                turn += 1
        except OffCourseError:
            return None
        if ending is None:
            return Left(turn)
        texts = place.texts
        if texts is None or (ending != place.ending and as_played):
            return None
        mark |= place.marks[turn]
        text = texts.get(mark) or course.text(place, mark)
        return text % ((session, who, at, turn, help_taken) * course.cards)


class _Offers(dict[bytes, Offer]):
    """What was offered, by the bytes in which it is said."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._same: dict[Offer, Offer] = {}

    def __missing__(self, raw: bytes) -> Offer:
        """Learn an offer. Raises OffCourseError if it is none."""
        try:
            offer = self.same(tuple(sorted(_decode_offer(raw))))
        except (ValueError, RecursionError) as error:
            raise OffCourseError from error
        if self._room.take(len(raw) + _OFFER):
            self[raw] = offer
        return offer

    def same(self, offer: Offer) -> Offer:
        """The one object that stands for this offer."""
        return self._same.setdefault(offer, offer)


def _head(session: Session) -> bytes:
    """What a session's line says of its scenario and its rubric."""
    line = msgspec.json.encode(session)
    return line[_UUID_END : line.index(_TRAINEE, _UUID_END)]


_OFFER = 150
_COURSE = 60_000
"""About the bytes that a known offer takes besides its own, and a course before it is filled."""

_decode_offer = msgspec.json.Decoder(ReplyIds).decode


def _who(who: bytes) -> tuple[str, Mode]:
    """Trainee and mode, from a line's own."""
    read = _decode_who(b'{"trainee":' + who + b"}")
    return read.trainee, read.mode


class _Who(msgspec.Struct):
    trainee: str
    mode: Mode


_decode_who = msgspec.json.Decoder(_Who).decode
