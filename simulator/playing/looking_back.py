"""A trainee's sessions with what they were played with, gathered from the data folder."""

import msgspec

from simulator.authoring.library import Library
from simulator.authoring.translating import translated
from simulator.batch.scores import ReplayError, replayed
from simulator.batch.shelf import Shelf, UnavailableError
from simulator.conversation import NotOfferedError
from simulator.model.scenario import Scenario
from simulator.model.session import Session
from simulator.progress.facts import Practised
from simulator.storage.archive import Archive, ArchiveError
from simulator.storage.places import Places
from simulator.storage.sessions import FoundSession, Unreadable, read_sessions


class Past(msgspec.Struct, frozen=True):
    """The sessions that could be recalled, and a line for each that could not."""

    practised: tuple[Practised, ...]
    left_out: tuple[str, ...]


def past(places: Places, library: Library, trainee: str) -> Past:
    """All that this trainee has played, each session in its language and under its own rubric."""
    shelf = Shelf(library, Archive(places), "played")
    archive = Archive(places)
    practised: list[Practised] = []
    left_out: list[str] = []
    for found in read_sessions(places.sessions) if places.sessions.is_dir() else ():
        try:
            match found:
                case FoundSession(session=session) if session.trainee == trainee:
                    practised.append(_recalled(session, shelf, archive))
                case Unreadable():
                    left_out.append(f"{found.source}: {found.message}")
        except (UnavailableError, NotOfferedError, ReplayError, ArchiveError) as error:
            left_out.append(f"{found.source}: {error}")
    return Past(tuple(practised), tuple(left_out))


def _recalled(session: Session, shelf: Shelf, archive: Archive) -> Practised:
    script = shelf.script_for(session)
    rubric = shelf.rubric_for(session).rubric
    session = replayed(session, script.play, "played")
    return Practised(session, _in_its_language(session, script.scenario, archive), rubric)


def _in_its_language(session: Session, scenario: Scenario, archive: Archive) -> Scenario:
    translation = archive.translation(session.translation_content)
    return translated(scenario, translation) if translation else scenario
