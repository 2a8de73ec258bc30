"""Lines of a stream of any length, in bounded memory."""

from collections.abc import Iterator
from typing import BinaryIO

MOST_BYTES = 1024 * 1024
"""The most bytes of a line, its line feed not counted."""

NumberedLine = tuple[int, bytes | None]
"""A line's number, from 1, and its bytes; None in place of one that is too long.

The bytes end in a line feed, unless the stream's last line does not.
"""


def numbered_lines(stream: BinaryIO) -> Iterator[NumberedLine]:
    """The lines of a stream, one at a time; of a line that is too long nothing is kept."""
    number = 0
    while raw := stream.readline(MOST_BYTES + 1):
        number += 1
        if len(raw) > MOST_BYTES and raw[-1:] != b"\n":
            _skip_rest_of_line(stream)
            yield number, None
        else:
            yield number, raw


def _skip_rest_of_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(MOST_BYTES)) and rest[-1:] != b"\n":
        pass
