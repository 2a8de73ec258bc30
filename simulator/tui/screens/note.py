"""A line to write a note on."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from simulator.model.texts import clean
from simulator.tui.widgets.key_bar import KeyBar

_LONGEST = 2_000


class NoteInput(Input):
    """An input whose `enter` is shown in the key bar."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Keep the note", id="note.keep"),
    ]


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
            yield NoteInput(placeholder="For example: call her on Monday", max_length=_LONGEST)
        yield KeyBar()

    @on(Input.Submitted)
    def keep(self, event: Input.Submitted) -> None:
        """Hand on what was written."""
        self.dismiss(clean(event.value).strip() or None)
