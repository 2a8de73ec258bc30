"""Opening a talk: what is played, by whom, and what a talk that was left was played with."""

import contextlib
import secrets
from pathlib import Path
from uuid import uuid4

from simulator.authoring.library import InvalidFileError, Library, UnknownIdError
from simulator.model.digests import content, digest
from simulator.model.rubric import Rubric, applies
from simulator.model.scenario import Scenario
from simulator.model.session import Circumstances, Mode, Start
from simulator.model.translation import Translation
from simulator.playing.clock import Clock
from simulator.playing.talk import Cast, Sitting, Talk
from simulator.storage.archive import Archive
from simulator.storage.attempts import attempts
from simulator.storage.carried import Carried
from simulator.storage.journal import Journal
from simulator.storage.places import Places

_MOST_SEED = 2**31


class NotPlayableError(Exception):
    """Something cannot be played here; the text says why."""


def cast_of(
    library: Library,
    scenario_id: str,
    rubric_id: str | None,
    language: str | None,
    otherwise: str = "",
) -> Cast:
    """A scenario of the library, its default rubric unless another is named, and a language.

    Without a language it is played in `otherwise`, where it is to be had in that. Raises
    UnknownIdError, InvalidFileError, and NotPlayableError if the rubric asks nothing of the
    scenario or there is no translation into the language that is named.
    """
    scenario = library.scenario(scenario_id)
    rubric = library.rubric(rubric_id or scenario.default_rubric)
    if not any(applies(criterion, scenario.situations) for criterion in rubric.criteria):
        raise NotPlayableError(f"the rubric '{rubric.id}' asks nothing of '{scenario.id}'")
    translation = (
        _translation(library, scenario, language)
        if language
        else translation_if_any(library, scenario, otherwise)
    )
    return Cast(scenario, rubric, translation)


def translation_if_any(library: Library, scenario: Scenario, language: str) -> Translation | None:
    """The scenario's translation into a language, if there is one that is not broken."""
    if language not in library.languages(scenario.id):
        return None
    try:
        return library.translation(scenario.id, language)
    except (InvalidFileError, UnknownIdError):
        return None


def new_sitting(
    places: Places, trainee: str, scenario_id: str, mode: Mode, seed: int | None
) -> Sitting:
    """This trainee's next attempt at a scenario; without a seed one is drawn."""
    return Sitting(
        session=str(uuid4()),
        trainee=trainee,
        attempt=attempts(places, trainee, scenario_id) + 1,
        mode=mode,
        seed=secrets.randbelow(_MOST_SEED) if seed is None else seed,
    )


def resumed(path: Path, library: Library, places: Places, clock: Clock) -> tuple[Talk, bytes]:
    """The talk of a journal, taken up where it was left, and what was torn off its end.

    Raises NotPlayableError if its scenario is not to be had, NotOfferedError if the replies do not
    fit it, and what reopening a journal and reading the archive and the library raise.
    """
    journal, events, torn = Journal.reopen(path)
    try:
        start = events[0]
        assert isinstance(start, Start), "a journal begins with its start"
        cast = recalled(start, library, Archive(places))
        return Talk.resume(cast, journal, events, clock), torn
    except BaseException:
        journal.close()
        raise


def recalled(
    played: Circumstances,
    library: Library,
    archive: Archive | Carried,
    rubric: Rubric | None = None,
) -> Cast:
    """What a session was played with, as it was then or else as it is today in the library.

    `rubric` takes the place of the session's own. Raises NotPlayableError if the scenario is
    neither archived nor in the library with the same logic, or the rubric not as it was.
    """
    return Cast(
        scenario=_recalled_scenario(played, library, archive),
        rubric=rubric or _recalled_rubric(played, library, archive),
        translation=_recalled_translation(played, library, archive),
    )


def _translation(library: Library, scenario: Scenario, language: str) -> Translation | None:
    if language == scenario.language:
        return None
    known = library.languages(scenario.id)
    if language not in known:
        there = ", ".join((scenario.language, *known))
        raise NotPlayableError(
            f"'{scenario.id}' is not translated into '{language}' (there is: {there})"
        )
    return library.translation(scenario.id, language)


def _recalled_scenario(
    played: Circumstances, library: Library, archive: Archive | Carried
) -> Scenario:
    """The library's where it is the very same: what is archived has lost the order of feelings."""
    reference = played.scenario
    with contextlib.suppress(UnknownIdError, InvalidFileError):
        current = library.scenario(reference.id)
        if content(current) == reference.content:
            return current
    found = archive.scenario(reference.content) or archive.scenario_by_digest(reference.digest)
    if found is not None:
        return found
    try:
        current = library.scenario(reference.id)
    except UnknownIdError as error:
        raise NotPlayableError(f"{error} The session was played with it.") from error
    if digest(current) != reference.digest:
        raise NotPlayableError(
            f"'{reference.id}' has changed since, and version {reference.version} of it is not "
            "archived here"
        )
    return current


def _recalled_rubric(played: Circumstances, library: Library, archive: Archive | Carried) -> Rubric:
    archived = archive.rubric(played.rubric_content)
    if archived is not None:
        return archived
    current = library.rubric(played.rubric)
    if played.rubric_content and content(current) != played.rubric_content:
        raise NotPlayableError(
            f"the rubric '{played.rubric}' has changed since, and is not archived here as it was; "
            "name one with --rubric"
        )
    return current


def _recalled_translation(
    played: Circumstances, library: Library, archive: Archive | Carried
) -> Translation | None:
    archived = archive.translation(played.translation_content)
    if archived or played.language not in library.languages(played.scenario.id):
        return archived
    return library.translation(played.scenario.id, played.language)
