"""What one can do after a talk: a short list, each entry with the key that does the same."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.tui.widgets.replies import Numbered


class Way(NamedTuple):
    """A way on: the screen's action, its key, and what it does."""

    action: str
    key: str
    text: str


class WaysOn(OptionList):
    """The ways on; `enter` or a click takes one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Take it", id="ways.take", tooltip="Go the highlighted way"),
    ]

    DEFAULT_CSS = """
    WaysOn {
        height: auto;
        border: none;
        border-top: solid $border;
        border-title-color: $text-accent;
        border-title-style: bold;
        padding: 0 1 0 0;
        background: $background;
        &:focus { border: none; border-top: solid $border; background-tint: transparent; }
        & > .option-list--option-highlighted {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
        }
    }
    """

    BORDER_TITLE = "Three ways on"

    def __init__(self) -> None:
        super().__init__(markup=False)

    def offer(self, ways: Iterable[Way]) -> None:
        """Offer these; the first is highlighted."""
        self.set_options(
            Option(Numbered(way.key, Content(way.text)), id=way.action) for way in ways
        )
        self.action_first()
