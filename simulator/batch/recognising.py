"""Session lines that are recognised rather than parsed: replayed and scored by look-ups.

A line as `pack` writes it consists of what hardly differs between sessions (the scenario and the
rubric, each reply with its offer), which is compared with what earlier lines have shown to be
right, and of what differs in each, which a pattern checks. Whatever is not recognised is left to
the types and to the engine, so that what is accepted, what it scores and what is said of the rest
do not depend on this module.
"""

import re

import msgspec

from simulator.batch.course import Course, OffCourseError, Place, Said
from simulator.batch.grading import MOST_TURNS
from simulator.model.session import Session, Turn

MOST_BYTES = 12 * 1024 * 1024
"""About how much memory recognising takes before it begins anew."""

_PLAIN = rb"[ !#-\[\]-~]"  # what JSON and the sanitiser leave as it is
_NUMBER = rb"(?:0|[1-9]\d{0,14})"
_COUNT = rb"(?:0|[1-9]\d{0,2})"
_TIME = rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z"
_ID = rb"[a-z0-9]+(?:-[a-z0-9]+)*"

_OWN = re.compile(
    rb'\{"session":"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"'
    rb',"trainee":("' + _PLAIN + rb'+","attempt":[1-9]\d{0,5},"mode":"(?:practice|assess)")'
    rb',"language":"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*","seed":' + _NUMBER + rb',"app":"' + _PLAIN
    + rb'*","at":"(' + _TIME + rb')","format":"session/1","turns":\['
    rb'\],"ending":(?:"(' + _ID + rb')","ended":"' + _TIME + rb'"|null,"ended":null)'
    rb',("undos":' + _COUNT + rb',"hints":' + _COUNT + rb'),"notes":\[\]\}'
)  # fmt: skip
"""A line without its scenario, its rubric and its turns: what is a session's own."""

_MS = re.compile(rb',"ms":' + _NUMBER + rb"\}")
_UUID_END = 48
_TRAINEE = b',"trainee":"'
_TURNS = b',"turns":['


class Recognised(msgspec.Struct, frozen=True):
    """A session that was recognised: its cards as lines of JSON; None if it is unfinished."""

    session: bytes
    cards: bytes | None
    turns: int
    not_applicable: int


class Recogniser:
    """What earlier lines have shown to be right."""

    def __init__(self) -> None:
        self._courses: dict[bytes, Course] = {}
        self._said = _KnownTurns()

    def learn(self, session: Session, course: Course) -> None:
        """Recognise lines that name the scenario and the rubric of a session that was scored."""
        line = msgspec.json.encode(session)
        self._courses[line[_UUID_END : line.index(_TRAINEE, _UUID_END)]] = course
