"""The debrief: what became of the customer, and three ways on; the numbers are behind a key."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.getters import query_one
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import OptionList, Static

from simulator.conversation import NotOfferedError
from simulator.debrief import Debrief, NoDebriefError, TurningPoint
from simulator.model.own_reply import OwnReply
from simulator.playing.looking_back import PlayedTalk
from simulator.playing.talk import Talk
from simulator.storage.files import SaveError
from simulator.tui.desk import Desk
from simulator.tui.preset import Preset
from simulator.tui.review import LookBack, branch, look_back
from simulator.tui.review import told as told_under
from simulator.tui.screens.export import ExportScreen
from simulator.tui.screens.own_reply import OwnReplyScreen
from simulator.tui.telling.turns import missed
from simulator.tui.telling.views import (
    NAMES,
    RUBRICS,
    STORY,
    TURNS,
    WAITING,
    beside,
    sentence,
    told_in,
)
from simulator.tui.widgets.flowing import Flowing
from simulator.tui.widgets.key_bar import KeyBar
from simulator.tui.widgets.top_bar import TopBar
from simulator.tui.widgets.view_bar import ViewBar
from simulator.tui.widgets.ways_on import WaysOn, ways_from

_LEFT = "This talk was left before its ending, so there is nothing to tell of it yet."
_WIDEST = 88


class DebriefScreen(Screen[None]):
    """Tells one talk. Nothing in it can be changed; what is begun here is another talk."""

    @dataclass
    class AgainAsked(Message):
        """The trainee wants to practise this, from its briefing."""

        preset: Preset

    @dataclass
    class Branched(Message):
        """A new talk has begun that takes this one up, and its journal is on the disk."""

        talk: Talk

    CSS_PATH = "debrief.tcss"
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "replay", "Replay", id="debrief.replay", tooltip="From the turning point on"),
        Binding("w", "write", "Own reply", id="debrief.write", tooltip="Write a reply of your own"),
        Binding("n", "next", "Next", id="debrief.next", tooltip="The next scenario"),
        Binding("c", "compare", "Compare", id="debrief.compare", tooltip="With another rubric"),
        Binding("x", "missed", "Missed only", id="debrief.missed", tooltip="Or all turns again"),
        Binding("e", "export", "Export", id="debrief.export", tooltip="As Markdown or HTML"),
        Binding("escape", "app.pop_screen", "Back", id="debrief.back"),
        Binding("question_mark", "app.help", "Help", id="debrief.help", tooltip="This help"),
        Binding("a", "again", "Practise it from the start", show=False, id="debrief.again"),
        *(
            Binding(str(number), f"view({number - 1})", name, show=False, id=f"debrief.{number}")
            for number, name in enumerate(NAMES, 1)
        ),
        Binding("pageup", "scroll(-1, True)", "A page up", show=False, id="debrief.earlier"),
        Binding("pagedown", "scroll(1, True)", "A page down", show=False, id="debrief.later"),
        Binding("shift+up", "scroll(-1, False)", "A line up", show=False, id="debrief.line-up"),
        Binding(
            "shift+down", "scroll(1, False)", "A line down", show=False, id="debrief.line-down"
        ),
    ]

    banner = query_one("#banner", Static)
    page = query_one("#page", VerticalScroll)
    text = query_one("#text", Static)
    ways = query_one(WaysOn)

    view: reactive[int] = reactive(0, init=False, bindings=True)
    """Which of the views is shown, from 0."""

    def __init__(self, open_desk: Callable[[], Desk], talk: PlayedTalk) -> None:
        super().__init__()
        self._open_desk = open_desk
        self._talk = talk
        self._looked: LookBack | None = None
        self._instead = WAITING
        self._missed_only = False
        self._rubric = 0
        self._others: dict[int, Debrief] = {}
        self._beginning = False

    def compose(self) -> ComposeResult:
        session = self._talk.session
        bar = TopBar(self._talk.cast.shown.title)
        anew = f" from turn {session.branched_at}" if session.branched_at else ""
        bar.state = f"{session.mode}{anew}  {session.at[:10]}"
        yield bar
        yield ViewBar(NAMES)
        yield Static(id="banner", markup=False)
        with Horizontal():
            with VerticalScroll(id="page"):
                yield Static(WAITING, id="text", markup=False)
            yield WaysOn()
        yield KeyBar()

    def on_mount(self) -> None:
        """Work out what to tell, which may take a moment, off the UI thread."""
        self.run_worker(self._look())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show what can be done in this view of this talk."""
        looked = self._looked
        match action:
            case "write":
                return self._turning is not None
            case "next":
                return looked is not None and looked.next is not None
            case "export" | "replay":
                return looked is not None
            case "missed":
                return self.view == TURNS and looked is not None and bool(missed(looked.told))
            case "compare":
                return self.view == RUBRICS and looked is not None and len(looked.rubrics) > 1
        return True

    def watch_view(self, view: int) -> None:
        """Show another view, from its top."""
        self.query_one(ViewBar).shown = view
        self._show_ways()
        self._write()
        self.page.scroll_home(animate=False)
        if view == RUBRICS:
            self.run_worker(self._compare(), exclusive=True, group="compare")

    @on(ViewBar.Asked)
    def show(self, event: ViewBar.Asked) -> None:
        """Show the view that was asked for."""
        self.view = event.view

    @on(OptionList.OptionSelected)
    async def go(self, event: OptionList.OptionSelected) -> None:
        """Take the way that was selected."""
        await self.run_action(str(event.option_id))

    def action_view(self, view: int) -> None:
        """Show a view by its number."""
        self.view = view

    def action_scroll(self, direction: int, page: bool) -> None:
        """Scroll the text, by a page or by a line."""
        rows = max(1, self.page.size.height - 1) if page else 1
        self.page.scroll_relative(y=direction * rows, animate=False)

    def action_missed(self) -> None:
        """Show only the turns in which something was missed, or all of them again."""
        self._missed_only = not self._missed_only
        self._write()
        self.page.scroll_home(animate=False)

    def action_compare(self) -> None:
        """Compare with another rubric."""
        if self._looked is not None:
            self._rubric = (self._rubric + 1) % len(self._looked.rubrics)
            self._write()
            self.run_worker(self._compare(), exclusive=True, group="compare")

    def action_again(self) -> None:
        """Ask for the same scenario from the start."""
        self.post_message(self.AgainAsked(Preset(self._talk.cast, self._talk.session.mode)))

    def action_next(self) -> None:
        """Ask for the next scenario."""
        if self._looked is not None and self._looked.next is not None:
            self.post_message(self.AgainAsked(self._looked.next.preset))

    def action_replay(self) -> None:
        """Begin a talk that takes this one up at its turning point, or else from the start."""
        if self._turning is None:
            self.action_again()
        elif not self._beginning:
            self._beginning = True
            self.run_worker(self._branch(self._turning.turn.number))

    def action_write(self) -> None:
        """Write a reply of one's own to the turning point."""
        if self._turning is not None:
            screen = OwnReplyScreen(self._open_desk, self._talk, self._turning.turn)
            self.app.push_screen(screen, self._written)

    def action_export(self) -> None:
        """Write the debrief to a file."""
        if self._looked is not None:
            self.app.push_screen(ExportScreen(self._open_desk, self._looked.told))

    @property
    def _turning(self) -> TurningPoint | None:
        return self._looked.told.turning_point if self._looked else None

    async def _look(self) -> None:
        try:
            self._looked = await asyncio.to_thread(lambda: look_back(self._open_desk(), self._talk))
        except (NoDebriefError, NotOfferedError) as error:
            ended = bool(self._talk.session.ending)
            self._instead = f"There is nothing to tell: {error}." if ended else _LEFT
        else:
            self.ways.offer(ways_from(self._looked))
        self._show_ways()
        self._write()
        self.refresh_bindings()

    async def _compare(self) -> None:
        looked, number = self._looked, self._rubric
        if looked is None or not looked.rubrics or number in self._others:
            return
        other = looked.rubrics[number]
        self._others[number] = await asyncio.to_thread(
            lambda: told_under(self._open_desk(), self._talk, other)
        )
        self._write()

    async def _branch(self, turn: int) -> None:
        try:
            talk = await asyncio.to_thread(lambda: branch(self._open_desk(), self._talk, turn))
        except SaveError as error:
            self.banner.update(f"✗ The talk cannot begin, for it could not be kept. {error}")
            self.banner.display = True
        else:
            self.post_message(self.Branched(talk))
        finally:
            self._beginning = False

    def _written(self, own: OwnReply | None) -> None:
        """Show the reply that was kept, below the one that was given."""
        if own is not None and self._looked is not None:
            kept = (*self._looked.own, own)
            self._looked = msgspec.structs.replace(self._looked, own=kept)
            self.view = STORY
            self._write()

    def _show_ways(self) -> None:
        self.ways.display = self.view == STORY and self._looked is not None
        (self.ways if self.ways.display else self.page).focus()

    def _write(self) -> None:
        looked = self._looked
        if looked is None:
            laid_out = sentence(self._instead)
        elif self.view == RUBRICS:
            laid_out = beside(looked, self._rubric, self._others.get(self._rubric))
        else:
            laid_out = told_in(self.view, looked, missed_only=self._missed_only)
        self.text.update(Flowing(laid_out, _WIDEST))
