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
    from simulator.tui.overview import Broken, Entry, Overview
    from simulator.tui.preset import Preset

_LOADING = "Looking for scenarios …"
_NO_SCENARIOS = (
    "There is no scenario to practise.\n\n"
    "Name a folder with scenarios when you start:\n  simulator play --library FOLDER\n\n"
    "Or write one of your own:\n  simulator new scenario my-scenario"
)
_WIDEST = 88
_NO_MATCH = "Nothing has these words. Press esc to see everything again."


class FilterInput(Input):
    """An input whose `enter` is shown in the key bar."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "To the list", id="home.words"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Lead to the list where it has something in it."""
        return action != "submit" or self.screen.query_one(ScenarioList).display


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
        Binding("escape", "all", "Everything", id="home.all", tooltip="Show everything again"),
        Binding("p", "app.progress", "Progress", id="home.progress", tooltip="Talks and habits"),
        Binding("t", "app.next_theme", "Theme", id="home.theme", tooltip="The next colours"),
        Binding("question_mark", "app.help", "Help", id="home.help", tooltip="This help"),
        Binding("ctrl+q", "app.quit", "Quit", priority=True, id="home.quit", tooltip="Quit"),
    ]

    words = query_one(FilterInput)
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
        yield FilterInput(placeholder="/ to filter", compact=True)
        with Horizontal():
            yield ScenarioList()
            with VerticalScroll(can_focus=False):
                yield Static(_LOADING, id="preview", markup=False)
        yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the words where there is something to filter, and the way back from them."""
        there = self._overview is not None and bool(self._shown or self.words.value)
        match action:
            case "type":
                return there and self.focused is not self.words
            case "all":
                return there and (self.focused is self.words or bool(self.words.value))
        return True

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
        from simulator.tui.telling.entry import entry_text
        from simulator.tui.widgets.flowing import Flowing

        entry = self._shown.get(event.option_id or "")
        if entry is not None and self._overview is not None:
            today = self._overview.today
            laid_out = Flowing(lambda width: entry_text(entry, today, width), _WIDEST)
            self.preview.update(laid_out)
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
        self._list()
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
        from simulator.tui.overview import Broken
        from simulator.tui.preset import Preset

        if isinstance(entry, Broken):
            self._explain(entry)
            self._opening = False
            return
        try:
            opened = await asyncio.to_thread(self._open_desk().opened, entry)
        except NotPlayableError as error:
            self.preview.update(f"✗ This cannot be opened.\n\n{error}")
        else:
            if isinstance(opened, Preset):
                self.post_message(self.Chosen(opened))
            else:
                self.post_message(self.Resumed(opened))
        finally:
            self._opening = False

    def _explain(self, entry: "Broken") -> None:
        """Say what is wrong with a file, with room for all of it."""
        from simulator.tui.screens.facts import FactsScreen

        parts = [
            (problem.place, f"{problem.message}\n{problem.hint}") for problem in entry.problems
        ]
        self.app.push_screen(FactsScreen(parts, f"{entry.id} cannot be played"))

    def _list(self) -> None:
        from simulator.tui.home_texts import rows

        if self._overview is None:
            return
        words = self.words.value.casefold().split()
        before = self.entries.highlighted_option
        options, self._shown = rows(self._overview, words)
        self.words.display = bool(self._shown or words)
        self.entries.display = bool(self._shown)
        self.set_class(not self._shown, "-nothing")
        self.entries.set_options(options)
        self.refresh_bindings()
        if before is not None and before.id in self._shown:
            self.entries.highlighted = self.entries.get_option_index(before.id)
        elif self._shown:
            self.entries.action_first()
        else:
            self.preview.update(_NO_MATCH if words else _NO_SCENARIOS)
