"""The keys that work here and what they do, on one line; a click presses the key.

Textual's own footer builds a widget for each key, and builds them anew whenever one changes.
"""

from typing import NamedTuple

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

_NAMES = {"enter": "↵", "escape": "esc", "question_mark": "?", "slash": "/", "space": "space"}


class _Entry(NamedTuple):
    binding: Binding
    enabled: bool
    tooltip: str
    start: int
    end: int


class KeyBar(Widget):
    """A line at the bottom of a screen. It shows the bindings that are marked to be shown."""

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[_Entry] = []

    def on_mount(self) -> None:
        """Follow the screen's keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def render(self) -> Content:
        """Keys and what they do, in the order in which they are bound."""
        parts: list[Content] = []
        self._shown = self._entries()
        for entry in self._shown:
            name = name_of(entry.binding)
            key = "$text-accent bold" if entry.enabled else "$text-disabled"
            description = "$foreground" if entry.enabled else "$text-disabled"
            parts.append(
                Content.assemble((name, key), " ", (entry.binding.description, description))
            )
        return Content("  ").join(parts)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Explain the key below the mouse."""
        entry = self._at(event)
        self.tooltip = Content(entry.tooltip or entry.binding.description) if entry else None

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        entry = self._at(event)
        if entry is not None and entry.enabled:
            self.app.simulate_key(entry.binding.key)

    def _changed(self, _: Screen[object]) -> None:
        """Draw anew, but only what differs: the signal comes with every turn."""
        if self._entries() != self._shown:
            self.refresh()

    def _at(self, event: events.MouseEvent) -> _Entry | None:
        column = event.get_content_offset_capture(self).x
        inside = (entry for entry in self._entries() if entry.start <= column < entry.end)
        return next(inside, None)

    def _entries(self) -> list[_Entry]:
        entries: list[_Entry] = []
        column = 0
        for _, binding, enabled, tooltip in self.screen.active_bindings.values():
            if binding.show and binding.description:
                end = column + len(name_of(binding)) + 1 + len(binding.description)
                entries.append(_Entry(binding, enabled, tooltip, column, end))
                column = end + 2
        return entries


def name_of(binding: Binding) -> str:
    """A key as it is written on the screen."""
    return binding.key_display or _NAMES.get(binding.key, binding.key)
