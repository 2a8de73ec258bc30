"""Progress: what was practised, habits rather than averages, levels over time, and drills."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from simulator.playing.looking_back import PlayedTalk
from simulator.progress.drills import Drill
from simulator.progress.facts import PastTalk, Progress
from simulator.reports import progress_wording as wording
from simulator.reports.wording import counted
from simulator.tui.bubbles import one_line
from simulator.tui.desk import Desk
from simulator.tui.review import Journey, journey
from simulator.tui.telling.practice import NOTHING_YET, courses, drills, habits, outcome
from simulator.tui.telling.prose import joined, paragraph
from simulator.tui.widgets.columns import Columns
from simulator.tui.widgets.flowing import Flowing
from simulator.tui.widgets.headed_list import HeadedList
from simulator.tui.widgets.key_bar import KeyBar
from simulator.tui.widgets.top_bar import TopBar
from simulator.tui.widgets.view_bar import ViewBar

_NAMES = ("Talks", "Habits", "Levels", "Drills")
_TALKS, _DRILLS = 0, 3
_WAITING = "Looking at your talks …"
_WIDEST = 88
_MOST_RUBRIC = 24


class TalkList(HeadedList):
    """The finished talks; `enter` opens a debrief."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Debrief", id="progress.open", tooltip="How that talk went"),
    ]


class ProgressScreen(Screen[None]):
    """Shows the same facts as `simulator progress`."""

    @dataclass
    class Opened(Message):
        """The trainee wants to look back at this talk."""

        talk: PlayedTalk

    @dataclass
    class Drilled(Message):
        """The trainee wants to take these decisions once more."""

        drills: tuple[Drill, ...]

    CSS_PATH = "progress.tcss"
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Begin the drills", id="progress.begin"),
        Binding("d", "drill", "Drills", id="progress.drill", tooltip="Take decisions once more"),
        Binding("escape", "app.pop_screen", "Back", id="progress.back"),
        Binding("question_mark", "app.help", "Help", id="progress.help", tooltip="This help"),
        *(
            Binding(str(number), f"view({number - 1})", name, show=False, id=f"progress.{number}")
            for number, name in enumerate(_NAMES, 1)
        ),
        Binding("pageup", "scroll(-1)", "A page up", show=False, id="progress.earlier"),
        Binding("pagedown", "scroll(1)", "A page down", show=False, id="progress.later"),
    ]

    banner = query_one("#banner", Static)
    page = query_one("#page", VerticalScroll)
    text = query_one("#text", Static)
    talks = query_one(TalkList)

    view: reactive[int] = reactive(_TALKS, init=False, bindings=True)
    """Which of the views is shown, from 0."""

    def __init__(self, open_desk: Callable[[], Desk]) -> None:
        super().__init__()
        self._open_desk = open_desk
        self._journey: Journey | None = None

    def compose(self) -> ComposeResult:
        yield TopBar("Progress")
        yield ViewBar(_NAMES)
        yield Static(id="banner", markup=False)
        yield TalkList()
        with VerticalScroll(id="page"):
            yield Static(_WAITING, id="text", markup=False)
        yield KeyBar()

    @on(events.ScreenResume)
    def look_again(self) -> None:
        """Look at what there is, now that a talk may have been added."""
        self.run_worker(self._look(), exclusive=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer drills where there are any."""
        there = self._journey is not None and bool(self._journey.progress.drills)
        match action:
            case "begin":
                return there and self.view == _DRILLS
            case "drill":
                return there and self.view != _DRILLS
        return True

    def watch_view(self, view: int) -> None:
        """Show another view, from its top."""
        self.query_one(ViewBar).shown = view
        self._write()
        self.page.scroll_home(animate=False)

    @on(ViewBar.Asked)
    def show(self, event: ViewBar.Asked) -> None:
        """Show the view that was asked for."""
        self.view = event.view

    @on(OptionList.OptionSelected)
    def open(self, event: OptionList.OptionSelected) -> None:
        """Open the debrief of the talk that was selected."""
        if self._journey is not None and event.option_id is not None:
            session = event.option_id.removeprefix("talk-")
            self.post_message(self.Opened(self._journey.talks[session]))

    def action_view(self, view: int) -> None:
        """Show a view by its number."""
        self.view = view

    def action_scroll(self, direction: int) -> None:
        """Scroll by a page."""
        self.page.scroll_relative(y=direction * max(1, self.page.size.height - 1), animate=False)

    def action_begin(self) -> None:
        """Take missed decisions once more."""
        self.action_drill()

    def action_drill(self) -> None:
        """Take missed decisions once more."""
        if self._journey is not None:
            self.post_message(self.Drilled(self._journey.progress.drills))

    async def _look(self) -> None:
        self._journey = await asyncio.to_thread(lambda: journey(self._open_desk()))
        told = self._journey.progress
        self._list(told)
        self.query_one(TopBar).state = wording.counts(told)
        left_out = self._journey.left_out
        self.banner.display = bool(left_out)
        if left_out:
            count = counted(len(left_out), "session")
            self.banner.update(f"✗ {count} could not be read; the first: {left_out[0]}")
        self._write()
        self.refresh_bindings()

    def _list(self, told: Progress) -> None:
        before = self.talks.highlighted or 0
        heading, *rows = _rows(told.talks)
        self.talks.set_options(
            [
                Option(heading, disabled=True),
                *(
                    Option(row, id=f"talk-{talk.session}")
                    for talk, row in zip(told.talks, rows, strict=True)
                ),
            ]
        )
        self.talks.highlighted = max(1, min(before, len(told.talks))) if told.talks else None

    def _write(self) -> None:
        looked = self._journey
        listed = self.view == _TALKS and looked is not None and bool(looked.progress.talks)
        self.talks.display = listed
        self.page.display = not listed
        (self.talks if listed else self.page).focus()
        if looked is None:
            self.text.update(Content(_WAITING))
            return
        told, titles = looked.progress, looked.titles
        lay_out = (
            lambda width: joined(paragraph(NOTHING_YET, width)),
            lambda width: habits(told, titles, width),
            lambda width: courses(told, width),
            lambda width: drills(told, width),
        )[self.view]
        self.text.update(Flowing(lay_out, _WIDEST))


def _rows(talks: Iterable[PastTalk]) -> list[Columns]:
    """The heading and the talks, their columns as wide as what stands in them."""
    names = (Content.styled(name, "$text-muted") for name in ("day", "result", "how", "rubric"))
    rows = [
        (Content.styled(wording.TALKS, "$text-accent bold"), *names),
        *((Content(one_line(talk.title)), *_cells(talk)) for talk in talks),
    ]
    widths = [max(cell.cell_length for cell in column) for column in zip(*rows, strict=True)][1:]
    widths[-1] = min(widths[-1], _MOST_RUBRIC)
    return [Columns(title, list(zip(cells, widths, strict=True))) for title, *cells in rows]


def _cells(talk: PastTalk) -> tuple[Content, ...]:
    return (
        Content(talk.at[:10]),
        outcome(talk),
        Content(f"from turn {talk.turn}" if talk.turn else talk.mode),
        Content(one_line(talk.rubric_title)),
    )
