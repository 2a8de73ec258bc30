"""Reading sessions from where they are: a journal, a folder, a file of lines, a stream.

In a folder every `.jsonl` and `.jsonl.gz` file is read, subfolders included, in the order of their
names; links are not followed, and other files are passed over. What cannot be read is said and does
not stop the rest.
"""

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

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
from simulator.storage.unzipping import Unzipped

__all__ = [
    "PACKED_SUFFIX",
    "STREAM",
    "SUFFIX",
    "Found",
    "FoundRubric",
    "FoundScenario",
    "FoundSession",
    "FoundTranslation",
    "Source",
    "Unreadable",
    "files",
    "nothing_in",
    "read_sessions",
    "sources",
    "unreadable",
]

STREAM = "-"
"""What a stream is called where a source is named."""

SUFFIX = ".jsonl"
PACKED_SUFFIX = ".jsonl.gz"

_BUFFER = 256 * 1024


class Source(msgspec.Struct, frozen=True):
    """Somewhere that lines can be read from, under the name that reports use.

    `file` is the file behind it, as it lies on the disk; None for a stream. What is wrong with
    reading it is an OSError, while it is read.
    """

    name: str
    stream: BinaryIO
    file: BinaryIO | None = None


def read_sessions(source: Path | BinaryIO) -> Iterator[Found]:
    """What a file, a folder or a stream holds, line by line and in bounded memory.

    Raises nothing: what cannot be opened is an Unreadable with line 0.
    """
    for opened in sources(source):
        if isinstance(opened, Unreadable):
            yield opened
        else:
            yield from _found_in(opened)


def sources(source: Path | BinaryIO) -> Iterator[Source | Unreadable]:
    """The files behind a path, open, one after the other; a stream is a source itself.

    Each is closed when the next is asked for. What cannot be opened is an Unreadable with line 0.
    """
    if not isinstance(source, Path):
        yield Source(STREAM, source)
        return
    for path in files(source):
        if isinstance(path, Unreadable):
            yield path
            continue
        try:
            file = open_regular(path, follow_links=path == source)
        except OSError as error:
            yield unreadable(_name(path), error)
            continue
        with file:
            yield Source(_name(path), _unpacked(file, path), file)


def files(source: Path) -> Iterator[Path | Unreadable]:
    """The file itself, or the files of sessions in a folder; a folder that is closed to us."""
    if not _is_folder(source):
        yield source
        return
    refused: list[OSError] = []
    for inside, folders, names in os.walk(source, onerror=refused.append):
        folders.sort()
        for name in sorted(names):
            if name.endswith((SUFFIX, PACKED_SUFFIX)):
                yield Path(inside, name)
    for error in refused:
        yield unreadable(clean(str(error.filename)), error)


def _unpacked(file: BinaryIO, path: Path) -> BinaryIO:
    """The lines of a file, which may be a gzip."""
    if path.name.endswith(PACKED_SUFFIX):
        return io.BufferedReader(Unzipped(file), _BUFFER)
    return file


def _found_in(opened: Source) -> Iterator[Found]:
    try:
        found = found_in(numbered_lines(opened.stream), opened.name)
        first = next(found, None)
        if first is not None:
            yield first
            yield from found
        elif opened.name != STREAM:
            yield nothing_in(opened.name)
    except OSError as error:
        yield unreadable(opened.name, error)


def nothing_in(name: str) -> Unreadable:
    """A file without a line."""
    return Unreadable(name, 0, None, "start", "it is empty: there is no session")


def unreadable(name: str, error: OSError) -> Unreadable:
    """A source that cannot be opened, or not read to its end."""
    return Unreadable(name, 0, None, "file", error.strerror or str(error))


def _name(path: Path) -> str:
    """The path as it can be shown: whoever named a file may have meant to act on a terminal."""
    return clean(str(path))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # opening it says why
        return False
