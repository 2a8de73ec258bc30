"""The library that a command works with, and what its SCENARIO and RUBRIC arguments mean in it."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from simulator.authoring.library import Library, open_library, shipped_folder
from simulator.cli.exits import RefusalError, WrongUseError


def opened_library(folders: Sequence[Path], no_shipped: bool) -> Library:
    """The shipped library, unless it is left out, and the folders that were named."""
    return open_library([*(() if no_shipped else (_shipped(),)), *folders])


def with_files(library: Library, arguments: Iterable[str]) -> tuple[Library, tuple[str, ...]]:
    """The library with the files among the arguments standing in, and the ids that all mean.

    An argument is an id, or a file that defines one. Raises RefusalError if a file does not say
    what it defines.
    """
    arguments = tuple(arguments)
    files = [Path(argument) for argument in arguments if _is_file(argument)]
    if not files:
        return library, arguments
    library = library.standing_in(files)
    ids = {entry.path: entry.key for entry in library.entries if entry.named}
    return library, tuple(
        _id_in(argument, ids[Path(argument)]) if _is_file(argument) else argument
        for argument in arguments
    )


def check_once(option: str, ids: Sequence[str]) -> None:
    """Raises WrongUseError if an id comes twice: by itself, or as what a file defines."""
    for twice in (name for number, name in enumerate(ids) if name in ids[:number]):
        raise WrongUseError(f"{option} names '{twice}' twice; name each once")


def files_behind(library: Library, arguments: Iterable[str]) -> Iterator[Path]:
    """The files that the library knows, and those among the arguments."""
    yield from (entry.path for entry in library.entries)
    yield from (Path(argument) for argument in arguments if _is_file(argument))


def _shipped() -> Path:
    """The shipped library, named as briefly as can be where messages name its files."""
    folder, here = shipped_folder(), Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _is_file(argument: str) -> bool:
    """Ids hold neither dots nor slashes, so whatever does is meant as a file."""
    return any(mark in argument for mark in "./\\")


def _id_in(argument: str, key: tuple[str, str] | None) -> str:
    if not Path(argument).exists():
        raise WrongUseError(f"there is no file {argument}")
    if Path(argument).is_dir():
        raise WrongUseError(f"{argument} is a folder; name a file in it, such as its scenario.yaml")
    if key is not None and key[0] not in ("scenario", "rubric"):
        raise WrongUseError(f"{argument} is a {key[0]} file; a scenario or a rubric is wanted")
    if key is None:
        raise RefusalError(
            f"{argument}: it does not say what it defines; see what is wrong with: "
            f"simulator check {argument}"
        )
    return key[1]
