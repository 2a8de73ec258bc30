"""What looking something up in a library can come to, apart from finding it."""

from collections.abc import Iterable
from pathlib import Path

from simulator.authoring.reading import AuthoredFile
from simulator.authoring.source import shown_name
from simulator.authoring.suggestions import did_you_mean
from simulator.model.problem import Problem
from simulator.model.texts import clean


class UnknownIdError(LookupError):
    """Nothing of that kind has this id."""


class InvalidFileError(Exception):
    """A file that was needed has errors. `sources` holds the texts of the files they are in."""

    def __init__(self, problems: Iterable[Problem], sources: dict[str, str]) -> None:
        self.problems = tuple(problems)
        self.sources = sources
        first = self.problems[0]
        super().__init__(f"{first.place}: {first.message}")


def invalid(problems: Iterable[Problem], files: Iterable[AuthoredFile]) -> InvalidFileError:
    """The error for problems in these files."""
    return InvalidFileError(
        problems, {file.name: file.text for file in files if file.text is not None}
    )


def unknown(key: tuple[str, str], names: Iterable[str], folders: Iterable[Path]) -> UnknownIdError:
    """The error for a name that nothing of its kind has."""
    kind, name = key
    places = ", ".join(shown_name(folder) for folder in folders)
    looked = f"; looked in {places}" if places else "; there is no library"
    hint = did_you_mean(name, names) or "A library of your own is named with --library."
    return UnknownIdError(f"There is no {what(kind, clean(name))}{looked}. {hint}".strip())


def what(kind: str, name: str) -> str:
    """A document of a library, in words."""
    if kind == "tests":
        return f"test file of `{name}`"
    if kind == "translation":
        scenario, _, language = name.partition("/")
        return f"translation of `{scenario}` into `{language}`"
    return f"{kind} `{name}`"
