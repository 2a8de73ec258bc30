"""The transcript: one widget that draws only the rows in view, however long the talk.

A bubble is wrapped once for a width. A widget for each bubble would make every turn slower than
the one before it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from simulator.tui.bubbles import Bubble
from simulator.tui.widgets.bubble_layout import ASIDE, LABEL, Layout, gap, laid_out

_STRIPS_KEPT = 512
_SPOKEN = ("customer", "you")
_REMARK_MARKS = {"found": "▌", "hint": "▌", "note": "▌"}


class Transcript(ScrollView, can_focus=False):
    """What was said so far. It follows the talk until the reader scrolls away from it."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    Transcript {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        background: $background;
        & > .transcript--customer { background: $surface; color: $foreground; }
        & > .transcript--customer-bar { background: $surface; color: $secondary; }
        & > .transcript--you { background: $primary-muted; color: $foreground; }
        & > .transcript--you-bar { background: $primary-muted; color: $primary; }
        & > .transcript--remark { color: $text-muted; text-style: italic; }
        & > .transcript--found { color: $foreground; }
        & > .transcript--found-bar { color: $accent; }
        & > .transcript--aside { color: $text-muted; text-style: italic; }
        & > .transcript--label { text-style: bold; }
        & > .transcript--remark-label { color: $text-accent; text-style: not italic; }
    }
    """

    COMPONENT_CLASSES = {
        "transcript--customer",
        "transcript--customer-bar",
        "transcript--you",
        "transcript--you-bar",
        "transcript--remark",
        "transcript--found",
        "transcript--found-bar",
        "transcript--aside",
        "transcript--label",
        "transcript--remark-label",
    }

    roomy: reactive[bool] = reactive(False)
    """Whether bubbles have an empty row above and below their text."""

    at_latest: reactive[bool] = reactive(True, repaint=False)
    """Whether the last row is in view."""

    def __init__(self) -> None:
        super().__init__()
        self._bubbles: list[Bubble] = []
        self._layouts: list[Layout] = []
        self._starts: list[int] = []
        self._rows = 0
        self._width = 0
        self._kept: int | None = None
        self._settling = False
        self._strips: LRUCache[tuple[int, int], Strip] = LRUCache(_STRIPS_KEPT)

    @property
    def bubbles(self) -> Sequence[Bubble]:
        """What it shows, in order."""
        return self._bubbles

    def show(self, bubbles: Iterable[Bubble]) -> None:
        """Show these bubbles instead of all others, with what the customer said last in view."""
        self._bubbles = list(bubbles)
        self._lay_out_all()
        spoken = [
            number for number, bubble in enumerate(self._bubbles) if bubble.kind == "customer"
        ]
        self.reveal(spoken[-1] if spoken else 0)

    def add(self, bubbles: Iterable[Bubble]) -> None:
        """Add bubbles at the end, with the first that the customer says, or the first, in view."""
        first = len(self._bubbles)
        for bubble in bubbles:
            self._bubbles.append(bubble)
            if self._width:
                self._lay_out(bubble)
        self._resize_virtually()
        new = enumerate(self._bubbles[first:], first)
        self.reveal(next((number for number, new in new if new.kind == "customer"), first))

    def reveal(self, bubble: int) -> None:
        """Show the end of the talk, but nothing later than a screenful from this bubble on."""
        self._kept = max(0, bubble)
        self._settle()

    def latest(self) -> None:
        """Show the end of the talk."""
        self.reveal(len(self._bubbles) - 1)
        self._scroll_quietly(self.max_scroll_y)

    def release_anchor(self) -> None:
        """The reader scrolled: stop following the talk."""
        if not self._settling:
            self._kept = None
        super().release_anchor()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say whether the last row is in view."""
        super().watch_scroll_y(old_value, new_value)
        self._look_at_end()

    def watch_roomy(self) -> None:
        """Lay everything out anew."""
        self._lay_out_all()
        self._settle()

    def notify_style_update(self) -> None:
        """Forget what was drawn in another theme's colours."""
        self._strips.clear()
        super().notify_style_update()

    def on_resize(self, _: events.Resize) -> None:
        """Wrap for the new width, and keep in view what was in view."""
        width = self.scrollable_content_region.width - 1  # bubbles keep off the scroll bar
        if width != self._width:
            place = self._place()
            self._width = width
            self._lay_out_all()
            if self._kept is None:
                self._scroll_quietly(self._row_of(place))
        self._settle()
        self._look_at_end()

    def render_line(self, y: int) -> Strip:
        """The row of the talk that stands at row y of the window."""
        width = self.size.width
        style = self.visual_style.rich_style
        row = self.scroll_offset.y + y - max(0, self.size.height - self._rows)
        position = bisect_right(self._starts, row) - 1
        if position < 0:
            return Strip.blank(width, style)
        within = row - self._starts[position]
        if within >= self._layouts[position].height:
            return Strip.blank(width, style)
        strip = self._strips.get((position, within))
        if strip is None:
            strip = self._drawn(self._bubbles[position], self._layouts[position], within)
            self._strips[(position, within)] = strip
        return strip.extend_cell_length(width, style)

    def _lay_out_all(self) -> None:
        self._layouts.clear()
        self._starts.clear()
        self._strips.clear()
        self._rows = 0
        if self._width:
            for bubble in self._bubbles:
                self._lay_out(bubble)
        self._resize_virtually()

    def _lay_out(self, bubble: Bubble) -> None:
        position = len(self._layouts)
        before = self._bubbles[position - 1] if position else None
        layout = laid_out(bubble, self._width, self.roomy)
        self._starts.append(self._rows + gap(before, bubble))
        self._layouts.append(layout)
        self._rows = self._starts[-1] + layout.height

    def _resize_virtually(self) -> None:
        self.virtual_size = Size(self._width, self._rows)
        self.refresh()

    def _place(self) -> tuple[int, float]:
        """The bubble at the top of the window, and how much of it is above, from 0 to 1."""
        position = max(0, bisect_right(self._starts, self.scroll_offset.y) - 1)
        if not self._layouts:
            return 0, 0.0
        above = self.scroll_offset.y - self._starts[position]
        return position, max(0.0, above / self._layouts[position].height)

    def _row_of(self, place: tuple[int, float]) -> int:
        position, above = place
        if position >= len(self._layouts):
            return 0
        return self._starts[position] + round(above * self._layouts[position].height)

    def _settle(self) -> None:
        """Scroll to where the talk is followed, unless the reader has scrolled away."""
        if self._kept is not None and self._kept < len(self._starts):
            self._scroll_quietly(min(self.max_scroll_y, self._starts[self._kept]))

    def _scroll_quietly(self, row: int) -> None:
        self._settling = True
        self.scroll_to(y=row, animate=False, force=True)
        self._settling = False
        self._look_at_end()

    def _look_at_end(self) -> None:
        self.at_latest = self.scroll_offset.y >= self.max_scroll_y

    def _drawn(self, bubble: Bubble, layout: Layout, within: int) -> Strip:
        number = within - layout.pad
        line = layout.lines[number] if 0 <= number < len(layout.lines) else None
        base, bar = self._styles(bubble)
        text = self._written(bubble, base, line) if line else []
        used = line.cell_length if line else 0
        fill = Segment(" " * (layout.inner - used), base.rich_style)
        space = Segment(" ", base.rich_style)
        margin = Segment(" " * layout.left, self.visual_style.rich_style)
        edge = bar.rich_style
        if bubble.kind == "customer":
            row = [margin, Segment("▌", edge), space, *text, fill, space, space]
        elif bubble.kind == "you":
            row = [margin, space, space, *text, fill, space, Segment("▐", edge)]
        else:
            mark = _REMARK_MARKS.get(bubble.kind, " ")
            row = [margin, Segment(mark, edge), space, *text]
        return Strip(row)

    def _written(self, bubble: Bubble, base: Style, line: Content) -> list[Segment]:
        label = "label" if bubble.kind in _SPOKEN else "remark-label"
        parts = {LABEL: self._part(label, partial=True), ASIDE: self._part("aside", partial=True)}
        written = line.render(base, "", lambda part: parts[str(part)])
        return [Segment(text, style.rich_style) for text, style in written]

    def _styles(self, bubble: Bubble) -> tuple[Style, Style]:
        """The styles of a bubble's text and of its bar."""
        if bubble.kind in _SPOKEN:
            return self._part(bubble.kind), self._part(f"{bubble.kind}-bar")
        base = self._part("found" if bubble.kind in _REMARK_MARKS else "remark")
        return base, self._part("found-bar")

    def _part(self, name: str, *, partial: bool = False) -> Style:
        return self.get_visual_style(f"transcript--{name}", partial=partial)
