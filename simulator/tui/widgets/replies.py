"""The replies on offer, as a numbered list in which long replies wrap.

A digit or a click only highlights; sending is a second, separate act, so that a slip costs nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.css.styles import RulesMap
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

_GUTTER = 4


class Numbered(Visual):
    """A text behind a number, whose further lines start below its first word."""

    def __init__(self, number: str, text: Content) -> None:
        self._number = number
        self._text = text
        self._width = 0
        self._lines: list[Content] = []

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The text's strips with the number before the first, and blank space before the rest."""
        marked = (style + options.get_style("$text-accent bold")).rich_style
        before = Segment(self._number.rjust(_GUTTER - 2) + "  ", marked)
        strips: list[Strip] = []
        for line in self._wrapped(width):
            written = line.render(style, "", options.get_style)
            text = [Segment(part, look.rich_style) for part, look in written]
            strips.append(Strip([before, *text], _GUTTER + line.cell_length))
            before = Segment(" " * _GUTTER, style.rich_style)
        return strips

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The width in which nothing wraps."""
        return self._text.get_optimal_width(rules, container_width) + _GUTTER

    def get_height(self, rules: RulesMap, width: int) -> int:
        """The rows it takes at this width."""
        return len(self._wrapped(width))

    def _wrapped(self, width: int) -> list[Content]:
        if width != self._width:
            self._width, self._lines = width, self._text.wrap(max(1, width - _GUTTER))
        return self._lines


class Replies(OptionList, inherit_bindings=False):
    """What the trainee can say or do next. Nothing is highlighted until the trainee chooses."""

    @dataclass
    class Sent(Message):
        """The trainee sent the reply with this id."""

        reply: str

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Send", id="replies.send", tooltip="Send the highlighted reply"),
        Binding("up", "cursor_up", "The reply above", show=False, id="replies.up"),
        Binding("down", "cursor_down", "The reply below", show=False, id="replies.down"),
    ]

    DEFAULT_CSS = """
    Replies {
        height: auto;
        max-height: 60%;
        background: $background;
        border: none;
        border-top: solid $border;
        border-title-color: $text-accent;
        border-title-style: bold;
        padding: 0 1 0 0;
        scrollbar-size-vertical: 1;
        &:focus { border: none; border-top: solid $border; background-tint: transparent; }
        & > .option-list--option-highlighted {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
        }
    }
    """

    highlighted: reactive[int | None] = reactive(None, repaint=False)
    """As in any option list; but when it moves, only the two replies concerned are drawn anew."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def _watch_highlighted(self, before: int | None, highlighted: int | None) -> None:
        """Draw anew what was highlighted and what is; where the list scrolls, all of it is."""
        for index in (before, highlighted):
            if index is not None and index in self._heights:
                self.refresh_lines(self._index_to_line[index], self._heights[index])

    def offer(self, choices: Iterable[tuple[str, Content]]) -> None:
        """Show these choices, as ids and texts, and highlight none of them."""
        numbered = [
            Option(Numbered(str(number), text), id=choice)
            for number, (choice, text) in enumerate(choices, 1)
        ]
        numbers = "1" if len(numbered) == 1 else f"1-{len(numbered)}"
        self.border_title = f"What do you answer? ({numbers}, then ↵)"
        self.set_options(numbered)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave `enter` to the screen where there is nothing to send."""
        return action != "select" or self.option_count > 0

    def pick(self, number: int) -> None:
        """Highlight a choice by its number, if there is one."""
        if 1 <= number <= self.option_count:
            self.highlighted = number - 1

    def action_select(self) -> None:
        """Send the highlighted reply; where none is, highlight the first."""
        option = self.highlighted_option
        if option is None:
            self.pick(1)
        elif option.id is not None:
            self.post_message(self.Sent(option.id))

    async def _on_click(self, event: events.Click) -> None:
        """Highlight what was clicked; a click on what is highlighted sends it."""
        event.prevent_default()
        clicked = event.style.meta.get("option")
        if clicked is None:
            return
        if clicked == self.highlighted:
            self.action_select()
        else:
            self.highlighted = clicked
