"""The briefing: who one is, who one talks with, and how the talk will be taken."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
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
from simulator.model.session import Mode
from simulator.model.translation import Translation
from simulator.playing.talk import Cast, Talk
from simulator.playing.words import MODES
from simulator.storage.files import SaveError
from simulator.tui.desk import Desk
from simulator.tui.languages import language_name
from simulator.tui.preset import Preset
from simulator.tui.telling.task import language_note, task
from simulator.tui.widgets.choice import Alternative, Choice
from simulator.tui.widgets.flowing import Flowing
from simulator.tui.widgets.key_bar import KeyBar
from simulator.tui.widgets.top_bar import TopBar

_WIDEST = 84


class BriefingScreen(Screen[None]):
    """Tells what one has to know, and lets one choose the mode, the rubric and the language."""

    @dataclass
    class Begun(Message):
        """The talk has begun, and its journal is on the disk."""

        talk: Talk

    @dataclass
    class Spoken(Message):
        """The trainee wants to talk in this language."""

        language: str

    CSS_PATH = "briefing.tcss"
    AUTO_FOCUS = "#mode"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Begin", id="briefing.begin", tooltip="Begin the talk"),
        Binding("m", "turn('mode')", "Mode", id="briefing.mode", tooltip="Practice or assess"),
        Binding("r", "turn('rubric')", "Rubric", id="briefing.rubric", tooltip="The next rubric"),
        Binding("l", "turn('language')", "Language", id="briefing.language"),
        Binding("escape", "app.pop_screen", "Scenarios", id="briefing.back"),
        Binding("question_mark", "app.help", "Help", id="briefing.help", tooltip="This help"),
        Binding("up", "app.focus_previous", "The choice above", show=False),
        Binding("down", "app.focus_next", "The choice below", show=False),
        Binding("pageup", "earlier", "A page up", show=False, id="briefing.earlier"),
        Binding("pagedown", "later", "A page down", show=False, id="briefing.later"),
    ]

    text = query_one("#text", VerticalScroll)
    mode = query_one("#mode", Choice)
    rubric = query_one("#rubric", Choice)
    language = query_one("#language", Choice)
    banner = query_one("#banner", Static)

    def __init__(self, open_desk: Callable[[], Desk], preset: Preset) -> None:
        super().__init__()
        self._open_desk = open_desk
        self._preset = preset
        self._rubrics: tuple[Rubric, ...] = (preset.cast.rubric,)
        chosen = preset.cast.translation
        self._translations: dict[str, Translation] = {chosen.language: chosen} if chosen else {}
        self._beginning = False

    def compose(self) -> ComposeResult:
        cast = self._preset.cast
        modes = sorted(MODES, key=lambda mode: mode != self._preset.mode)
        yield TopBar(remark=f"about {cast.scenario.minutes} min")
        yield Static(id="banner", markup=False)
        with VerticalScroll(id="text", can_focus=False):
            yield Static(markup=False)
        with Vertical(id="choices"):
            yield Choice(
                "Mode", [Alternative(mode, mode, MODES[mode]) for mode in modes], id="mode"
            )
            yield Choice("Scored by", _alternatives(self._rubrics), id="rubric")
            yield Choice("Language", _languages(cast, self._translations), id="language")
        yield KeyBar()

    async def on_mount(self) -> None:
        """Look for the other rubrics that ask something of this scenario, and its languages."""
        self._tell(self._preset.cast)
        cast, desk = self._preset.cast, await asyncio.to_thread(self._open_desk)
        others = await asyncio.to_thread(desk.rubrics_for, cast.scenario)
        self._rubrics = (cast.rubric, *(each for each in others if each.id != cast.rubric.id))
        self.rubric.offer(_alternatives(self._rubrics))
        found = await asyncio.to_thread(desk.translations, cast.scenario)
        self._translations = {each.language: each for each in found} | self._translations
        if self._translations:
            self.language.offer(_languages(cast, self._translations))
            self.language.display = True
            self.watch(self.language, "position", self._speak, init=False)
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer languages where there are several."""
        return parameters != ("language",) or bool(self._translations)

    def action_turn(self, choice: str) -> None:
        """Go to the next mode, rubric or language."""
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

    @property
    def _cast(self) -> Cast:
        """The scenario in the language that is chosen."""
        translation = self._translations.get(self.language.chosen)
        return msgspec.structs.replace(self._preset.cast, translation=translation)

    def _speak(self) -> None:
        self._tell(self._cast)
        self.post_message(self.Spoken(self.language.chosen))

    def _tell(self, cast: Cast) -> None:
        shown = cast.shown
        self.query_one(TopBar).title = shown.title
        laid_out = Flowing(lambda width: task(shown, width), _WIDEST)
        self.text.query_one(Static).update(laid_out)

    async def _begin(self) -> None:
        rubric = next(rubric for rubric in self._rubrics if rubric.id == self.rubric.chosen)
        preset = msgspec.structs.replace(
            self._preset,
            cast=msgspec.structs.replace(self._cast, rubric=rubric),
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


def _alternatives(rubrics: Iterable[Rubric]) -> list[Alternative]:
    return [Alternative(rubric.id, rubric.title, rubric.school) for rubric in rubrics]


def _languages(cast: Cast, translations: Mapping[str, Translation]) -> list[Alternative]:
    """The language of the talk first, then the others."""
    scenario = cast.scenario
    languages = [cast.shown.language, scenario.language, *translations]
    return [
        Alternative(each, language_name(each), language_note(scenario, translations.get(each)))
        for each in dict.fromkeys(languages)
    ]
