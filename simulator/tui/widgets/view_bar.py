"""The views of a screen by number, on one line, with the one that is shown marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class ViewBar(Widget):
    """Says which views there are; a click on one asks for it."""

    @dataclass
    class Asked(Message):
        """The trainee wants to see this view, counted from 0."""

        view: int

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    ViewBar {
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $text-muted;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    shown: reactive[int] = reactive(0)
    """Which view is shown, from 0."""

    def __init__(self, views: Sequence[str]) -> None:
        super().__init__()
        self._views = tuple(views)

    def render(self) -> Content:
        """The views, each with the digit that leads to it."""
        parts = [
            Content.styled(
                f" {number + 1} {name} ",
                "bold underline $foreground" if number == self.shown else "$text-muted",
            )
            for number, name in enumerate(self._views)
        ]
        return Content("  ").join(parts)

    def on_click(self, event: events.Click) -> None:
        """Ask for the view that was clicked."""
        column = event.get_content_offset_capture(self).x
        start = 0
        for number, name in enumerate(self._views):
            end = start + len(f" {number + 1} {name} ")
            if start <= column < end:
                self.post_message(self.Asked(number))
            start = end + 2
