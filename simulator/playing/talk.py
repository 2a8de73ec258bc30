"""One talk in progress, without a screen: what every player offers, and what it saves.

A talk moves on only after the event is on the disk, so whatever a player has shown as done is
still there after a crash.
"""

from collections.abc import Sequence
from typing import Self

import msgspec

from simulator import __version__, conversation
from simulator.authoring.translating import translated
from simulator.conversation import Exchange, Script, Spoken, State
from simulator.model.digests import content, digest
from simulator.model.rubric import Rubric
from simulator.model.scenario import Reply, Scenario
from simulator.model.session import (
    Ended,
    Event,
    HintShown,
    Mode,
    NoteTaken,
    ReplyChosen,
    ScenarioReference,
    Session,
    Start,
    Undone,
)
from simulator.model.texts import clean
from simulator.model.translation import Translation
from simulator.playing.asides import Aside, asides, hinted_steps
from simulator.playing.clock import Clock
from simulator.storage.archive import Archive
from simulator.storage.folding import fold
from simulator.storage.journal import Journal
from simulator.storage.places import Places


class NotNowError(Exception):
    """Something was asked for that this talk does not allow at this point; the text says why."""


class Cast(msgspec.Struct, frozen=True):
    """What is played, in what language, and what it will be scored with."""

    scenario: Scenario
    rubric: Rubric
    translation: Translation | None = None

    @property
    def shown(self) -> Scenario:
        """The scenario in the language of the talk."""
        if self.translation is None:
            return self.scenario
        return translated(self.scenario, self.translation)


class Branch(msgspec.Struct, frozen=True):
    """Where a talk is taken up from another: that session, and the replies that are kept of it."""

    session: str
    path: tuple[str, ...]


class Sitting(msgspec.Struct, frozen=True):
    """Who plays, and how; with a `branch`, not from the start."""

    session: str
    trainee: str
    attempt: int
    mode: Mode
    seed: int
    branch: Branch | None = None


class Answer(msgspec.Struct, frozen=True):
    """What followed from a reply: the line that was said, if one was, and the state around it."""

    reply: Reply
    line: Spoken | None
    before: State
    after: State


