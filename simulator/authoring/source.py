"""An author's file as text: bounded, an ordinary file, strictly UTF-8; or the problem with it."""

import codecs
from pathlib import Path

import msgspec

from simulator.files import TooLargeError, read_bounded
from simulator.model.problem import Problem
from simulator.model.texts import clean

MOST_BYTES = 1024 * 1024


class Source(msgspec.Struct, frozen=True):
    """A file's name as messages show it, and its text with line feeds for all line ends."""

    file: str
    text: str


def shown_name(path: Path) -> str:
    """The path as it may stand in a message: harmless, and on one line."""
    return clean(str(path)).replace("\n", "␊")


def read_source(path: Path, *, follow_links: bool = True) -> Source | Problem:
    """The text of an author's file, or why there is none.

    Only a path that somebody named may be a link, not one that was found in a folder.
    """
    file = shown_name(path)
    try:
        content = read_bounded(path, MOST_BYTES, follow_links=follow_links)
    except TooLargeError:
        return Problem(
            code="too-large",
            file=file,
            message="The file is larger than 1 MiB.",
            hint="Split it; a scenario of an hour's talk takes a tenth of that.",
        )
    except OSError as error:
        reason = error.strerror or str(error)
        return Problem(
            code="unreadable", file=file, message=f"The file cannot be read: {_lowered(reason)}."
        )
    return _decoded(file, content.removeprefix(codecs.BOM_UTF8))


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Line and column of a character, both from 1; past the end, the end of the last line."""
    index = min(index, len(text.rstrip("\n")))
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _decoded(file: str, content: bytes) -> Source | Problem:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        good = _with_line_feeds(content[: error.start].decode("utf-8"))
        line, column = good.count("\n") + 1, len(good) - good.rfind("\n")
        return Problem(
            code="not-utf-8",
            file=file,
            line=line,
            column=column,
            message=f"The byte 0x{content[error.start]:02X} is not UTF-8 text.",
            hint="Save the file with the encoding UTF-8.",
        )
    return Source(file, _with_line_feeds(text))


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _lowered(reason: str) -> str:
    return reason[:1].lower() + reason[1:]
