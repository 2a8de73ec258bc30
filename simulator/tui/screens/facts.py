"""All that the trainee may know at this point, to read at leisure."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from simulator.tui.widgets.customer_card import Paragraph, paragraphs
from simulator.tui.widgets.key_bar import KeyBar


class FactsScreen(ModalScreen[None]):
    """Paragraphs under headings, over the talk."""

    CSS_PATH = "facts.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back to the talk", id="facts.back"),
        Binding("f", "dismiss", "Back", show=False),
    ]

    def __init__(self, parts: Sequence[Paragraph]) -> None:
        super().__init__()
        self._parts = parts

    def compose(self) -> ComposeResult:
        with VerticalScroll() as box:
            box.border_title = "Facts"
            yield Static(paragraphs(self._parts), markup=False)
        yield KeyBar()