class Talk:
    """One talk in progress.

    Every change raises `storage.journal.SaveError`, and changes nothing, if it cannot be saved.
    """

    def __init__(self, cast: Cast, start: Start, journal: Journal, clock: Clock) -> None:
        self.cast = cast
        self.start = start
        self.script: Script = conversation.script(cast.shown)
        self._journal = journal
        self._clock = clock
        self._events: list[Event] = [start]
        self._states: list[State] = [conversation.begin(self.script)]
        self._asked = clock.ms()

    @classmethod
    def begin(cls, cast: Cast, who: Sitting, places: Places, clock: Clock) -> Self:
        """Start a talk: archive what it is played with, and create its journal.

        The replies that a branch keeps are saved in it too, so that it stands alone. Raises
        SaveError, and NotOfferedError, before anything is written, if they do not fit the scenario.
        """
        kept = who.branch.path if who.branch else ()
        conversation.replay(conversation.script(cast.scenario), kept)
        archive = Archive(places)
        for document in (cast.scenario, cast.rubric, cast.translation):
            if document is not None:
                archive.keep(document)
        start = _start(cast, who, clock.now())
        talk = cls(cast, start, Journal.create(places, start), clock)
        try:
            for reply_id in kept:
                talk._save(talk._chosen(reply_id, 0))
        except BaseException:
            talk.close()
            raise
        return talk

    @classmethod
    def resume(cls, cast: Cast, journal: Journal, events: Sequence[Event], clock: Clock) -> Self:
        """Take up a talk where its journal ends; `events` are the journal's, the start first.

        Raises NotOfferedError if the journal's replies do not fit the scenario.
        """
        start = events[0]
        assert isinstance(start, Start)
        talk = cls(cast, start, journal, clock)
        for event in events[1:]:
            talk._apply(event)
        if conversation.has_ended(talk.script, talk.state) and not talk.saved_ending:
            talk._save_ending()
        return talk

    @property
    def scenario(self) -> Scenario:
        """The scenario in the language of the talk."""
        return self.script.scenario

    @property
    def practice(self) -> bool:
        """Whether coaching, feelings, hints and undo are open to the trainee."""
        return self.start.mode == "practice"

    @property
    def state(self) -> State:
        """Where the talk stands."""
        return self._states[-1]

    @property
    def ended(self) -> bool:
        """Whether the talk has come to its ending."""
        return conversation.has_ended(self.script, self.state)

    @property
    def saved_ending(self) -> bool:
        """Whether the ending is on the disk."""
        return isinstance(self._events[-1], Ended)

    @property
    def turn(self) -> int:
        """The number of the turn that is to be played, from 1."""
        return len(self._states)

    @property
    def line(self) -> Spoken:
        """The customer's line at this point."""
        return conversation.spoken(self.script, self.state)

    @property
    def choices(self) -> tuple[Reply, ...]:
        """The replies on offer, in the order in which this session shows them."""
        offered = conversation.offers(self.script, self.state)
        return conversation.shuffled(offered, self.start.seed)

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """The turns that stand, in order."""
        return conversation.exchanges(self.script, self._states)

    @property
    def found(self) -> tuple[Reply, ...]:
        """The actions whose findings the trainee has seen."""
        replies = (exchange.reply for exchange in self.exchanges)
        return tuple(reply for reply in replies if reply.finds)

    @property
    def session(self) -> Session:
        """The talk so far as a session."""
        return fold(self._events)

    @property
    def asides(self) -> tuple[Aside, ...]:
        """The hints and the notes beside the turns, in order."""
        return asides(self.script, self._states, self._events)

    @property
    def hint_on_offer(self) -> bool:
        """Whether there is a hint at this point that has not been given."""
        return not self._no_hint

    def choose(self, reply_id: str) -> Answer:
        """Choose a reply, save it, and say what followed.

        Raises NotOfferedError if it is not on offer.
        """
        before = self.state
        after = conversation.choose(self.script, before, reply_id)
        self._save(self._chosen(reply_id, self._clock.ms() - self._asked))
        self._asked = self._clock.ms()
        if self.ended:
            self._save_ending()
        line = conversation.newly_spoken(self.script, before, after)
        return Answer(self.script.replies[reply_id], line, before, after)

    def undo(self) -> Reply:
        """Take the last reply back and return it. Raises NotNowError where that is not open."""
        if not self.practice:
            raise NotNowError("In assess mode a reply stands once it is given.")
        if self.ended:
            raise NotNowError("The talk has ended; practise it again for another way.")
        if len(self._states) == 1:
            raise NotNowError("There is nothing to take back yet.")
        taken_back = self.script.replies[self.state.chosen[-1]]
        self._save(Undone())
        self._asked = self._clock.ms()
        return taken_back

    def hint(self) -> str:
        """The step's hint, counted. Raises NotNowError where there is none to give."""
        if self._no_hint:
            raise NotNowError(self._no_hint)
        self._save(HintShown())
        return self.script.steps[self.state.at].hint

    def note(self, text: str) -> None:
        """Keep a note of the trainee's with the session."""
        if self.ended:
            raise NotNowError("The talk has ended; its notes are closed.")
        self._save(NoteTaken(text=clean(text)))

    def close(self) -> None:
        """Let go of the journal; the talk can be resumed later."""
        self._journal.close()

    @property
    def _no_hint(self) -> str:
        """Why there is no hint to give; empty if there is one."""
        if not self.practice:
            return "There are no hints in assess mode."
        if self.ended or not self.script.steps[self.state.at].hint:
            return "There is no hint here."
        given = self.state.at in hinted_steps(self._states, self.asides)
        return "The hint for this point has been given already." if given else ""

    def _chosen(self, reply_id: str, ms: int) -> ReplyChosen:
        return ReplyChosen(
            seq=sum(isinstance(event, ReplyChosen) for event in self._events) + 1,
            reply=reply_id,
            offered=tuple(reply.id for reply in self.choices),
            ms=ms,
        )

    def _save_ending(self) -> None:
        turns = sum(turn.ms for turn in self.session.turns)
        self._save(Ended(ending=self.state.at, ms=turns, at=self._clock.now()))

    def _save(self, event: Event) -> None:
        self._journal.append(event)
        self._apply(event)

    def _apply(self, event: Event) -> None:
        if isinstance(event, ReplyChosen):
            self._states.append(conversation.choose(self.script, self.state, event.reply))
        elif isinstance(event, Undone):
            self._states.pop()
        self._events.append(event)


def _start(cast: Cast, who: Sitting, at: str) -> Start:
    scenario, translation = cast.scenario, cast.translation
    return Start(
        format="journal/1",
        session=who.session,
        scenario=ScenarioReference(
            id=scenario.id,
            version=scenario.version,
            digest=digest(scenario),
            content=content(scenario),
        ),
        rubric=cast.rubric.id,
        rubric_content=content(cast.rubric),
        translation_content=content(translation) if translation else "",
        trainee=who.trainee,
        attempt=who.attempt,
        mode=who.mode,
        language=translation.language if translation else scenario.language,
        seed=who.seed,
        app=f"customer-simulator {__version__}",
        at=at,
        branched_from=who.branch.session if who.branch else "",
        branched_at=len(who.branch.path) + 1 if who.branch else 0,
    )
