"""Checking files and folders: every problem that can be found, in the order a reader meets them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from simulator.authoring.index import Entry, Key, yaml_files
from simulator.authoring.library import Library
from simulator.authoring.lookup import InvalidFileError, UnknownIdError, what
from simulator.authoring.reading import AuthoredFile
from simulator.authoring.rules import ERROR_RULES, LIBRARY_RULES, WARNING_RULES
from simulator.authoring.source import shown_name
from simulator.authoring.tree import TreePath
from simulator.model.cases import Cases
from simulator.model.problem import Problem, by_place
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.translation import Translation
from simulator.model.vocabulary import Vocabulary


class Checked(msgspec.Struct, frozen=True):
    """What a check came to. `files` counts those that were read; `sources` holds their texts.

    `authored` are the files themselves, so that whoever has more to ask need not read them again.
    """

    problems: tuple[Problem, ...]
    files: int
    sources: dict[str, str]
    authored: tuple[AuthoredFile, ...]


def check(paths: Sequence[Path], library: Library) -> Checked:
    """Check these files, and all YAML files in these folders; without any, the whole library.

    What is checked stands in for the library's own files of the same id, and is checked against
    the rest of the library. A file that cannot be read as its format gets no further problems.
    """
    if not paths:
        return _Check(library, library.entries, whole=True).result()
    files: list[Path] = []
    empty: list[Problem] = []
    for path in dict.fromkeys(paths):
        inside = list(yaml_files(path)) if path.is_dir() else [path]
        files.extend(inside)
        if not inside:
            empty.append(_empty_folder(path))
    widened = library.standing_in(dict.fromkeys(files))
    named = [entry for entry in widened.entries if entry.named]
    return _Check(widened, named, whole=False, problems=empty).result()


class _Check:
    """The files that are checked, and the problems found so far."""

    def __init__(
        self,
        library: Library,
        entries: Sequence[Entry],
        *,
        whole: bool,
        problems: Sequence[Problem] = (),
    ) -> None:
        self._library = library
        self._entries = entries
        self._files = [library.file(entry) for entry in entries]
        self._sources = {file.name: file.text for file in self._files if file.text is not None}
        self._advice = (*WARNING_RULES, *LIBRARY_RULES) if whole else WARNING_RULES
        self._problems = list(problems)

    def result(self) -> Checked:
        for file in self._files:
            self._problems.extend(file.problems)
            self._problems.extend(self._broken_rules(file))
        for key in {entry.key for entry in self._entries if entry.key}:
            if twice := self._library.defined_twice(key):
                self._problems.append(twice)
        self._check_vocabulary()
        for file in self._files:
            self._problems.extend(self._broken_references(file))
        problems = sorted(dict.fromkeys(self._problems), key=by_place)
        return Checked(tuple(problems), len(self._sources), self._sources, tuple(self._files))

    def _broken_rules(self, file: AuthoredFile) -> tuple[Problem, ...]:
        """Errors, or where there are none warnings, some of which would only follow from them.

        A text that a comment cut is too short, or looks like another: that is no advice either.
        """
        known = self._library.known_to(file)
        errors = file.broken(ERROR_RULES, known)
        return errors if errors or file.problems else file.broken(self._advice, known)

    def _check_vocabulary(self) -> None:
        """Report what keeps words from being checked, once, if there were words to check."""
        with_words = [
            file
            for file in self._files
            if isinstance(file.document, Scenario | Rubric | Vocabulary)
        ]
        if not with_words:
            return
        if not self._library.has_vocabulary:
            self._problems.append(_no_vocabulary(with_words[0]))
            return
        try:
            _ = self._library.vocabulary
        except InvalidFileError as error:
            self._problems.extend(error.problems)
            self._sources |= error.sources

    def _broken_references(self, file: AuthoredFile) -> Iterator[Problem]:
        """A problem for each thing that a file must be checked against and that has errors.

        Unless it is among the files that are checked: there stand its own problems.
        """
        checked = {entry.key for entry in self._entries}
        for key, path in _references(file.document):
            if key not in checked and self._is_broken(*key):
                assert file.parsed is not None, "it has a document"
                line, column = file.parsed.place(path)
                yield Problem(
                    code="broken-reference",
                    file=file.name,
                    line=line,
                    column=column,
                    message=f"The {what(*key)} has errors, so this cannot be checked against it.",
                    hint=f"Check {shown_name(self._library.file_of(*key))} first.",
                )

    def _is_broken(self, kind: str, name: str) -> bool:
        look_up = self._library.scenario if kind == "scenario" else self._library.rubric
        try:
            look_up(name)
        except InvalidFileError:
            return True
        except UnknownIdError:
            return False  # a rule says so
        return False


def _references(document: object) -> Iterator[tuple[Key, TreePath]]:
    """What a document is checked against, and where it says so."""
    if isinstance(document, Cases | Translation):
        yield ("scenario", document.scenario), ("scenario",)
    if isinstance(document, Cases):
        for at, case in enumerate(document.cases):
            for position, score in enumerate(case.expect.scores):
                path = ("cases", at, "expect", "scores", position, "rubric")
                yield ("rubric", score.rubric), path


def _empty_folder(folder: Path) -> Problem:
    return Problem(
        code="empty-folder",
        file=shown_name(folder),
        message="There is no YAML file in this folder.",
        hint="Files that are checked end in .yaml or .yml.",
    )


def _no_vocabulary(file: AuthoredFile) -> Problem:
    return Problem(
        code="no-vocabulary",
        file=file.name,
        message="There is no vocabulary to check its behaviours and situations against.",
        hint="Name a library that has one with --library, or add a vocabulary.yaml.",
    )
