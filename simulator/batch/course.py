"""The way of a scenario's talks as an automaton, which fills itself with the talks that it meets.

Talks that can no longer differ share a place. A place leads by what was said and offered to the
next one, so a look-up replays a turn and proves that the reply was on offer.
"""

from collections.abc import Callable, Sequence

import msgspec

from simulator.batch.grading import NO_MARKS, Grading, Marks
from simulator.batch.room import Room
from simulator.batch.shelf import Edition, ScoringRubric, ScoringScript
from simulator.exploration.stages import after, is_offered, plan
from simulator.model.scenario import Scenario
from simulator.model.session import Session

Offer = tuple[str, ...]
"""Reply ids in the order of the alphabet; equal offers are the same object."""


class Place(dict[bytes, tuple["Place", Marks]]):
    """Where a talk can stand: what is offered there, where each reply leads and what it shows.

    Replies stand for themselves as they do in a session's line, the bracket or comma before them
    included. At an ending, `texts` holds the cards by the mark of the whole talk, and `marks` are
    its own.
    """

    __slots__ = ("bits", "ending", "expand", "marks", "offer", "position", "texts")

    def __init__(self, position: int, bits: int, offer: Offer, expand: "Expand") -> None:
        self.position = position
        self.bits = bits
        self.offer = offer
        self.expand = expand
        self.ending = b""
        self.marks: Marks = NO_MARKS
        self.texts: dict[int, bytes] | None = None

    def __missing__(self, said: bytes) -> tuple["Place", Marks]:
        """Where a reply leads that was not met before. Raises OffCourseError."""
        return self.expand(self, said)


Expand = Callable[[Place, bytes], tuple[Place, Marks]]


class OffCourseError(Exception):
    """A talk goes another way than it says, or is too long to be followed here."""


class Course:
    """A scenario and rubrics, and the places that talks have come to so far.

    `same` gives the one object that stands for an offer. Where there is no more room, what is met
    for the first time is worked out each time.
    """

    def __init__(
        self,
        script: ScoringScript,
        rubrics: Sequence[ScoringRubric],
        edition: Edition,
        example: Session,
        same: Callable[[Offer], Offer],
        room: Room,
    ) -> None:
        self._script = script
        self._example = example
        self._same = same
        self._room = room
        self._plan = plan(_without_wordings(script.scenario))
        self._places: dict[tuple[int, int], Place] = {}
        self._marks: dict[str, Marks] = {}
        self._texts: dict[str, dict[int, bytes]] = {}
        self._grading = Grading(script, rubrics, room)
        self.cards = self._grading.cards
        self.as_played = edition == "played"
        self.scenario_id = example.scenario.id
        self.start = self._place(0, self._plan.beginning & self._plan.stages[0].kept)

    def text(self, place: Place, mark: int) -> bytes:
        """The cards of a talk that ended there; see `Grading.text`."""
        assert place.texts is not None
        text = self._grading.text(mark, place.ending.decode(), self._example)
        # The talks that are frequent come early.
        if len(place.texts) < _MOST_TEXTS and self._room.take(len(text) + _TEXT):
            place.texts[mark] = text
        return text

    def _expand(self, place: Place, said: bytes) -> tuple[Place, Marks]:
        """Where a reply leads. Raises OffCourseError if it is not on offer."""
        before = _FIRST if place is self.start else _NEXT
        stage = self._plan.stages[place.position]
        for way in stage.ways:
            if said == before % way.reply.encode() and is_offered(way, place.bits):
                break
        else:
            raise OffCourseError
        marks = self._marks.get(way.reply)
        if marks is None:
            shows = self._script.play.replies[way.reply].shows
            marks = self._marks[way.reply] = self._grading.marks(shows)
        found = self._place(*after(self._plan, stage, way, place.bits)), marks
        if self._room.take(_EDGE):
            place[said] = found
        return found

    def _place(self, position: int, bits: int) -> Place:
        place = self._places.get((position, bits))
        if place is None:
            stage = self._plan.stages[position]
            offered = sorted(way.reply for way in stage.ways if is_offered(way, bits))
            place = Place(position, bits, self._same(tuple(offered)), self._expand)
            if self._room.take(_PLACE):
                self._places[position, bits] = place
            ending = self._script.play.endings.get(stage.thing[1])
            if position >= self._plan.first_ending and ending is not None:
                place.ending = ending.id.encode()
                place.marks = self._grading.marks(ending.shows)
                place.texts = self._texts.setdefault(ending.id, {})
        return place


_FIRST, _NEXT = b'[{"reply":"%b"', b',{"reply":"%b"'
_MOST_TEXTS = 12
_EDGE = 150
_PLACE = 700
_TEXT = 150
"""About the bytes that these take, a text besides its own."""


def _without_wordings(scenario: Scenario) -> Scenario:
    """The scenario without the variants of its lines, on which nothing else depends."""
    replace = msgspec.structs.replace
    return replace(
        scenario,
        steps=tuple(replace(step, variants=()) for step in scenario.steps),
        endings=tuple(replace(ending, variants=()) for ending in scenario.endings),
    )
