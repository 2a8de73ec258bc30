"""Lines of a stream of any length, in bounded memory."""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

MOST_BYTES = 1024 * 1024
"""The most bytes of a line, its line feed not counted."""

NumberedLine = tuple[int, bytes | None]
"""A line's number, from 1, and its bytes; None in place of one that is too long.

The bytes end in a line feed, unless the stream's last line does not.
"""


BLOCK = 256 * 1024
"""The most bytes that are read at once."""


class LineBlock(NamedTuple):
    """Some lines of a stream, without their line feeds; None in place of one that is too long.

    `first` is the number of the first, from 1. Where `ends_whole` is false, the last line is the
    stream's last and does not end in a line feed.
    """

    first: int
    lines: list[bytes | None]
    ends_whole: bool = True


def line_blocks(stream: BinaryIO) -> Iterator[LineBlock]:
    """The lines of a stream, as many at a time as are there, in bounded memory."""
    read = getattr(stream, "read1", stream.read)  # does not wait for more than is there
    first = 1
    rest = b""
    too_long = False
    while chunk := read(BLOCK):
        complete: list[bytes | None] = list((rest + chunk).split(b"\n"))
        rest = complete.pop() or b""
        if complete:
            if too_long or len(complete[0] or b"") > MOST_BYTES:
                complete[0] = None
                too_long = False
            yield LineBlock(first, complete)
            first += len(complete)
        if too_long or len(rest) > MOST_BYTES:
            too_long, rest = True, b""
    if too_long:
        yield LineBlock(first, [None])
    elif rest:
        yield LineBlock(first, [rest], ends_whole=False)


def numbered_lines(stream: BinaryIO) -> Iterator[NumberedLine]:
    """The lines of a stream, one at a time; of a line that is too long nothing is kept."""
    for block in line_blocks(stream):
        last = None if block.ends_whole else block.first + len(block.lines) - 1
        for number, line in enumerate(block.lines, block.first):
            yield number, line if line is None or number == last else line + b"\n"
