"""The briefing: who one is, who one talks with, and how the talk will be taken."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.getters import query_one
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.session import Mode
from simulator.playing.talk import Talk
from simulator.playing.words import MODES, content_note
from simulator.storage.files import SaveError
from simulator.tui.desk import Desk
from simulator.tui.preset import Preset
from simulator.tui.widgets.choice import Alternative, Choice
from simulator.tui.widgets.customer_card import Paragraph, paragraphs
from simulator.tui.widgets.key_bar import KeyBar
from simulator.tui.widgets.top_bar import TopBar


class BriefingScreen(Screen[None]):
    """Tells what one has to know, and lets one choose the mode and the rubric."""

    @dataclass
    class Begun(Message):
        """The talk has begun, and its journal is on the disk."""

        talk: Talk

    CSS_PATH = "briefing.tcss"
    AUTO_FOCUS = "#mode"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Begin", id="briefing.begin", tooltip="Begin the talk"),
        Binding("m", "turn('mode')", "Mode", id="briefing.mode", tooltip="Practice or assess"),
        Binding("r", "turn('rubric')", "Rubric", id="briefing.rubric", tooltip="The next rubric"),
        Binding("escape", "app.pop_screen", "Scenarios", id="briefing.back"),
        Binding("question_mark", "app.help", "Help", id="briefing.help", tooltip="This help"),
        Binding("up", "app.focus_previous", "The choice above", show=False),
        Binding("down", "app.focus_next", "The choice below", show=False),
        Binding("pageup", "earlier", "Scroll up", show=False),
        Binding("pagedown", "later", "Scroll down", show=False),
    ]

    text = query_one("#text", VerticalScroll)
    mode = query_one("#mode", Choice)
    rubric = query_one("#rubric", Choice)
    banner = query_one("#banner", Static)

    def __init__(self, open_desk: Callable[[], Desk], preset: Preset) -> None:
        super().__init__()
        self._open_desk = open_desk
        self._preset = preset
        self._rubrics: tuple[Rubric, ...] = (preset.cast.rubric,)
        self._beginning = False

    def compose(self) -> ComposeResult:
        scenario = self._preset.cast.shown
        modes = sorted(MODES, key=lambda mode: mode != self._preset.mode)
        yield TopBar(scenario.title, f"about {scenario.minutes} min")
        yield Static(id="banner", markup=False)
        with VerticalScroll(id="text", can_focus=False):
            yield Static(paragraphs(_parts(scenario)), markup=False)
        with Vertical(id="choices"):
            yield Choice(
                "Mode", [Alternative(mode, mode, MODES[mode]) for mode in modes], id="mode"
            )
            yield Choice("Scored by", _alternatives(self._rubrics), id="rubric")
        yield KeyBar()

    async def on_mount(self) -> None:
        """Look for the other rubrics that ask something of this scenario."""
        preset = self._preset.cast
        others = await asyncio.to_thread(lambda: self._open_desk().rubrics_for(preset.scenario))
        known = [rubric for rubric in others if rubric.id != preset.rubric.id]
        self._rubrics = (preset.rubric, *known)
        self.rubric.offer(_alternatives(self._rubrics))

    def action_turn(self, choice: str) -> None:
        """Go to the next mode or rubric."""
        self.query_one(f"#{choice}", Choice).action_turn(1)

    def action_earlier(self) -> None:
        """Scroll the text up by a page."""
        self.text.scroll_page_up(animate=False)

    def action_later(self) -> None:
        """Scroll the text down by a page."""
        self.text.scroll_page_down(animate=False)

    def action_begin(self) -> None:
        """Create the talk's journal, and begin."""
        if not self._beginning:
            self._beginning = True
            self.run_worker(self._begin())

    async def _begin(self) -> None:
        rubric = next(rubric for rubric in self._rubrics if rubric.id == self.rubric.chosen)
        preset = msgspec.structs.replace(
            self._preset,
            cast=msgspec.structs.replace(self._preset.cast, rubric=rubric),
            mode=msgspec.convert(self.mode.chosen, Mode),
        )
        try:
            talk = await asyncio.to_thread(lambda: self._open_desk().begin(preset))
        except SaveError as error:
            self.banner.update(f"✗ The talk cannot begin, for it could not be kept. {error}")
            self.banner.display = True
        else:
            self.post_message(self.Begun(talk))
        finally:
            self._beginning = False


def _parts(scenario: Scenario) -> Iterator[Paragraph]:
    if note := content_note(scenario):
        yield "Before you start", note
    yield "Your role, the facts and your limits", scenario.briefing
    yield scenario.customer.name, scenario.customer.about
    if scenario.objectives:
        yield "What you practise", "\n".join(f"• {aim}" for aim in scenario.objectives)


def _alternatives(rubrics: Iterable[Rubric]) -> list[Alternative]:
    return [Alternative(rubric.id, rubric.title, rubric.school) for rubric in rubrics]
