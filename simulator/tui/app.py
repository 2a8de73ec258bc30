"""The app: its screens, how one leads to another, and how it is left.

Only the home screen is imported with it. The others, the library and all that reads and scores
sessions are imported when they are needed, so that the first frame stands at once.
"""

import asyncio
import contextlib
import signal
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, cast

import msgspec
from textual import events, on
from textual.app import App, SystemCommand
from textual.geometry import Size
from textual.screen import Screen
from textual.worker import WorkerFailed

from simulator.storage.places import Places
from simulator.tui.screens.home import HomeScreen
from simulator.tui.settings import ThemeName, keep_settings, read_settings
from simulator.tui.sizes import LEAST_HEIGHT, LEAST_WIDTH, TALL, WIDE
from simulator.tui.themes import THEMES

if TYPE_CHECKING:
    from simulator.authoring.library import Library
    from simulator.playing.clock import Clock
    from simulator.playing.talk import Talk
    from simulator.tui.desk import Desk
    from simulator.tui.preset import Preset
    from simulator.tui.screens.briefing import BriefingScreen
    from simulator.tui.screens.conversation import ConversationScreen
    from simulator.tui.screens.debrief import DebriefScreen
    from simulator.tui.screens.progress import ProgressScreen

_ENDING_SIGNALS = ("SIGTERM", "SIGHUP")
_SIGNALLED = 128
_BRIEFLY = 3  # seconds


class Opening(msgspec.Struct, frozen=True):
    """What the app works with, and what it opens with: the briefing of a scenario, a talk to go
    on with, or the list. The library is opened off the UI thread."""

    library: Callable[[], "Library"]
    places: Places
    trainee: str
    clock: "Clock"
    start_with: "Preset | Talk | None" = None
    animation: bool = True


def open_app(opening: Opening) -> int:
    """Run the app until the trainee leaves it; returns an exit code.

    Whatever goes wrong inside of it is raised here, once the terminal is as it was. After SIGTERM
    or SIGHUP the code is 128 and the signal's number.
    """
    app = SimulatorApp(opening)
    try:
        code = app.run()
    finally:
        app.close_talk()
    if app.failure is not None:
        raise app.failure
    return code or 0


