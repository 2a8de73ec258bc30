"""Lines of styled text for a width: headings, paragraphs, labelled texts, quotes and bars.

Foreign texts become `Content`, which is never markup; styles are theme variables.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Literal

from textual.content import Content

from simulator.tui.bubbles import one_line

LABEL_COLUMN = 9
NARROWEST = 12
EMPTY = Content("")

Tone = Literal["success", "warning", "error"]
"""Good, fair and poor; a mark or a word always stands beside the colour."""

_FULL = "█"
_REST = "·"


def joined(lines: Iterable[Content]) -> Content:
    """The lines below each other."""
    return Content("\n").join(lines)


def heading(text: str) -> Content:
    """A heading on one line."""
    return Content.styled(one_line(text), "$text-accent bold")


def paragraph(text: str, width: int, indent: int = 0, style: str = "") -> Iterator[Content]:
    """A text, wrapped; nothing if it is empty."""
    if text.strip():
        for line in _wrapped(text, width - indent):
            yield Content(" " * indent) + Content.styled(line.plain, style)


def place(text: str, width: int, indent: int = 0, style: str = "") -> Iterator[Content]:
    """A path, or a message with one, that breaks at spaces and after slashes if it can."""
    line = ""
    for piece in re.findall(r"[^/\\\s]*[/\\\s]*", text.strip()):
        if line and len(line) + len(piece.rstrip()) > width - indent:
            yield from paragraph(line, width, indent, style)
            line = ""
        line += piece
    yield from paragraph(line, width, indent, style)


def labelled(
    label: str, text: str, width: int, column: int = LABEL_COLUMN, style: str = ""
) -> Iterator[Content]:
    """A text beside a label that has a column of its own; nothing if the text is empty."""
    if not text.strip():
        return
    shown = Content(one_line(label)).truncate(column - 1, ellipsis=True)
    first = Content.styled(shown.plain + " " * (column - shown.cell_length), "$text-muted")
    for number, line in enumerate(_wrapped(text, width - column)):
        yield (Content(" " * column) if number else first) + Content.styled(line.plain, style)


def stronger(words: str, is_action: bool, width: int) -> Iterator[Content]:
    """A reply that would have been stronger: what to say, or what to do."""
    shown = f"Do this: {words}" if is_action else words
    yield from labelled("Stronger", shown, width, style="$text-success")


def bulleted(texts: Iterable[str], width: int) -> Iterator[Content]:
    """The texts as a list, each behind a dot."""
    for text in texts:
        yield from labelled("•", text, width, column=2)


def quoted(label: str, text: str, width: int, *, mine: bool) -> Iterator[Content]:
    """What was said, as in the transcript: the customer's bar left, the trainee's right."""
    fill = "on $primary-muted" if mine else "on $surface"
    said = Content.assemble((one_line(label), "bold"), "  ", Content(text.strip()))
    for line in said.wrap(max(NARROWEST, width - 4)):
        inside = Content.assemble(" ", line, " " * max(0, width - line.cell_length - 2))
        if mine:
            yield inside.stylize(fill) + Content.styled("▐", f"$primary {fill}")
        else:
            yield Content.styled("▌", f"$secondary {fill}") + inside.stylize(fill)


def barred(lines: Iterable[Content], width: int, tone: Tone | None) -> Iterator[Content]:
    """The lines as one block with a coloured bar to its left."""
    colour = f"${tone}" if tone else "$border-blurred"
    for line in lines:
        inside = Content.assemble(" ", line, " " * max(0, width - line.cell_length - 2))
        yield Content.styled("▌", f"{colour} on $surface") + inside.stylize("on $surface")


def bar(share: float, columns: int, tone: Tone) -> Content:
    """A bar between fixed bounds, for a share from 0 to 1. Only nothing at all looks empty."""
    full = min(columns, max(round(share * columns), 1 if share > 0 else 0))
    return Content.assemble(
        (_FULL * full, f"${tone}"), (_REST * (columns - full), "$text-disabled")
    )


def in_column(text: Content, columns: int) -> Content:
    """The text in so many columns, cut or filled."""
    shown = text.truncate(columns, ellipsis=True)
    return Content.assemble(shown, " " * (columns - shown.cell_length))


def in_columns(cells: Iterable[Content], widths: Sequence[int], gap: int) -> Iterator[Content]:
    """The cells side by side, each wrapped in its own column, on as many lines as that takes."""
    wrapped = [
        cell.wrap(columns) if cell else [EMPTY] for cell, columns in zip(cells, widths, strict=True)
    ]
    for lines in zip_longest(*wrapped, fillvalue=EMPTY):
        filled = (in_column(line, columns) for line, columns in zip(lines, widths, strict=True))
        yield Content(" " * gap).join(filled)


def _wrapped(text: str, width: int) -> list[Content]:
    return Content(text.strip()).wrap(max(NARROWEST, width))
