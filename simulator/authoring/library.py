"""Scenarios, rubrics, translations and test cases by id, parsed when they are asked for."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar
from weakref import WeakValueDictionary

from simulator.authoring.index import (
    NAMED_BY,
    VOCABULARY,
    Entry,
    Key,
    beside,
    entries,
    key_of,
    named_entries,
    with_likely_keys,
    without_stand_ins,
)
from simulator.authoring.known import LibraryKnown
from simulator.authoring.lookup import InvalidFileError, UnknownIdError, invalid, unknown, what
from simulator.authoring.reading import AuthoredFile
from simulator.authoring.rules import ERROR_RULES
from simulator.authoring.source import shown_name
from simulator.authoring.tree import TreePath
from simulator.authoring.vocabularies import merged
from simulator.model.cases import Cases
from simulator.model.problem import Problem
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.schemas import Document
from simulator.model.translation import Translation
from simulator.model.vocabulary import Vocabulary

__all__ = ["InvalidFileError", "Library", "UnknownIdError", "open_library", "shipped_folder"]

_PACKAGE = Path(__file__).resolve().parent.parent

D = TypeVar("D", bound=Document)


def shipped_folder() -> Path:
    """The library that comes with the program: in the wheel, or beside a checkout's package."""
    installed = _PACKAGE / "_scenarios"
    return installed if installed.is_dir() else _PACKAGE.parent / "scenarios"


def open_library(folders: Sequence[Path], files: Sequence[Path] = ()) -> "Library":
    """Look over the folders' files; those named in `files` stand in for theirs of the same id."""
    different = {folder.resolve(): folder for folder in folders}
    everything = (entry for folder in different.values() for entry in entries(folder))
    found = tuple({entry.path.resolve(): entry for entry in everything}.values())
    return Library(tuple(different.values()), found, named_entries(files))


class Library:
    """What the files of some folders define. Files are read when first asked for.

    Lookups raise UnknownIdError, or InvalidFileError if the file has errors or an id is defined
    twice; a broken file hides nothing else.
    """

    def __init__(
        self, folders: tuple[Path, ...], found: tuple[Entry, ...], named: tuple[Entry, ...]
    ) -> None:
        self.folders = folders
        self.entries = with_likely_keys((*without_stand_ins(found, named), *named))
        self._found = found
        self._by_key: dict[Key, list[Entry]] = {}
        for entry in self.entries:
            if entry.key:
                self._by_key.setdefault(entry.key, []).append(entry)
        self._files: WeakValueDictionary[Path, AuthoredFile] = WeakValueDictionary()
        self._sound: dict[Key, Document] = {}

    def standing_in(self, files: Iterable[Path]) -> "Library":
        """This library with these files in place of its own of the same ids.

        What it lacks is looked for beside the files.
        """
        files = tuple(files)
        known = {entry.path.resolve() for entry in self._found}
        lacking = (
            entry
            for entry in beside(files)
            if entry.path.resolve() not in known
            and (entry.key == VOCABULARY or entry.key not in self._by_key)
        )
        return Library(self.folders, (*self._found, *lacking), named_entries(files))

    @property
    def scenario_ids(self) -> tuple[str, ...]:
        return self._names("scenario")

    @property
    def rubric_ids(self) -> tuple[str, ...]:
        return self._names("rubric")

    @property
    def has_vocabulary(self) -> bool:
        """Whether there is any; without one no word can be checked."""
        return VOCABULARY in self._by_key

    def languages(self, scenario_id: str) -> tuple[str, ...]:
        """The languages that a scenario is translated into, its own left out."""
        start = f"{scenario_id}/"
        names = self._names("translation")
        return tuple(name.removeprefix(start) for name in names if name.startswith(start))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of all vocabularies together; a named one stands in, word by word."""
        found = self._by_key.get(VOCABULARY, ())
        files = [self.file(entry) for entry in found]
        for file in files:
            if file.document is None:
                raise invalid(file.problems, [file])
        vocabulary, clashes = merged(
            [self.file(entry) for entry in found if not entry.named],
            [self.file(entry) for entry in found if entry.named],
        )
        if clashes:
            raise invalid(clashes, files)
        return vocabulary

    def scenario(self, scenario_id: str) -> Scenario:
        return self._document(("scenario", scenario_id), Scenario)

    def rubric(self, rubric_id: str) -> Rubric:
        return self._document(("rubric", rubric_id), Rubric)

    def translation(self, scenario_id: str, language: str) -> Translation:
        return self._document(("translation", f"{scenario_id}/{language}"), Translation)

    def cases(self, scenario_id: str) -> Cases:
        """The test cases of a scenario."""
        return self._document(("tests", scenario_id), Cases)

    def file_of(self, kind: str, name: str) -> Path:
        """The file that defines it; a translation's name is `scenario/language`."""
        return self._entry((kind, name)).path

    def place_in(self, kind: str, name: str, path: TreePath) -> str:
        """Where a value of that file stands, as `file:line:column`."""
        file = self.file(self._entry((kind, name)))
        if file.parsed is None:
            return file.name
        line, column = file.parsed.place(path)
        return f"{file.name}:{line}:{column}"

    def file(self, entry: Entry) -> AuthoredFile:
        """The file of an entry, read unless somebody still holds it: its text is of use to few."""
        file = self._files.get(entry.path)
        if file is None:
            file = self._files[entry.path] = AuthoredFile(entry.path, follow_links=entry.named)
        return file

    def known_to(self, file: AuthoredFile) -> LibraryKnown:
        """What rules may ask when they look at this file."""
        return LibraryKnown(self, file.tree)

    def defined_twice(self, key: Key) -> Problem | None:
        """The problem with a name that two files define, placed in the second."""
        defining = self._by_key.get(key, [])
        if len(defining) < 2 or key == VOCABULARY:
            return None
        second = self.file(defining[1])
        path = NAMED_BY[key[0]][-1:]
        line, column = second.parsed.place(path) if second.parsed else (0, 0)
        return Problem(
            code="defined-twice",
            file=second.name,
            line=line,
            column=column,
            message=f"The {what(*key)} is defined in {shown_name(defining[0].path)} too.",
            hint="Rename one of them, or leave one of the libraries out.",
        )

    def _names(self, kind: str) -> tuple[str, ...]:
        return tuple(name for of_kind, name in self._by_key if of_kind == kind)

    def _entry(self, key: Key) -> Entry:
        if key not in self._by_key:
            raise unknown(key, self._names(key[0]), self.folders)
        twice = self.defined_twice(key)
        if twice:
            raise invalid([twice], [self.file(entry) for entry in self._by_key[key]])
        return self._by_key[key][0]

    def _document(self, key: Key, of_type: type[D]) -> D:
        if key not in self._sound:
            file = self.file(self._entry(key))
            document = self._checked(file)
            if key_of(file.tree) != key:  # the glance was misled by a line within a text
                raise unknown(key, (), self.folders)
            self._sound[key] = document
        known = self._sound[key]
        assert isinstance(known, of_type), "its key says what it is"
        return known

    def _checked(self, file: AuthoredFile) -> Document:
        errors = [problem for problem in file.problems if problem.severity == "error"]
        errors.extend(file.broken(ERROR_RULES, self.known_to(file)))
        if errors or file.document is None:
            raise invalid(errors, [file])
        return file.document
