"""A trainee's sessions with what they were played with, gathered from the data folder."""

import msgspec

from simulator.authoring.library import Library
from simulator.batch.scores import ReplayError, replayed
from simulator.batch.shelf import Shelf, UnavailableError
from simulator.conversation import NotOfferedError
from simulator.model.session import Session
from simulator.playing.talk import Cast
from simulator.progress.facts import Practised
from simulator.storage.archive import Archive, ArchiveError
from simulator.storage.found import place_of
from simulator.storage.places import Places
from simulator.storage.sessions import FoundSession, Unreadable, read_sessions


class PlayedTalk(msgspec.Struct, frozen=True):
    """A session, finished or not, and what it was played with."""

    cast: Cast
    session: Session


class Past(msgspec.Struct, frozen=True):
    """The talks that could be recalled, and a line for each that could not."""

    talks: tuple[PlayedTalk, ...]
    left_out: tuple[str, ...]

    @property
    def practised(self) -> tuple[Practised, ...]:
        """The talks as progress is made of them, each in its language."""
        return tuple(
            Practised(talk.session, talk.cast.shown, talk.cast.rubric) for talk in self.talks
        )


def past(places: Places, library: Library, trainee: str) -> Past:
    """All that this trainee has played, each session under its own rubric."""
    archive = Archive(places)
    shelf = Shelf(library, archive, "played")
    talks: list[PlayedTalk] = []
    left_out: list[str] = []
    for found in read_sessions(places.sessions) if places.sessions.is_dir() else ():
        try:
            match found:
                case FoundSession(session=session) if session.trainee == trainee:
                    talks.append(_recalled(session, shelf, archive))
                case Unreadable():
                    left_out.append(f"{found.place}: {found.message}")
        except (UnavailableError, NotOfferedError, ReplayError, ArchiveError, OSError) as error:
            left_out.append(f"{place_of(found.source, found.line)}: {error}")
    return Past(tuple(talks), tuple(left_out))


def _recalled(session: Session, shelf: Shelf, archive: Archive) -> PlayedTalk:
    script = shelf.script_for(session)
    cast = Cast(
        scenario=script.scenario,
        rubric=shelf.rubric_for(session).rubric,
        translation=archive.translation(session.translation_content),
    )
    return PlayedTalk(cast, replayed(session, script.play, "played"))