class SimulatorApp(App[int]):
    """The screens in their order: home, briefing, conversation, debrief, and home again."""

    TITLE = "Customer simulator"
    CSS_PATH = [
        "screens/home.tcss",  # a default screen's own is not loaded
        "screens/palette.tcss",
        "screens/toasts.tcss",
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.failure: Exception | None = None
        self._opening = opening
        self._talk: Talk | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self._settings = read_settings(opening.places)
        self.theme = self._settings.theme
        if not opening.animation:
            self.animation_level = "none"

    @cached_property
    def desk(self) -> "Desk":
        """What the screens work with; the first to ask waits for the library, off the UI thread."""
        from simulator.tui.desk import Desk

        opening = self._opening
        return Desk(opening.library(), opening.places, opening.trainee, opening.clock)

    def get_default_screen(self) -> Screen[None]:
        """The list of scenarios, at the bottom of all."""
        return HomeScreen(lambda: self.desk)

    async def on_mount(self) -> None:
        """Open what the app was asked to open, and be ready to be told to end."""
        self._heed_signals()
        start_with = self._opening.start_with
        if start_with is not None:
            await self.push_screen(self._first_screen(start_with))
        self._check_size(self.size)

    def on_resize(self, event: events.Resize) -> None:
        """Say so where there is too little room, for as long as there is."""
        if self.screen_stack:
            self._check_size(event.size)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers."""
        for theme in THEMES:
            words = theme.name.replace("-", " ")
            yield SystemCommand(
                f"Theme: {words}",
                f"Use the {words} colours",
                lambda name=theme.name: self._use(name),
            )
        yield SystemCommand("Help", "The keys that work here", self.action_help)
        yield SystemCommand("Quit", "Leave the simulator; talks are kept", self.action_quit)

    def action_help(self) -> None:
        """Explain the screen and its keys."""
        from simulator.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_help_quit(self) -> None:
        """Say which key quits, where ctrl+c has nothing to copy."""
        self.notify("Press ctrl+q to quit.", timeout=_BRIEFLY, markup=False)

    def action_command_palette(self) -> None:
        """Open the command palette, with nothing said in passing left over it or below it."""
        self.clear_notifications()
        super().action_command_palette()

    async def action_quit(self) -> None:
        """Leave the simulator; an assessment that is not over asks first.

        A window too small for the question says beforehand what leaving means.
        """
        talking = self._conversation
        if talking is None or self._is_too_small:
            self.exit()
        else:
            talking.ask_before(self.exit)

    def action_next_theme(self) -> None:
        """Use the next theme."""
        names = [theme.name for theme in THEMES]
        self._use(names[(names.index(self.theme) + 1) % len(names)])

    def close_talk(self) -> None:
        """Let go of the talk that is open, if one is; it can be taken up again."""
        if self._talk is not None:
            self._talk.close()
            self._talk = None

    @on(HomeScreen.Chosen)
    def brief(self, event: HomeScreen.Chosen) -> None:
        """Show what a scenario is about before it begins."""
        self.push_screen(self._first_screen(event.preset))

    @on(HomeScreen.Resumed)
    def go_on(self, event: HomeScreen.Resumed) -> None:
        """Go on with a talk that was left."""
        self.push_screen(self._first_screen(event.talk))

    def on_briefing_screen_spoken(self, event: "BriefingScreen.Spoken") -> None:
        """Keep the language for the talks to come."""
        self._set(language=event.language)

    def on_briefing_screen_begun(self, event: "BriefingScreen.Begun") -> None:
        """Begin to talk."""
        self.switch_screen(self._first_screen(event.talk))

    def on_conversation_screen_left(self) -> None:
        """Go back to the list."""
        self.close_talk()
        self.pop_screen()

    def on_conversation_screen_ended(self, event: "ConversationScreen.Ended") -> None:
        """Look at how the talk went."""
        from simulator.playing.looking_back import PlayedTalk
        from simulator.tui.screens.debrief import DebriefScreen

        self.close_talk()
        played = PlayedTalk(event.talk.cast, event.talk.session)
        self.switch_screen(DebriefScreen(lambda: self.desk, played))

    def on_debrief_screen_again_asked(self, event: "DebriefScreen.AgainAsked") -> None:
        """Brief for what the trainee goes on with."""
        self.switch_screen(self._first_screen(event.preset))

    def on_debrief_screen_branched(self, event: "DebriefScreen.Branched") -> None:
        """Take the talk up where it turned."""
        self.switch_screen(self._first_screen(event.talk))

    def action_progress(self) -> None:
        """Look at how practice goes."""
        from simulator.tui.screens.progress import ProgressScreen

        self.push_screen(ProgressScreen(lambda: self.desk))

    def on_progress_screen_opened(self, event: "ProgressScreen.Opened") -> None:
        """Look back at an earlier talk."""
        from simulator.tui.screens.debrief import DebriefScreen

        self.push_screen(DebriefScreen(lambda: self.desk, event.talk))

    def on_progress_screen_drilled(self, event: "ProgressScreen.Drilled") -> None:
        """Take decisions of earlier talks once more."""
        from simulator.tui.screens.drill import DrillScreen

        self.push_screen(DrillScreen(event.drills))

    def _first_screen(self, start_with: "Preset | Talk") -> Screen[None]:
        """The briefing of what is to begin, or the conversation of what has begun."""
        from simulator.tui.preset import Preset

        if isinstance(start_with, Preset):
            from simulator.tui.screens.briefing import BriefingScreen

            return BriefingScreen(lambda: self.desk, start_with)
        from simulator.tui.screens.conversation import ConversationScreen

        self._talk = start_with
        return ConversationScreen(start_with)

    @property
    def _conversation(self) -> "ConversationScreen | None":
        """The conversation, if one is open, whatever stands over it."""
        if self._talk is None:  # so that leaving the list imports nothing
            return None
        from simulator.tui.screens.conversation import ConversationScreen

        open_screens = (each for each in self.screen_stack if isinstance(each, ConversationScreen))
        return next(open_screens, None)

    @property
    def _is_too_small(self) -> bool:
        from simulator.tui.screens.too_small import TooSmallScreen

        return isinstance(self.screen, TooSmallScreen)

    def _use(self, theme: str) -> None:
        """Use a theme, and keep it for next time."""
        self.theme = theme
        self._set(theme=cast(ThemeName, theme))

    def _set(self, **changed: str) -> None:
        self._settings = msgspec.structs.replace(self._settings, **changed)
        self.run_worker(self._keep_settings(), exclusive=True, group="settings")

    async def _keep_settings(self) -> None:
        try:
            await asyncio.to_thread(keep_settings, self._opening.places, self._settings)
        except OSError as error:
            reason = error.strerror or str(error)
            self.notify(
                f"Your choice could not be kept: {reason}", severity="warning", markup=False
            )

    def _check_size(self, size: Size) -> None:
        from simulator.tui.screens.too_small import TooSmallScreen

        fits = size.width >= LEAST_WIDTH and size.height >= LEAST_HEIGHT
        if fits and self._is_too_small:
            self.pop_screen()
        elif not fits and not self._is_too_small:
            self.push_screen(TooSmallScreen(self._talk))

    def _heed_signals(self) -> None:
        """End in good order when told to, so that the terminal is left as it was."""
        if self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for name in _ENDING_SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError):
                    loop.add_signal_handler(number, self.exit, _SIGNALLED + number)

    def _handle_exception(self, error: Exception) -> None:
        """Keep what went wrong for `open_app`; Textual would print all local variables."""
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            cause = error.error if isinstance(error, WorkerFailed) else error
            self.failure = cause if isinstance(cause, Exception) else error
        self._return_code = 1
        self._close_messages_no_wait()
