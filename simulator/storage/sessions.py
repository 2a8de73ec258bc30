"""Reading sessions from where they are: a journal, a folder, a file of lines, a stream.

In a folder every `.jsonl` file is read, subfolders included, in the order of their names; links are
not followed, and other files are passed over. What cannot be read is said and does not stop the
rest.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from simulator.files import open_regular
from simulator.model.texts import clean
from simulator.storage.found import (
    Found,
    FoundRubric,
    FoundScenario,
    FoundSession,
    FoundTranslation,
    Unreadable,
    found_in,
)
from simulator.storage.lines import numbered_lines

__all__ = [
    "STREAM",
    "SUFFIX",
    "Found",
    "FoundRubric",
    "FoundScenario",
    "FoundSession",
    "FoundTranslation",
    "Unreadable",
    "read_sessions",
]

STREAM = "-"
"""What a stream is called where a source is named."""

SUFFIX = ".jsonl"

_EMPTY = "it is empty: there is no session"


def read_sessions(source: Path | BinaryIO) -> Iterator[Found]:
    """What a file, a folder or a stream holds, line by line and in bounded memory.

    Raises nothing: what cannot be opened is an Unreadable with line 0.
    """
    if not isinstance(source, Path):
        yield from _found_in_stream(source, STREAM)
    elif _is_folder(source):
        yield from _found_in_folder(source)
    else:
        yield from _found_in_file(source, follow_links=True)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # opening it says why
        return False


def _found_in_folder(folder: Path) -> Iterator[Found]:
    refused: list[OSError] = []
    for inside, folders, names in os.walk(folder, onerror=refused.append):
        folders.sort()
        for name in sorted(names):
            if name.endswith(SUFFIX):
                yield from _found_in_file(Path(inside, name), follow_links=False)
    for error in refused:
        yield _unopened(Path(error.filename), error)


def _found_in_file(path: Path, *, follow_links: bool) -> Iterator[Found]:
    """The path was named by the user, or it was found and its links are not followed."""
    try:
        stream = open_regular(path, follow_links=follow_links)
    except OSError as error:
        yield _unopened(path, error)
        return
    with stream:
        found = _found_in_stream(stream, _name(path))
        yield next(found, Unreadable(_name(path), 0, None, "start", _EMPTY))
        yield from found


def _found_in_stream(stream: BinaryIO, name: str) -> Iterator[Found]:
    try:
        yield from found_in(numbered_lines(stream), name)
    except OSError as error:
        yield Unreadable(name, 0, None, "file", error.strerror or str(error))


def _unopened(path: Path, error: OSError) -> Unreadable:
    return Unreadable(_name(path), 0, None, "file", error.strerror or str(error))


def _name(path: Path) -> str:
    """The path as it can be shown: whoever named a file may have meant to act on a terminal."""
    return clean(str(path))
