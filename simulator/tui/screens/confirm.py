"""A question with two answers."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from simulator.tui.widgets.answers import Answers
from simulator.tui.widgets.key_bar import KeyBar


class ConfirmScreen(ModalScreen[bool]):
    """Asks before something that counts; dismissed with True if the trainee is sure."""

    CSS_PATH = "confirm.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(False)", "Back", id="confirm.back"),
    ]

    def __init__(self, title: str, question: str, sure: str, back: str) -> None:
        super().__init__()
        self._title = title
        self._question = question
        self._answers = (("back", back), ("sure", sure))

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = self._title
            yield Static(self._question, markup=False)
            yield Answers(self._answers)
        yield KeyBar()

    @on(OptionList.OptionSelected)
    def answer(self, event: OptionList.OptionSelected) -> None:
        """Hand on the answer."""
        event.stop()
        self.dismiss(event.option_id == "sure")
