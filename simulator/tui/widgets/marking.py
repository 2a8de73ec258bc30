"""Marking text with the mouse in a widget that draws its own rows, and taking it from them.

A row is its text and the column, in characters, at which the text begins; what stands before and
after it is decoration, which is neither marked nor copied.
"""

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.selection import Selection
from textual.strip import Strip


class Row(NamedTuple):
    """The text of a row, and the column at which it begins."""

    column: int
    text: str


BLANK = Row(0, "")


def marked(strip: Strip, row: Row, number: int, selection: Selection, style: Style) -> Strip:
    """The drawn row with what is selected of its text in a style."""
    start, end = _within(row, number, selection)
    if start >= end:
        return strip
    left = row.column + cell_len(row.text[:start])
    right = left + cell_len(row.text[start:end])
    middle = Segment.apply_style(strip.crop(left, right), post_style=style)
    return Strip.join([strip.crop(0, left), Strip(middle), strip.crop(right)])


def selected(rows: Iterable[tuple[int, Row]], selection: Selection) -> str:
    """What is selected of numbered rows, with a line feed between two rows."""
    lines: list[str] = []
    for number, row in rows:
        start, end = _within(row, number, selection)
        lines.append(row.text[start:end].rstrip())
    return "\n".join(lines).strip("\n")


def _within(row: Row, number: int, selection: Selection) -> tuple[int, int]:
    """From which to which character of its text a row is selected; (0, 0) if it is not."""
    span = selection.get_span(number)
    if span is None:
        return 0, 0
    start, end = span
    last = len(row.text) if end < 0 else min(len(row.text), end - row.column)
    return max(0, start - row.column), max(0, last)
