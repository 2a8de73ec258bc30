"""Drawing a row of a bubble: its bar, its text in the colours of its kind, and its edges."""

from collections.abc import Callable

from rich.segment import Segment
from textual.content import Content
from textual.style import Style

from simulator.tui.bubbles import SPOKEN, Bubble
from simulator.tui.widgets.bubble_layout import ASIDE, LABEL, Layout

EDGE = 2
"""The columns of a bubble before its text: the bar, and a space."""

Look = Callable[[str, bool], Style]
"""The style of a part; if the flag is set, only what the part adds to the style around it."""

_MARKED = ("found", "hint", "note")


def drawn(bubble: Bubble, layout: Layout, within: int, look: Look) -> list[Segment]:
    """A row of the bubble, counted from its first, without the columns to the left of it."""
    number = within - layout.pad
    line = layout.lines[number] if 0 <= number < len(layout.lines) else None
    base, bar = _looks(bubble, look)
    text = _written(bubble, base, line, look) if line else []
    used = line.cell_length if line else 0
    fill = Segment(" " * (layout.inner - used), base.rich_style)
    space = Segment(" ", base.rich_style)
    edge = bar.rich_style
    if bubble.kind == "customer":
        return [Segment("▌", edge), space, *text, fill, space, space]
    if bubble.kind == "you":
        return [space, space, *text, fill, space, Segment("▐", edge)]
    return [Segment("▌" if bubble.kind in _MARKED else " ", edge), space, *text]


def _written(bubble: Bubble, base: Style, line: Content, look: Look) -> list[Segment]:
    label = "label" if bubble.kind in SPOKEN else "remark-label"
    parts = {LABEL: look(label, True), ASIDE: look("aside", True)}
    written = line.render(base, "", lambda part: parts[str(part)])
    return [Segment(text, style.rich_style) for text, style in written]


def _looks(bubble: Bubble, look: Look) -> tuple[Style, Style]:
    """The styles of a bubble's text and of its bar."""
    if bubble.kind in SPOKEN:
        return look(bubble.kind, False), look(f"{bubble.kind}-bar", False)
    return look("found" if bubble.kind in _MARKED else "remark", False), look("found-bar", False)
