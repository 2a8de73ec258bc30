"""A question with two answers."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option


class ConfirmScreen(ModalScreen[bool]):
    """Asks before something that counts; dismissed with True if the trainee is sure."""

    CSS_PATH = "confirm.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", "Back")]

    def __init__(self, title: str, question: str, sure: str, back: str) -> None:
        super().__init__()
        self._title = title
        self._question = question
        self._answers = (("back", back), ("sure", sure))

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = self._title
            yield Static(self._question, markup=False)
            yield OptionList(
                *(Option(Content(text), id=answer) for answer, text in self._answers), markup=False
            )

    @on(OptionList.OptionSelected)
    def answer(self, event: OptionList.OptionSelected) -> None:
        """Hand on the answer."""
        event.stop()
        self.dismiss(event.option_id == "sure")
