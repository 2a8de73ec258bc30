"""Writing a debrief to a file: in which form, and afterwards where it lies."""

import asyncio
from collections.abc import Callable
from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from simulator.debrief import Debrief
from simulator.model.texts import clean
from simulator.storage.files import SaveError
from simulator.tui.desk import Desk
from simulator.tui.review import ExportFormat, export
from simulator.tui.telling.prose import joined, paragraph, place
from simulator.tui.widgets.answers import Answers
from simulator.tui.widgets.flowing import Flowing
from simulator.tui.widgets.key_bar import KeyBar

_FORMATS = (
    ("md", "Markdown, for a ticket or a text editor"),
    ("html", "HTML, for a browser or on paper"),
)
_WIDEST = 88


class ExportScreen(ModalScreen[None]):
    """Offers the forms, over the debrief; the file appears whole or not at all."""

    CSS_PATH = "export.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", id="export.back"),
        Binding("e", "dismiss", "Back", show=False),
    ]

    said = query_one("#said", Static)

    def __init__(self, open_desk: Callable[[], Desk], told: Debrief) -> None:
        super().__init__()
        self._open_desk = open_desk
        self._told = told

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = "Export this debrief"
            yield Answers(_FORMATS)
            yield Static(id="said", markup=False)
        yield KeyBar()

    @on(OptionList.OptionSelected)
    def write(self, event: OptionList.OptionSelected) -> None:
        """Write it in the form that was selected."""
        event.stop()
        kind = cast(ExportFormat, event.option_id)
        self.run_worker(self._write(kind), exclusive=True, group="export")

    async def _write(self, kind: ExportFormat) -> None:
        try:
            path = await asyncio.to_thread(lambda: export(self._open_desk(), self._told, kind))
        except SaveError as error:
            self._say("✗ Nothing was written.", "$text-error", str(error))
        else:
            self._say(f"✓ Written to {path.name}, in", "$text-success", str(path.parent))

    def _say(self, what: str, style: str, where: str) -> None:
        said, where = clean(what), clean(where)

        def laid_out(width: int) -> Content:
            return joined([*paragraph(said, width, style=style), *place(where, width)])

        self.said.update(Flowing(laid_out, _WIDEST))
        self.said.display = True
