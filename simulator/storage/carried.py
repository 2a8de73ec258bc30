"""What travels with a session in its file, before what the archive holds."""

from collections.abc import Iterable

from simulator.model.digests import content, digest
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.translation import Translation
from simulator.storage.archive import Archive
from simulator.storage.found import Document


class Carried:
    """Looks documents up among these, and then in the archive; see `Archive` for what it raises."""

    def __init__(self, documents: Iterable[Document], archive: Archive) -> None:
        self._documents = {content(document): document for document in documents}
        self._archive = archive

    def scenario(self, content: str) -> Scenario | None:
        """The scenario with this content digest."""
        found = self._documents.get(content)
        return found if isinstance(found, Scenario) else self._archive.scenario(content)

    def scenario_by_digest(self, wanted: str) -> Scenario | None:
        """A scenario with this logic, whatever its texts."""
        for document in self._documents.values():
            if isinstance(document, Scenario) and digest(document) == wanted:
                return document
        return self._archive.scenario_by_digest(wanted)

    def rubric(self, content: str) -> Rubric | None:
        """The rubric with this content digest."""
        found = self._documents.get(content)
        return found if isinstance(found, Rubric) else self._archive.rubric(content)

    def translation(self, content: str) -> Translation | None:
        """The translation with this content digest."""
        found = self._documents.get(content)
        return found if isinstance(found, Translation) else self._archive.translation(content)
