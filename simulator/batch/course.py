"""The way of a scenario's talks as an automaton, which fills itself with the talks that it meets.

Talks that can no longer differ share a place. A place leads by what was said and offered to the
next one, so a look-up replays a turn and proves that the reply was on offer.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

import msgspec

from simulator import conversation
from simulator.batch.grading import Grading, Marks
from simulator.batch.shelf import Edition, ScoringRubric, ScoringScript
from simulator.conversation import NotOfferedError, State
from simulator.exploration.memory import counts_needed
from simulator.model.scenario import Scenario
from simulator.model.session import Session

Offer = tuple[str, ...]
"""Reply ids in the order of the alphabet; equal offers are the same object."""


class Place(dict[bytes, tuple["Place", Marks]]):
    """Where a talk can stand: what is offered there, where each reply leads and what it shows.

    Replies stand for themselves as they do in a session's line. At an ending, `texts` holds the
    cards by the mark of the whole talk, and `marks` are its own.
    """

    __slots__ = ("ending", "expand", "marks", "offer", "state", "texts")

    def __init__(self, state: State, offer: Offer, expand: "Expand") -> None:
        self.state = state
        self.offer = offer
        self.expand = expand
        self.texts: dict[int, bytes] | None = None
        self.marks: Marks = ()
        self.ending = state.at.encode()

    def __missing__(self, said: bytes) -> tuple["Place", Marks]:
        found = self[said] = self.expand(self, said)
        return found


Expand = Callable[[Place, bytes], tuple[Place, Marks]]


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
        same: Callable[[Offer], Offer],
    ) -> None:
        self._script = script
        self._example = example
        self._same = same
        self._memories = dict(_memories(script.scenario))
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
        text = self._grading.text(mark, place.state.at, self._example)
        if len(place.texts) < _MOST_TEXTS:  # the talks that are frequent come early
            place.texts[mark] = text
            self.size += len(text)
        return text

    def _expand(self, place: Place, said: bytes) -> tuple[Place, Marks]:
        """Where a reply leads. Raises OffCourseError if it is not on offer."""
        play = self._script.play
        reply = said.removeprefix(b",").removeprefix(_REPLY).removesuffix(b'"').decode()
        try:
            state = conversation.choose(play, place.state, reply)
        except NotOfferedError as error:
            raise OffCourseError from error
        marks = self._marks.get(reply)
        if marks is None:
            marks = self._marks[reply] = self._grading.marks(play.replies[reply].shows)
            self.size += _MARKS
        self.size += _EDGE
        return self._place(state), marks

    def _place(self, state: State) -> Place:
        key = (state.at, *self._memories[state.at].of(state))
        place = self._places.get(key)
        if place is None:
            offered = sorted(reply.id for reply in conversation.offers(self._script.play, state))
            place = self._places[key] = Place(state, self._same(tuple(offered)), self._expand)
            self.size += _PLACE
            ending = self._script.play.endings.get(state.at)
            if ending is not None:
                place.marks = self._grading.marks(ending.shows)
                place.texts = self._texts.setdefault(ending.id, {})
        return place


_REPLY = b'{"reply":"'
_MOST_TEXTS = 40
_EDGE = 150
_PLACE = 1_500
_MARKS = 3_000
"""About the bytes that these take."""


class _Memory(msgspec.Struct, frozen=True):
    """What the rest of a talk can depend on: counts up to a limit, feelings, chosen replies."""

    counts: dict[str, int]
    feelings: tuple[str, ...]
    replies: tuple[str, ...]

    def of(self, state: State) -> tuple[object, ...]:
        """All that needs to be known of a talk that stands here."""
        return (
            *(min(state.counts.get(name, 0), limit) for name, limit in self.counts.items()),
            *(state.feelings.get(name, 0) for name in self.feelings),
            *(name in state.chosen for name in self.replies),
        )


def _memories(scenario: Scenario) -> Iterator[tuple[str, _Memory]]:
    """For each step and ending what is still read there or later; no wording of a line is."""
    for position, step in enumerate(scenario.steps):
        conditions = [one.when for one in scenario.interruptions]
        for later in scenario.steps[position:]:
            conditions += (branch.when for branch in later.branches)
            for reply in later.replies:
                conditions += (reply.when, *(branch.when for branch in reply.branches))
        counts: dict[str, int] = {}
        for condition in conditions:
            for name, count in counts_needed(condition).items():
                counts[name] = max(count, counts.get(name, 0))
        bounds = [condition.feelings for condition in conditions]
        named = chain.from_iterable((*one.chosen, *one.not_chosen) for one in conditions)
        once = (reply.id for reply in step.replies if reply.action)  # not offered twice
        feelings = chain.from_iterable((*one.at_least, *one.at_most) for one in bounds)
        yield (
            step.id,
            _Memory(counts, tuple(dict.fromkeys(feelings)), tuple(dict.fromkeys((*named, *once)))),
        )
    for ending in scenario.endings:
        yield ending.id, _Memory({}, (), ())
