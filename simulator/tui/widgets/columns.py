"""A row of a list in columns: the first takes what room there is, the others have their width."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_SPACE = 2


class Columns(Visual):
    """One line: a text, cut where it must be, and cells of fixed widths to the right of it."""

    def __init__(self, first: Content, cells: Sequence[tuple[Content, int]]) -> None:
        self._first = first
        self._cells = tuple(cells)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The line."""
        taken = sum(cell_width + _SPACE for _, cell_width in self._cells)
        texts = [(self._first, max(1, width - taken)), *self._cells]
        segments: list[Segment] = []
        for number, (text, room) in enumerate(texts):
            shown = text.truncate(room, ellipsis=True)
            if number:
                segments.append(Segment(" " * _SPACE, style.rich_style))
            written = shown.render(style, "", options.get_style)
            segments.extend(Segment(part, look.rich_style) for part, look in written)
            segments.append(Segment(" " * (room - shown.cell_length), style.rich_style))
        return [Strip(segments)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as the container."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """One row."""
        return 1
