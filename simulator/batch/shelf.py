"""What sessions are replayed and scored against: library, archive and packs, looked up once."""

from typing import Literal, Self

import msgspec

from simulator.authoring.library import InvalidFileError, Library, UnknownIdError
from simulator.authoring.unfiled import fault
from simulator.conversation import Script, script
from simulator.model.digests import content, digest
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.session import Session
from simulator.storage.archive import Archive, ArchiveError
from simulator.storage.found import FoundRubric, FoundScenario

Edition = Literal["played", "current"]
"""Whether a session is replayed against the scenario as it was played or as it is today."""


class UnavailableError(Exception):
    """A session cannot be scored here for want of a scenario or a rubric; the text says which."""

    def __init__(self, reason: str, message: str) -> None:
        self.reason = reason
        super().__init__(message)


class ScoringScript(msgspec.Struct, frozen=True):
    """A scenario, indexed for playing, with the digest of its logic."""

    play: Script
    digest: str

    @property
    def scenario(self) -> Scenario:
        """The scenario itself."""
        return self.play.scenario


class ScoringRubric(msgspec.Struct, frozen=True):
    """A rubric with the digest of its logic."""

    rubric: Rubric
    digest: str

    @classmethod
    def of(cls, rubric: Rubric) -> Self:
        """The rubric, digested."""
        return cls(rubric, digest(rubric))


class Shelf:
    """Finds what a session was played with, and keeps what it has found.

    With the edition `played` a scenario comes from the library, the archive or a pack, whichever
    holds it with the session's digest; with `current`, from the library by its id.
    """

    def __init__(self, library: Library, archive: Archive, edition: Edition) -> None:
        self._library = library
        self._archive = archive
        self.edition = edition
        self._scripts: dict[str, ScoringScript] = {}
        self._rubrics: dict[str, ScoringRubric] = {}

    def anew(self) -> "Shelf":
        """A shelf with nothing on it yet."""
        return Shelf(self._library, self._archive, self.edition)

    def add(self, found: FoundScenario | FoundRubric) -> str:
        """Put a pack's document on the shelf; what is wrong with it, or an empty text."""
        document = found.document
        message = fault(document)
        if message or self.edition == "current":
            return message
        if isinstance(document, Scenario):
            played = ScoringScript(script(document), digest(document))
            self._scripts.setdefault(played.digest, played)
        else:
            self._rubrics.setdefault(content(document), ScoringRubric.of(document))
        return ""

    def script_for(self, session: Session) -> ScoringScript:
        """What the session is replayed against. Raises UnavailableError."""
        reference = session.scenario
        key = reference.digest if self.edition == "played" else reference.id
        found = self._scripts.get(key)
        if found is None:
            found = self._scripts[key] = self._find_script(session)
        return found

    def rubric_for(self, session: Session) -> ScoringRubric:
        """The session's own rubric, as it was then or as it is today. Raises UnavailableError."""
        as_played = session.rubric_content if self.edition == "played" else ""
        key = as_played or session.rubric
        found = self._rubrics.get(key)
        if found is None:
            rubric = self._archived_rubric(as_played) or self._current_rubric(session.rubric)
            if as_played and content(rubric) != as_played:
                raise UnavailableError("unknown-rubric", _other_rubric(session))
            found = self._rubrics[key] = ScoringRubric.of(rubric)
        return found

    def _find_script(self, session: Session) -> ScoringScript:
        reference = session.scenario
        current = self._current_scenario(reference.id)
        if current is not None:
            found = ScoringScript(script(current), digest(current))
            if self.edition == "current" or found.digest == reference.digest:
                return found
        archived = self._archived_scenario(reference.digest)
        if self.edition == "played" and archived is not None:
            return ScoringScript(script(archived), reference.digest)
        raise UnavailableError("unknown-scenario", self._missing(session, current is not None))

    def _missing(self, session: Session, has_other: bool) -> str:
        reference = session.scenario
        if self.edition == "current":
            return f"the library has no scenario '{reference.id}'"
        version = f"'{reference.id}' version {reference.version} ({reference.digest[:12]})"
        cure = "pack the sessions where they were played"
        if has_other:
            return f"{version} differs from the library's and is not archived: {cure}"
        return f"{version} is in no library, archive or pack: {cure}"

    def _current_scenario(self, scenario_id: str) -> Scenario | None:
        try:
            return self._library.scenario(scenario_id)
        except UnknownIdError:
            return None
        except InvalidFileError as error:
            raise UnavailableError("broken-scenario", str(error)) from error

    def _archived_scenario(self, logic_digest: str) -> Scenario | None:
        try:
            return self._archive.scenario_by_digest(logic_digest)
        except ArchiveError as error:
            raise UnavailableError("broken-archive", str(error)) from error

    def _archived_rubric(self, content_digest: str) -> Rubric | None:
        if not content_digest:
            return None
        try:
            return self._archive.rubric(content_digest)
        except ArchiveError as error:
            raise UnavailableError("broken-archive", str(error)) from error

    def _current_rubric(self, rubric_id: str) -> Rubric:
        try:
            return self._library.rubric(rubric_id)
        except UnknownIdError as error:
            raise UnavailableError("unknown-rubric", str(error)) from error
        except InvalidFileError as error:
            raise UnavailableError("broken-rubric", str(error)) from error


def _other_rubric(session: Session) -> str:
    return (
        f"the rubric '{session.rubric}' as it was played ({session.rubric_content[:12]}) differs "
        "from the library's and is not archived: pack the sessions where they were played, or name "
        "a rubric with --rubric"
    )
