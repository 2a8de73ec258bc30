"""A line to write a note on."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input

from simulator.model.texts import clean
from simulator.tui.bubbles import one_line
from simulator.tui.widgets.key_bar import KeyBar

_LONGEST = 2_000
_FULL = f"A note holds {_LONGEST:,} characters; the rest is left out."


class NoteInput(Input):
    """An input whose `enter` is shown in the key bar, and that takes as much as fits."""

    @dataclass
    class Full(Message):
        """There was no room for all of what was written or pasted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Keep the note", id="note.keep"),
    ]

    def on_paste(self, event: events.Paste) -> None:
        """Take all lines of what was pasted, as one."""
        event.prevent_default()
        event.stop()
        self.replace(one_line(event.text), *self.selection)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text, or as much of it as fits, in this place."""
        room = _LONGEST - len(self.value) + abs(end - start)
        super().replace(text[:room], start, end)
        if len(text) > room:
            self.post_message(self.Full())


class NoteScreen(ModalScreen[str | None]):
    """Asks for a note; dismissed with its text, cleaned, or with None if there is none."""

    CSS_PATH = "note.tcss"
    AUTO_FOCUS = "NoteInput"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back to the talk", id="note.back"),
    ]

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = "A note for later"
            yield NoteInput(placeholder="For example: call her on Monday")
        yield KeyBar()

    @on(NoteInput.Full)
    def say_full(self) -> None:
        """Say why something was left out."""
        self.query_one(Vertical).border_subtitle = _FULL

    @on(Input.Submitted)
    def keep(self, event: Input.Submitted) -> None:
        """Hand on what was written."""
        self.dismiss(clean(event.value).strip() or None)
