"""Home: what there is to practise, what is due, and what was left unfinished.

It stands before anything has been looked up: the library and the sessions are read after the first
frame is drawn, and so is the code for that imported.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.getters import query_one
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from simulator.tui.widgets.key_bar import KeyBar
from simulator.tui.widgets.scenario_list import ScenarioList
from simulator.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from simulator.playing.talk import Talk
    from simulator.tui.desk import Desk
    from simulator.tui.overview import Entry, Overview
    from simulator.tui.preset import Preset

_LOADING = "Looking for scenarios …"
_NO_SCENARIOS = (
    "There is no scenario to practise.\n\nName a folder with scenarios when you start: "
    "simulator play --library FOLDER\nOr write one of your own: simulator new scenario my-scenario"
)
_NO_MATCH = "Nothing has these words.\n\nPress esc to see everything again."


class HomeScreen(Screen[None]):
    """Lists the scenarios; the one highlighted is told about beside the list or below it."""

    @dataclass
    class Chosen(Message):
        """The trainee wants to practise this."""

        preset: "Preset"

    @dataclass
    class Resumed(Message):
        """The trainee goes on with a talk that was left."""

        talk: "Talk"

    AUTO_FOCUS = "ScenarioList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "type", "Filter", id="home.filter", tooltip="Type words to look for"),
        Binding("p", "app.progress", "Progress", id="home.progress", tooltip="Talks and habits"),
        Binding("t", "app.next_theme", "Theme", id="home.theme", tooltip="The next colours"),
        Binding("question_mark", "app.help", "Help", id="home.help", tooltip="This help"),
        Binding("ctrl+q", "app.quit", "Quit", priority=True, id="home.quit", tooltip="Quit"),
        Binding("escape", "all", "Show everything again", show=False, id="home.all"),
    ]

    words = query_one(Input)
    entries = query_one(ScenarioList)
    preview = query_one("#preview", Static)

    def __init__(self, open_desk: Callable[[], "Desk"]) -> None:
        super().__init__()
        self._open_desk = open_desk
        self._overview: Overview | None = None
        self._shown: dict[str, Entry] = {}
        self._opening = False

    def compose(self) -> ComposeResult:
        yield TopBar("Customer simulator", "what would you like to practise?")
        yield Input(placeholder="/ to filter", compact=True)
        with Horizontal():
            yield ScenarioList()
            with VerticalScroll(can_focus=False):
                yield Static(_LOADING, id="preview", markup=False)
        yield KeyBar()

    @on(events.ScreenResume)
    def look_again(self) -> None:
        """Look what there is, now that a talk may have been added."""
        self.call_after_refresh(self.run_worker, self._look, exclusive=True)

    @on(Input.Changed)
    def narrow(self) -> None:
        """Show only what has the words that were typed."""
        self._list()

    @on(Input.Submitted)
    def done_typing(self) -> None:
        """Go from the words to the list."""
        self.entries.focus()

    @on(OptionList.OptionHighlighted)
    def tell(self, event: OptionList.OptionHighlighted) -> None:
        """Tell about what is highlighted."""
        from simulator.tui.home_texts import preview

        entry = self._shown.get(event.option_id or "")
        if entry is not None and self._overview is not None:
            self.preview.update(preview(entry, self._overview.today))
            self.query_one(VerticalScroll).scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def open(self, event: OptionList.OptionSelected) -> None:
        """Open what was selected."""
        entry = self._shown.get(event.option_id or "")
        if entry is not None and not self._opening:
            self._opening = True
            self.run_worker(self._open(entry))

    def action_type(self) -> None:
        """Go to where words are typed."""
        self.words.focus()

    def action_all(self) -> None:
        """Show everything again."""
        self.words.value = ""
        self.entries.focus()

    def on_key(self, event: events.Key) -> None:
        """From the words, arrows lead into the list."""
        if self.focused is self.words and event.key in ("down", "up"):
            event.stop()
            self.entries.focus()

    async def _look(self) -> None:
        self._overview = await asyncio.to_thread(lambda: self._open_desk().overview())
        self._list()

    async def _open(self, entry: "Entry") -> None:
        from simulator.playing.opening import NotPlayableError
        from simulator.tui.preset import Preset

        try:
            opened = await asyncio.to_thread(self._open_desk().opened, entry)
        except NotPlayableError as error:
            self.preview.update(f"✗ This cannot be opened.\n\n{error}")
        else:
            if isinstance(opened, Preset):
                self.post_message(self.Chosen(opened))
            elif opened is not None:
                self.post_message(self.Resumed(opened))
        finally:
            self._opening = False

    def _list(self) -> None:
        from simulator.tui.home_texts import rows

        if self._overview is None:
            return
        words = self.words.value.casefold().split()
        before = self.entries.highlighted_option
        options, self._shown = rows(self._overview, words)
        self.entries.set_options(options)
        if before is not None and before.id in self._shown:
            self.entries.highlighted = self.entries.get_option_index(before.id)
        elif self._shown:
            self.entries.action_first()
        else:
            self.preview.update(_NO_MATCH if words else _NO_SCENARIOS)
