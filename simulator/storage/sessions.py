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


def read_sessions(source: Path | BinaryIO) -> Iterator[Found]:
    """What a file, a folder or a stream holds, line by line and in bounded memory.

    Raises nothing: what cannot be opened is an Unreadable with line 0.
    """
    if not isinstance(source, Path):
        yield from found_in(numbered_lines(source), STREAM)
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
        try:
            found = found_in(numbered_lines(stream), str(path))
            yield next(found, _empty(path))
            yield from found
        except OSError as error:
            yield _unopened(path, error)


def _empty(path: Path) -> Unreadable:
    return Unreadable(str(path), 0, None, "start", "it is empty: there is no session")


def _nothing_in(path: Path) -> Unreadable:
    return Unreadable(str(path), 0, None, "start", "it is empty: there is no session")


def _unopened(path: Path, error: OSError) -> Unreadable:
    return Unreadable(str(path), 0, None, "file", error.strerror or str(error))
