"""Scenarios, rubrics and translations as they were played, each kept once by its content."""

import hashlib
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from simulator.files import read_bounded
from simulator.model.digests import content, digest
from simulator.model.fields import DIGEST_PATTERN
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.translation import Translation
from simulator.storage.documents import MOST_BYTES, DocumentError, canonical, decoded
from simulator.storage.files import SaveError, make_folder, write_whole
from simulator.storage.places import Places

Kept = TypeVar("Kept", Scenario, Rubric, Translation)


class Name(msgspec.Struct, frozen=True):
    """What a document calls itself; a translation has no id."""

    format: str
    id: str = ""
    version: int = 0


_name = msgspec.json.Decoder(Name).decode


def name_of(document: Scenario | Rubric) -> Name:
    """What a scenario or a rubric calls itself."""
    return Name(document.format, document.id, document.version)


class ArchiveError(Exception):
    """An archived file is not what its name says."""


class Archive:
    """The archive under a data folder.

    `<content>.json` holds a document; `by-digest/<digest>/<content>` is empty and says which
    scenarios share a logic.
    """

    def __init__(self, places: Places) -> None:
        self._folder = places.archive

    def keep(self, document: Scenario | Rubric | Translation) -> str:
        """Keep a document, unless it is here, and return its content digest.

        Raises SaveError.
        """
        name = content(document)
        path = self._folder / f"{name}.json"
        try:
            self._write(path, canonical(document))
            if isinstance(document, Scenario):
                self._write(self._sharing(digest(document)) / name, b"")
        except OSError as error:
            raise SaveError(path, error.strerror or str(error)) from error
        return name

    def scenario(self, content: str) -> Scenario | None:
        """The scenario with this content digest. Raises ArchiveError, and OSError."""
        return self._read(content, Scenario)

    def rubric(self, content: str) -> Rubric | None:
        """The rubric with this content digest. Raises ArchiveError, and OSError."""
        return self._read(content, Rubric)

    def translation(self, content: str) -> Translation | None:
        """The translation with this content digest. Raises ArchiveError, and OSError."""
        return self._read(content, Translation)

    def scenario_by_digest(self, wanted: str) -> Scenario | None:
        """A scenario with this logic, whatever its texts. Raises ArchiveError, and OSError."""
        if not _is_digest(wanted):
            return None
        try:
            names = sorted(path.name for path in self._sharing(wanted).iterdir())
        except FileNotFoundError:
            return None
        candidates = (self.scenario(name) for name in names)
        return next((found for found in candidates if found and digest(found) == wanted), None)

    def digests_of(self, documents: Iterable[Scenario | Rubric]) -> dict[Name, set[str]]:
        """By name, the logic digests of what is kept under the names of these documents.

        Each file is read once. What cannot be read is passed over: looking it up is what finds it.
        """
        wanted = {name_of(document) for document in documents}
        kept: dict[Name, set[str]] = {}
        for path in self._folder.glob("*.json") if wanted else ():
            try:
                name = _name(read_bounded(path, MOST_BYTES, follow_links=False))
                if name in wanted:
                    found = _READERS[name.format](self, path.stem)
                    kept.setdefault(name, set()).update({digest(found)} if found else ())
            except (OSError, ArchiveError, msgspec.DecodeError, msgspec.ValidationError):
                continue
        return kept

    def _sharing(self, digest: str) -> Path:
        return self._folder / "by-digest" / digest

    def _write(self, path: Path, data: bytes) -> None:
        if not path.exists():
            make_folder(path.parent)
            write_whole(path, (data,))

    def _read(self, name: str, kind: type[Kept]) -> Kept | None:
        if not _is_digest(name):
            return None
        path = self._folder / f"{name}.json"
        try:
            raw = read_bounded(path, MOST_BYTES, follow_links=False)
        except FileNotFoundError:
            return None
        if hashlib.sha256(raw).hexdigest() != name:
            raise ArchiveError(f"{path}: the archived file was changed; its name is its SHA-256")
        try:
            return decoded(raw, kind)
        except DocumentError as error:
            raise ArchiveError(f"{path}: {error}") from error


_READERS: dict[str, Callable[[Archive, str], Scenario | Rubric | None]] = {
    "scenario/1": Archive.scenario,
    "rubric/1": Archive.rubric,
}


def _is_digest(text: str) -> bool:
    return re.fullmatch(DIGEST_PATTERN, text) is not None
