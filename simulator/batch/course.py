"""The way of a scenario's talks as an automaton, which fills itself with the talks that it meets.

Talks that can no longer differ share a place. A place leads by what was said and offered to the
next one, so a look-up replays a turn and proves that the reply was on offer.
"""

from collections.abc import Callable, Sequence

from simulator import conversation
from simulator.batch.grading import Grading, Marks
from simulator.batch.shelf import Edition, ScoringRubric, ScoringScript
from simulator.conversation import NotOfferedError, State
from simulator.exploration.memory import Memory, memory
from simulator.model.session import Session


class Said:
    """A reply with what was offered beside it, each pair once: it is told by its identity."""

    __slots__ = ("offered", "reply")

    def __init__(self, reply: str, offered: tuple[str, ...]) -> None:
        self.reply = reply
        self.offered = offered


class Place(dict[Said, tuple["Place", Marks]]):
    """Where a talk can stand: what can be said there, where that leads and what it shows.

    At an ending, `texts` holds the cards by the mark of the whole talk, and `marks` are its own.
    """

    __slots__ = ("ending", "expand", "marks", "state", "texts")

    def __init__(self, state: State, expand: "Expand") -> None:
        self.state = state
        self.expand = expand
        self.texts: dict[int, bytes] | None = None
        self.marks: Marks = ()
        self.ending = state.at.encode()

    def __missing__(self, said: Said) -> tuple["Place", Marks]:
        found = self[said] = self.expand(self, said)
        return found


Expand = Callable[[Place, Said], tuple[Place, Marks]]


class OffCourseError(Exception):
    """A talk goes another way than it says, or is too long to be followed here."""


class Course:
    """A scenario and rubrics, and the places that talks have come to so far."""

    def __init__(
        self,
        script: ScoringScript,
        rubrics: Sequence[ScoringRubric],
        edition: Edition,
        example: Session,
    ) -> None:
        self._script = script
        self._example = example
        self._memory = memory(script.scenario)
        self._places: dict[object, Place] = {}
        self._marks: dict[str, Marks] = {}
        self._texts: dict[str, dict[int, bytes]] = {}
        self._grading = Grading(script, rubrics)
        self.size = 0
        self.cards = self._grading.cards
        self.as_played = edition == "played"
        self.scenario_id = example.scenario.id
        self.start = self._place(conversation.begin(script.play))

    def text(self, place: Place, mark: int) -> bytes:
        """The cards of a talk that ended there; see `Grading.text`."""
        assert place.texts is not None
        text = place.texts[mark] = self._grading.text(mark, place.state.at, self._example)
        self.size += 2 * len(text)  # as much again for what it was made from
        return text

    def _expand(self, place: Place, said: Said) -> tuple[Place, Marks]:
        """Where a reply leads. Raises OffCourseError if it was not on offer."""
        play = self._script.play
        if self.as_played:
            offered = sorted(reply.id for reply in conversation.offers(play, place.state))
            if tuple(offered) != said.offered:
                raise OffCourseError
        try:
            state = conversation.choose(play, place.state, said.reply)
        except NotOfferedError as error:
            raise OffCourseError from error
        marks = self._marks.get(said.reply)
        if marks is None:
            marks = self._marks[said.reply] = self._grading.marks(play.replies[said.reply].shows)
            self.size += _MARKS
        self.size += _EDGE
        return self._place(state), marks

    def _place(self, state: State) -> Place:
        key = _key(self._memory, state)
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = Place(state, self._expand)
            self.size += _PLACE
            ending = self._script.play.endings.get(state.at)
            if ending is not None:
                place.marks = self._grading.marks(ending.shows)
                place.texts = self._texts.setdefault(ending.id, {})
        return place


_EDGE = 150
_PLACE = 1_500
_MARKS = 3_000
"""About the bytes that these take."""


def _key(memory: Memory, state: State) -> object:
    """What the rest of a talk can depend on; its result depends on its mark besides."""
    return (
        state.at,
        tuple(
            min(state.counts.get(name, 0), field.size) for name, field in memory.behaviours.items()
        ),
        tuple(state.feelings.get(name, 0) for name in memory.feelings),
        tuple(name in state.chosen for name in memory.replies),
    )
