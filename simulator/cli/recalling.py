"""A session that a command names, recalled with what it was played with, and replayed."""

from simulator.authoring.library import Library
from simulator.authoring.unfiled import fault
from simulator.batch.scores import ReplayError, replayed
from simulator.cli.exits import RefusalError
from simulator.conversation import NotOfferedError, script
from simulator.model.rubric import Rubric
from simulator.model.translation import Translation
from simulator.playing.opening import recalled
from simulator.playing.talk import Cast
from simulator.storage.archive import Archive
from simulator.storage.carried import Carried
from simulator.storage.finding import NamedSession, find_session
from simulator.storage.places import Places


def recall(
    named: str, library: Library, places: Places, rubric: Rubric | None = None
) -> tuple[NamedSession, Cast]:
    """The session, and its cast; `rubric` takes the place of its own.

    Raises RefusalError if it does not replay or its file holds a broken document, and what finding
    and recalling it raise.
    """
    found = find_session(named, places)
    for document in found.documents:
        if not isinstance(document, Translation) and (message := fault(document)):
            raise RefusalError(f"{found.source}: '{document.id}' is broken: {message}")
    cast = recalled(found.session, library, Carried(found.documents, Archive(places)), rubric)
    try:
        replayed(found.session, script(cast.scenario), "played")
    except (NotOfferedError, ReplayError) as error:
        raise RefusalError(f"{found.source}:{found.line}: it does not replay: {error}") from error
    return found, cast
