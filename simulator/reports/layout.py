"""Plain text in columns of a terminal: how wide a text is, wrapping it, and aligned tables.

A wide East Asian character takes two columns, a combining mark none. `textwrap` counts characters
instead, and so breaks such lines too late or too early.
"""

import unicodedata
from collections.abc import Iterator, Sequence

ELLIPSIS = "…"


def cells(text: str) -> int:
    """How many columns of a terminal a line of text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """The lines of a text, none wider than `width` columns.

    `first` stands before the first line and `rest` before all others (as much blank space as
    `first` takes, unless given). Line feeds in the text stay, runs of other spaces become one, and
    a word that is wider than a line is broken. A text without words is no line.
    """
    rest = " " * cells(first) if rest is None else rest
    room = max(2, width - max(cells(first), cells(rest)))
    lines = [line for paragraph in text.strip().splitlines() for line in _filled(paragraph, room)]
    return [
        f"{rest if number else first}{line}".rstrip()
        for number, line in enumerate(lines)
        if line or number
    ]


def shortened(text: str, width: int) -> str:
    """The text on one line, cut with an ellipsis where it is wider than `width` columns."""
    line = " ".join(text.split())
    return line if cells(line) <= width else f"{_pieces(line, width - 1)[0]}{ELLIPSIS}"


def aligned(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> Iterator[str]:
    """The rows with their columns aligned, to the right where `right` has a column's position."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(
            _padded(text, width, position in right)
            for position, (text, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()


def _padded(text: str, width: int, to_the_right: bool) -> str:
    space = " " * (width - cells(text))
    return space + text if to_the_right else text + space


def _filled(paragraph: str, room: int) -> list[str]:
    """The paragraph's words, as many to a line as there is room for; one empty line if none."""
    lines = [""]
    used = 0
    for word in paragraph.split():
        for piece in _pieces(word, room):
            width = cells(piece)
            if used and used + 1 + width > room:
                lines.append(piece)
                used = width
            else:
                lines[-1] += f" {piece}" if used else piece
                used += width + (1 if used else 0)
    return lines


def _pieces(word: str, room: int) -> list[str]:
    """The word, broken so that no piece takes more columns than there are."""
    if cells(word) <= room:
        return [word]
    pieces = []
    start = used = 0
    for position, character in enumerate(word):
        width = _cells_of(character)
        if used + width > room:
            pieces.append(word[start:position])
            start, used = position, 0
        used += width
    return [*pieces, word[start:]]


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
