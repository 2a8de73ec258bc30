"""Reading sessions from where they are: a journal, a folder, a file of lines, a stream.

In a folder every `.jsonl` and `.jsonl.gz` file is read, subfolders included, in the order of their
names; links are not followed, and other files are passed over. What cannot be read is said and does
not stop the rest. A file of which the first lines are nothing like sessions is told as one, not
line by line.
"""

import errno
import io
import os
import re
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
from simulator.storage.lines import LineBlock, line_blocks, numbered
from simulator.storage.unzipping import MAGIC, Unzipped

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
    "blocks_of",
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

_LIKE_A_SESSION = re.compile(rb'^[ \t]*\{[ \t]*"|\{"event":"start"', re.MULTILINE)
"""What some line of a file of sessions holds, however damaged."""


class NoSessionsError(OSError):
    """A file was read in which nothing is like a session; the text says what it is instead."""

    def __init__(self, message: str) -> None:
        super().__init__(errno.EINVAL, message)


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
        try:
            yield Source(STREAM, _unpacked_stream(source))
        except OSError as error:
            yield unreadable(STREAM, error)
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


def _unpacked_stream(stream: BinaryIO) -> BinaryIO:
    """The lines of a stream, which may be a gzip: it has no name that would say so."""
    peek = getattr(stream, "peek", None)
    if peek is not None and peek(len(MAGIC)).startswith(MAGIC):
        return io.BufferedReader(Unzipped(stream), _BUFFER)
    return stream


def blocks_of(source: Source) -> Iterator[LineBlock]:
    """The lines of a source, as many at a time as are there, in bounded memory.

    Raises NoSessionsError at the first lines of a file if none of them is like a session, and what
    reading raises.
    """
    blocks = line_blocks(source.stream)
    for first in blocks:
        if source.file is not None and first.raw is not None:
            _check_sessions(first.raw)
        yield first
        break
    yield from blocks


def _check_sessions(raw: bytes) -> None:
    if raw.startswith(MAGIC):
        raise NoSessionsError(f"is packed with gzip; its name should end in {PACKED_SUFFIX}")
    is_one_line = b"\n" not in raw.strip()
    if not (is_one_line or _LIKE_A_SESSION.search(raw)):
        raise NoSessionsError("is no file of sessions: its lines are not JSON objects")


def _found_in(opened: Source) -> Iterator[Found]:
    try:
        found = found_in(numbered(blocks_of(opened)), opened.name)
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
