"""A text that is laid out anew for each width it is shown in."""

from collections.abc import Callable

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Flowing(Visual):
    """What a function of the width gives; its lines are no wider than that, nor than `widest`."""

    def __init__(self, laid_out: Callable[[int], Content], widest: int) -> None:
        self._laid_out = laid_out
        self._widest = widest
        self._width = 0
        self._text = Content("")

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The text's strips."""
        return self._at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as the container."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The rows it takes at this width."""
        return self._at(width).get_height(rules, width)

    def _at(self, width: int) -> Content:
        width = max(1, min(width, self._widest))
        if width != self._width:
            self._width, self._text = width, self._laid_out(width)
        return self._text
