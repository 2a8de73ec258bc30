"""Laying out a bubble for a width: which lines it has and where they stand.

Spans are named by part (`label`, `aside`), not by colour, so that a layout outlives a theme.
"""

from typing import NamedTuple

from textual.content import Content

from simulator.tui.bubbles import SPOKEN, Bubble

LABEL = "label"
ASIDE = "aside"

_WIDEST = 84
_SIDE_SPACE = 5  # what a bubble leaves free, so that one sees from which side it comes
_FRAME = 4  # the bar, a space before the text, two after it
_NOTE_INDENT = 4
_LABEL_COLUMN = 10
_NARROWEST = 12


class Layout(NamedTuple):
    """A bubble laid out. `left`: columns before it; `inner`: columns for the text; `pad`: empty
    rows above and below the text, inside of the bubble."""

    left: int
    inner: int
    pad: int
    lines: tuple[Content, ...]

    @property
    def height(self) -> int:
        """Rows it takes, without the gap before it."""
        return len(self.lines) + 2 * self.pad


def laid_out(bubble: Bubble, width: int, roomy: bool) -> Layout:
    """The bubble in a transcript that is `width` columns wide."""
    if bubble.kind in SPOKEN:
        return _bubble(bubble, width, roomy)
    return _remark(bubble, width)


def gap(before: Bubble | None, bubble: Bubble) -> int:
    """Empty rows before a bubble."""
    if before is None or bubble.kind == "feelings":
        return 0
    if bubble.kind in ("found", "coaching") and before.kind == "you":
        return 0
    return 1


def _bubble(bubble: Bubble, width: int, roomy: bool) -> Layout:
    room = max(_NARROWEST, min(_WIDEST, width - _SIDE_SPACE - _FRAME))
    aside = f" ({bubble.aside})" if bubble.aside else ""
    text = Content.assemble((bubble.label, LABEL), (aside, ASIDE), "  ", Content(bubble.text))
    lines = tuple(text.wrap(room))
    inner = max(line.cell_length for line in lines)
    left = max(0, width - inner - _FRAME) if bubble.kind == "you" else 0
    return Layout(left, inner, 1 if roomy else 0, lines)


def _remark(bubble: Bubble, width: int) -> Layout:
    """A remark beside the talk: its label stands in a column of its own."""
    room = max(_NARROWEST, min(_WIDEST, width - _NOTE_INDENT - _LABEL_COLUMN - 2))
    first, *rest = Content(bubble.text).wrap(room)
    label = Content.styled(bubble.label.ljust(_LABEL_COLUMN), LABEL)
    lines = (label + first, *(Content(" " * _LABEL_COLUMN) + line for line in rest))
    return Layout(_NOTE_INDENT, room + _LABEL_COLUMN, 0, lines)
