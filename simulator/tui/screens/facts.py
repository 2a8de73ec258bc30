"""Paragraphs to read at leisure, such as all that the trainee may know at this point."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from simulator.tui.widgets.customer_card import Paragraph, paragraphs
from simulator.tui.widgets.key_bar import KeyBar


class FactsScreen(ModalScreen[None]):
    """Paragraphs under headings, over the screen that they belong to."""

    CSS_PATH = "facts.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", id="facts.back"),
        Binding("f", "dismiss", "Back", show=False),
    ]

    def __init__(self, parts: Sequence[Paragraph], title: str = "Facts") -> None:
        super().__init__()
        self._parts = parts
        self._title = title

    def compose(self) -> ComposeResult:
        with VerticalScroll() as box:
            box.border_title = Content(self._title)
            yield Static(paragraphs(self._parts), markup=False)
        yield KeyBar()
