"""The way of a scenario's talks as an automaton, which fills itself with the talks that it meets.

Talks that can no longer differ share a place. A place leads by what was said to the next one, so
following a talk takes a look-up for each reply, and proves that it was on offer.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

import msgspec

from simulator.batch.grading import MOST_TURNS, Cards, Grading, Shown
from simulator.batch.room import Room
from simulator.batch.scores import same_offer
from simulator.batch.shelf import Edition, ScoringRubric, ScoringScript
from simulator.exploration.stages import after, is_offered, plan
from simulator.model.scenario import Scenario
from simulator.model.session import Session


class OffCourseError(Exception):
    """A talk goes another way than it says, or cannot be followed here."""


class Place(dict[str, tuple["Place", int, int]]):
    """Where a talk can stand: what is offered there, and where each reply leads.

    What a reply shows comes with where it leads. At an ending, `cards` are those of its talks, and
    `shown` is what it shows itself.
    """

    __slots__ = ("bits", "cards", "ending", "expand", "offer", "position", "shown")

    def __init__(self, position: int, bits: int, offer: frozenset[str], expand: "_Expand") -> None:
        self.position = position
        self.bits = bits
        self.offer = offer
        self.expand = expand
        self.ending = ""
        self.cards: Cards | None = None
        self.shown = Shown(0, 0)

    def __missing__(self, reply: str) -> tuple["Place", int, int]:
        """Where a reply leads that was not met before. Raises OffCourseError."""
        return self.expand(self, reply)


_Expand = Callable[[Place, str], tuple[Place, int, int]]


class Followed(NamedTuple):
    """Where a talk stands, and what its turns showed."""

    place: Place
    shown: Shown


class Said(Protocol):
    """A turn, as a session says it."""

    @property
    def reply(self) -> str:
        """The reply that was chosen."""

    @property
    def offered(self) -> Sequence[str]:
        """The replies that are said to have been offered."""


class Course:
    """A scenario and rubrics, and the places that talks have come to so far.

    Where there is no more room, what is met for the first time is worked out each time. `ids` are
    ids that are known to be well formed: against another edition of the scenario than was played,
    offers and endings may differ from those of the day.
    """

    def __init__(
        self,
        script: ScoringScript,
        rubrics: Sequence[ScoringRubric],
        edition: Edition,
        example: Session,
        room: Room,
    ) -> None:
        self._script = script
        self._room = room
        self._plan = plan(_without_wordings(script.scenario))
        self._places: dict[tuple[int, int], Place] = {}
        self._offers: dict[frozenset[str], frozenset[str]] = {}
        self._grading = Grading(script, rubrics, example, room)
        self._shown = {
            reply: self._grading.shown(known.shows) for reply, known in script.play.replies.items()
        }
        self._as_played = edition == "played"
        self._ids = {*script.play.replies, *script.play.endings}
        self.scenario_id = example.scenario.id
        self.start = self._place(0, self._plan.beginning & self._plan.stages[0].kept)

    def meet(self, session: Session) -> None:
        """Take note of the ids of a session that the types have found well formed."""
        if self._as_played:
            return
        for turn in session.turns:
            self._note(turn.offered)
        if session.ending is not None:
            self._note((session.ending,))

    def follow(self, turns: Sequence[Said]) -> Followed:
        """Where a talk stands after these turns. Raises OffCourseError."""
        if len(turns) > MOST_TURNS:
            raise OffCourseError
        place = self.start
        behaviours = strips = turn = 0
        for said in turns:
            offered = said.offered
            if not same_offer(offered, place.offer):
                self._see_to_other_offer(offered)
            place, low, high = place[said.reply]
            behaviours |= low
            strips |= high << turn
            turn += 1
        low, high = place.shown
        return Followed(place, Shown(behaviours | low, strips | high << turn))

    def cards(self, place: Place, ending: str) -> Cards | None:
        """The cards of a talk that stands here and says it ended so; None if that cannot be."""
        says_so = ending == place.ending or (not self._as_played and ending in self._ids)
        return place.cards if says_so else None

    def _see_to_other_offer(self, offered: Sequence[str]) -> None:
        if self._as_played or not self._ids.issuperset(offered):
            raise OffCourseError

    def _note(self, ids: Iterable[str]) -> None:
        for one in ids:
            if one not in self._ids and self._room.take(_ID):
                self._ids.add(one)

    def _expand(self, place: Place, reply: str) -> tuple[Place, int, int]:
        """Where a reply leads. Raises OffCourseError if it is not on offer."""
        if reply not in place.offer:
            raise OffCourseError
        stage = self._plan.stages[place.position]
        way = next(way for way in stage.ways if way.reply == reply)
        to = self._place(*after(self._plan, stage, way, place.bits))
        found = (to, *self._shown[reply])
        if self._room.take(_EDGE):
            place[way.reply] = found
        return found

    def _place(self, position: int, bits: int) -> Place:
        place = self._places.get((position, bits))
        if place is None:
            stage = self._plan.stages[position]
            offer = frozenset(way.reply for way in stage.ways if is_offered(way, bits))
            place = Place(position, bits, self._offers.setdefault(offer, offer), self._expand)
            if self._room.take(_PLACE):
                self._places[position, bits] = place
            ending = self._script.play.endings.get(stage.thing[1])
            if position >= self._plan.first_ending and ending is not None:
                place.ending = ending.id
                place.shown = self._grading.shown(ending.shows)
                place.cards = self._grading.cards(ending.id)
        return place


_EDGE = 150
_PLACE = 700
_ID = 150
"""About the bytes that these take."""


def _without_wordings(scenario: Scenario) -> Scenario:
    """The scenario without the variants of its lines, on which nothing else depends."""
    replace = msgspec.structs.replace
    return replace(
        scenario,
        steps=tuple(replace(step, variants=()) for step in scenario.steps),
        endings=tuple(replace(ending, variants=()) for ending in scenario.endings),
    )
