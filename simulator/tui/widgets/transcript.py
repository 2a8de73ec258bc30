"""The transcript: one widget that draws only the rows in view, however long the talk.

A bubble is wrapped once for a width. A widget for each bubble would make every turn slower than
the one before it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style

from simulator.tui.bubbles import Bubble, last_turn
from simulator.tui.widgets.bubble_drawing import EDGE, drawn
from simulator.tui.widgets.bubble_layout import Layout, gap, laid_out
from simulator.tui.widgets.marking import BLANK, Row, marked, selected
from simulator.tui.widgets.scroll_marks import ScrollMarks

_STRIPS_KEPT = 512


class Transcript(ScrollView, can_focus=False):
    """What was said so far. It follows the talk until the reader scrolls away from it."""

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
        & > .transcript--selected {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
        }
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
        "transcript--selected",
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
        self._painting = False
        self._selection: Selection | None = None
        self._strips: LRUCache[tuple[int, int], Strip] = LRUCache(_STRIPS_KEPT)
        self._looks: dict[tuple[str, bool], Style] = {}

    @property
    def bubbles(self) -> Sequence[Bubble]:
        """What it shows, in order."""
        return self._bubbles

    def show(self, bubbles: Iterable[Bubble]) -> None:
        """Show these bubbles instead of all others, with what the customer said last in view."""
        self._bubbles = list(bubbles)
        self._lay_out_all()
        self._follow_from(last_turn(self._bubbles))

    def add(self, bubbles: Iterable[Bubble]) -> None:
        """Add bubbles at the end, with the customer's answer in view, and what is answered where
        there is room for both."""
        first = len(self._bubbles)
        for bubble in bubbles:
            self._bubbles.append(bubble)
            if self._width:
                self._lay_out(bubble)
        self._resize_virtually()
        self._follow_from(first)

    def latest(self) -> None:
        """Show the end of the talk."""
        self._follow_from(len(self._bubbles) - 1)
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
        self._looks.clear()
        super().notify_style_update()

    def on_mount(self) -> None:
        """Draw the scroll bar the short way."""
        self.vertical_scrollbar.renderer = ScrollMarks  # type: ignore[misc]

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

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of this part of the window."""
        self._painting = True
        self._selection = self.text_selection
        try:
            return super().render_lines(crop)
        finally:
            self._painting = False

    def render_line(self, y: int) -> Strip:
        """The row of the talk that stands at row y of the window.

        Outside of painting it is asked for to learn which character is below the mouse, and so
        each character then bears its place.
        """
        row = self.scroll_offset.y + y - max(0, self.size.height - self._rows)
        strip = self._strip(row)
        if not self._painting:
            return strip.apply_offsets(0, row)
        if self._selection is None:
            return strip
        look = self._look("selected", False).rich_style
        return marked(strip, self._row(row), row, self._selection, look)

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """What is selected of the talk, and what to end it with."""
        start, end = selection
        first = max(0, start.y) if start else 0
        last = min(self._rows - 1, end.y) if end else self._rows - 1
        rows = ((number, self._row(number)) for number in range(first, last + 1))
        return selected(rows, selection), "\n"

    def _place_of(self, row: int) -> tuple[int, int] | None:
        """The bubble that a row of the talk belongs to, and which of its rows it is."""
        position = bisect_right(self._starts, row) - 1
        if position < 0 or row - self._starts[position] >= self._layouts[position].height:
            return None
        return position, row - self._starts[position]

    def _row(self, row: int) -> Row:
        if (place := self._place_of(row)) is None:
            return BLANK
        layout, number = self._layouts[place[0]], place[1] - self._layouts[place[0]].pad
        if not 0 <= number < len(layout.lines):
            return BLANK
        return Row(layout.left + EDGE, layout.lines[number].plain)

    def _strip(self, row: int) -> Strip:
        width = self.size.width
        if (place := self._place_of(row)) is None:
            return Strip.blank(width, self.visual_style.rich_style)
        strip = self._strips.get(place)
        if strip is None:
            position, within = place
            left = self._layouts[position].left
            parts = drawn(self._bubbles[position], self._layouts[position], within, self._look)
            around = self.visual_style.rich_style
            used = left + sum(part.cell_length for part in parts)
            fill = Segment(" " * max(0, width - used), around)
            strip = Strip([Segment(" " * left, around), *parts, fill], max(width, used))
            self._strips[place] = strip
        return strip

    def _lay_out_all(self) -> None:
        if self.is_attached and self.text_selection is not None:
            self.screen.clear_selection()  # its places are not those of the new rows
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

    def _follow_from(self, bubble: int) -> None:
        """Show the end of the talk, but nothing of it later than what begins with this bubble."""
        self._kept = max(0, bubble)
        self._settle()

    def _settle(self) -> None:
        """Scroll to where the talk is followed, unless the reader has scrolled away."""
        if self._kept is not None and self._kept < len(self._starts):
            self._scroll_quietly(min(self.max_scroll_y, self._first_row(self._kept)))

    def _first_row(self, kept: int) -> int:
        """The row to begin with: where what is kept begins, if the customer's answer can then be
        read to its end; else the line that it answers; else the answer itself."""
        spoken = (place for place in range(kept, len(self._bubbles)) if self._says(place))
        answer = next(spoken, kept)
        if answer == kept:
            return self._starts[kept]
        end = self._starts[answer] + self._layouts[answer].height
        before = self._layouts[answer - 1]
        last_line = self._starts[answer - 1] + before.height - before.pad - 1
        rows = (self._starts[kept], last_line)
        window = self.scrollable_content_region.height
        return next((row for row in rows if end - row <= window), self._starts[answer])

    def _says(self, place: int) -> bool:
        return self._bubbles[place].kind == "customer"

    def _scroll_quietly(self, row: int) -> None:
        self._settling = True
        self.scroll_to(y=row, animate=False, force=True)
        self._settling = False
        self._look_at_end()

    def _look_at_end(self) -> None:
        self.at_latest = self.scroll_offset.y >= self.max_scroll_y

    def _look(self, name: str, partial: bool) -> Style:
        look = self._looks.get((name, partial))
        if look is None:
            look = self.get_visual_style(f"transcript--{name}", partial=partial)
            self._looks[(name, partial)] = look
        return look
