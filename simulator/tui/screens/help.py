"""What one can do on a screen, and with which keys."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from simulator.tui.widgets.key_bar import KeyBar, name_of

_EVERYWHERE = (
    ("ctrl+p", "Commands, such as the three themes"),
    ("ctrl+q", "Quit; a talk is kept as far as it was saved"),
    ("tab", "To the next part of the screen"),
)
_KEY_COLUMN = 12


class HelpScreen(ModalScreen[None]):
    """The keys of the screen below it, whether or not its key bar has room for them."""

    CSS_PATH = "help.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", id="help.back"),
        Binding("question_mark", "dismiss", "Back", show=False),
    ]

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self._keys = list(_keys(below))

    def compose(self) -> ComposeResult:
        with VerticalScroll() as box:
            box.border_title = "Help"
            yield Static(self._text(), markup=False)
        yield KeyBar()

    def _text(self) -> Content:
        return Content.assemble(
            ("On this screen\n", "$text-accent bold"),
            _table(self._keys),
            ("\n\nEverywhere\n", "$text-accent bold"),
            _table(_EVERYWHERE),
        )


def _keys(screen: Screen[object]) -> Iterator[tuple[str, str]]:
    """The screen's own keys; what has no id belongs to a list or a scroll bar."""
    for _, binding, _, tooltip in screen.active_bindings.values():
        if binding.id and binding.action != "app.quit" and not binding.id.startswith("app."):
            yield name_of(binding), tooltip or binding.description


def _table(rows: Iterable[tuple[str, str]]) -> Content:
    return Content("\n").join(
        Content.assemble((key.ljust(_KEY_COLUMN), "$text-accent"), words) for key, words in rows
    )
