"""How a talk went, told in words."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.getters import query_one
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from simulator.debrief import Debrief, NoDebriefError
from simulator.playing.talk import Talk
from simulator.reports.debrief_text import render
from simulator.tui.desk import Desk
from simulator.tui.preset import Preset
from simulator.tui.widgets.key_bar import KeyBar
from simulator.tui.widgets.top_bar import TopBar

_WIDEST = 96
_MARGINS = 6


class DebriefScreen(Screen[None]):
    """What became of the customer, one thing to do, and how it was scored."""

    @dataclass
    class AgainAsked(Message):
        """The trainee wants to practise the same once more."""

        preset: Preset

    CSS_PATH = "debrief.tcss"
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "again", "Practise again", id="debrief.again"),
        Binding("escape", "app.pop_screen", "Scenarios", id="debrief.back"),
        Binding("question_mark", "app.help", "Help", id="debrief.help", tooltip="This help"),
    ]

    text = query_one("#text", Static)

    def __init__(self, open_desk: Callable[[], Desk], talk: Talk) -> None:
        super().__init__()
        self._open_desk = open_desk
        self._talk = talk
        self._told: Debrief | None = None

    def compose(self) -> ComposeResult:
        yield TopBar(self._talk.scenario.title, "how it went")
        with VerticalScroll():
            yield Static("Looking at how it went …", id="text", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Score the talk, which may take a moment, off the UI thread."""
        self.run_worker(self._score())

    def on_resize(self, _: events.Resize) -> None:
        """Wrap for the new width."""
        self._write()

    def action_again(self) -> None:
        """Ask for the same scenario once more."""
        self.post_message(self.AgainAsked(Preset(self._talk.cast, self._talk.start.mode)))

    async def _score(self) -> None:
        try:
            self._told = await asyncio.to_thread(lambda: self._open_desk().debrief(self._talk))
        except NoDebriefError as error:
            self.text.update(f"There is nothing to tell: {error}.")
        self._write()

    def _write(self) -> None:
        if self._told is not None:
            self.text.update(render(self._told, min(_WIDEST, self.size.width - _MARGINS)))
