"""The look of a scroll bar, as strips.

Textual's own goes through Rich's console, which takes longer than the talk beside it.
"""

from rich.style import Style as RichStyle
from textual.css.styles import RulesMap
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class ScrollMarks(ScrollBarRender, Visual):
    """Set as the `renderer` of an upright scroll bar; it looks as it would without."""

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """One row each."""
        colours = self.style
        assert isinstance(colours, RichStyle) and colours.bgcolor and colours.color
        bar = self.render_bar(
            size=height or 0,
            virtual_size=self.virtual_size,
            window_size=self.window_size,
            position=self.position,
            thickness=width,
            back_color=colours.bgcolor,
            bar_color=colours.color,
        )
        look = style.rich_style
        return [Strip([segment], width).apply_style(look) for segment in bar.segments]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as the bar is thick."""
        return self.thickness

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As high as what it scrolls."""
        return self.window_size
