"""What a session was played with, from the archive of the day or else from today's library."""

from simulator.authoring.library import Library, UnknownIdError
from simulator.cli.exits import RefusalError
from simulator.model.digests import digest
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.session import Circumstances
from simulator.model.translation import Translation
from simulator.playing.talk import Cast
from simulator.storage.archive import Archive
from simulator.storage.places import Places


def recalled_cast(
    played: Circumstances, library: Library, places: Places, rubric: Rubric | None = None
) -> Cast:
    """The scenario, the rubric (unless another is given) and the translation of a session.

    Raises RefusalError if its scenario is neither archived nor in the library with that logic.
    """
    archive = Archive(places)
    return Cast(
        scenario=_scenario(played, library, archive),
        rubric=rubric or archive.rubric(played.rubric_content) or library.rubric(played.rubric),
        translation=_translation(played, library, archive),
    )


def _scenario(played: Circumstances, library: Library, archive: Archive) -> Scenario:
    reference = played.scenario
    found = archive.scenario(reference.content) or archive.scenario_by_digest(reference.digest)
    if found is not None:
        return found
    try:
        current = library.scenario(reference.id)
    except UnknownIdError as error:
        raise RefusalError(f"{error}; the session was played with it") from error
    if digest(current) != reference.digest:
        raise RefusalError(
            f"the session was played with version {reference.version} of '{reference.id}', "
            f"which is not archived here, and today's is another"
        )
    return current


def _translation(played: Circumstances, library: Library, archive: Archive) -> Translation | None:
    archived = archive.translation(played.translation_content)
    if archived or played.language not in library.languages(played.scenario.id):
        return archived
    return library.translation(played.scenario.id, played.language)
