"""Lines of a stream of any length, in bounded memory."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

MOST_BYTES = 1024 * 1024
"""The most bytes of a line, its line feed not counted."""

NumberedLine = tuple[int, bytes | None]
"""A line's number, from 1, and its bytes; None in place of one that is too long.

The bytes end in a line feed, unless the stream's last line does not.
"""

BLOCK = 512 * 1024
"""The most bytes that are read at once."""


class LineBlock(NamedTuple):
    """Some lines of a stream, or one that is too long: then `raw` is None.

    `raw` is without the line feed of its last line, `first` and `last` the numbers of the first and
    the last line, from 1. Where `ends_whole` is false, the last line is the stream's last and does
    not end in a line feed.
    """

    first: int
    last: int
    raw: bytes | None
    ends_whole: bool = True

    def numbered(self) -> Iterator[NumberedLine]:
        """The lines with their numbers, without their line feeds."""
        return enumerate([None] if self.raw is None else self.raw.split(b"\n"), self.first)

    def is_cut(self, number: int) -> bool:
        """Whether the line of this number is the stream's last and does not end in a line feed."""
        return number == self.last and not self.ends_whole

    def all_start_with(self, start: bytes) -> bool:
        """Whether each of its lines does."""
        return (
            self.raw is not None
            and self.raw.startswith(start)
            and self.raw.count(b"\n" + start) == self.last - self.first
        )


def line_blocks(stream: BinaryIO) -> Iterator[LineBlock]:
    """The lines of a stream, as many at a time as are there, in bounded memory."""
    read = getattr(stream, "read1", stream.read)  # does not wait for more than is there
    first = 1
    rest = b""
    too_long = False
    while chunk := read(BLOCK):
        end = chunk.find(b"\n")
        if end >= 0 and (too_long or len(rest) + end > MOST_BYTES):
            yield LineBlock(first, first, None)
            first += 1
            rest, chunk, too_long = b"", chunk[end + 1 :], False
        end = chunk.rfind(b"\n")
        if end >= 0:
            raw = rest + chunk[:end]
            last = first + raw.count(b"\n")
            yield LineBlock(first, last, raw)
            first = last + 1
            rest = b""
        rest += chunk[end + 1 :]
        if too_long or len(rest) > MOST_BYTES:
            too_long, rest = True, b""
    if too_long:
        yield LineBlock(first, first, None)
    elif rest:
        yield LineBlock(first, first, rest, ends_whole=False)


def numbered_lines(stream: BinaryIO) -> Iterator[NumberedLine]:
    """The lines of a stream, one at a time; of a line that is too long nothing is kept."""
    return numbered(line_blocks(stream))


def numbered(blocks: Iterable[LineBlock]) -> Iterator[NumberedLine]:
    """The lines of blocks, one at a time."""
    for block in blocks:
        for number, line in block.numbered():
            yield number, line if line is None or block.is_cut(number) else line + b"\n"
