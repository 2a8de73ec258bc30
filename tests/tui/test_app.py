"""The app around its screens: themes, help, the palette, windows too small, and crashes."""

from pathlib import Path

import pytest
from textual.command import CommandPalette

from simulator.tui.app import SimulatorApp
from simulator.tui.screens.conversation import ConversationScreen
from simulator.tui.screens.help import HelpScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.screens.too_small import TooSmallScreen
from simulator.tui.settings import read_settings
from tests.tui import stage
from tests.tui.stage import press, settle, shows


async def test_a_window_too_small_says_so_and_the_talk_comes_back_with_the_room(
    tmp_path: Path,
) -> None:
    async with stage.talking(stage.desk(tmp_path)).run_test() as pilot:
        await stage.answer(pilot, "look-up")
        for size in ((79, 24), (80, 23), (20, 5)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert isinstance(pilot.app.screen, TooSmallScreen)
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert isinstance(pilot.app.screen, TooSmallScreen)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert stage.talk_of(pilot).state.chosen == ("look-up",)


async def test_a_window_too_small_for_a_talk_names_the_way_to_go_on_with_it(
    tmp_path: Path,
) -> None:
    async with stage.talking(stage.desk(tmp_path)).run_test() as pilot:
        session = stage.talk_of(pilot).start.session
        await pilot.resize_terminal(60, 16)
        await settle(pilot)
        assert shows(pilot, f"simulator resume {session[:8]} --plain")
        assert not shows(pilot, "assessment")


async def test_a_window_too_small_for_an_assessment_says_what_leaving_means_and_lets_one_go(
    tmp_path: Path,
) -> None:
    app = stage.talking(stage.desk(tmp_path), "assess")
    async with app.run_test() as pilot:
        await pilot.resize_terminal(60, 16)
        await settle(pilot)
        assert shows(pilot, "this assessment counts as unfinished")
        await pilot.press("ctrl+q")
    assert app.failure is None
    app.close_talk()


async def test_an_app_that_opens_too_small_says_so(tmp_path: Path) -> None:
    async with stage.app(stage.desk(tmp_path)).run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        assert isinstance(pilot.app.screen, TooSmallScreen)
        assert shows(pilot, "simulator play --plain")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_theme_is_kept_for_next_time(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    async with stage.app(desk).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "t")
        assert pilot.app.theme == "light"
    assert read_settings(desk.places).theme == "light"
    assert stage.app(desk).theme == "light"


async def test_the_palette_offers_the_three_themes_help_and_quit(tmp_path: Path) -> None:
    async with stage.app(stage.desk(tmp_path)).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p")
        assert isinstance(pilot.app.screen, CommandPalette)
        app = pilot.app
        assert isinstance(app, SimulatorApp)
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert titles == ["Theme: dark", "Theme: light", "Theme: high contrast", "Help", "Quit"]


async def test_ctrl_c_says_what_quits_over_nothing_that_is_read_or_chosen(tmp_path: Path) -> None:
    app = stage.talking(stage.desk(tmp_path))
    async with app.run_test(size=stage.NARROW, notifications=True) as pilot:
        before = stage.drawn(pilot)
        await press(pilot, "ctrl+c")
        now = stage.drawn(pilot)
        assert now[0].rstrip().endswith("Press ctrl+q to quit.")
        assert now[1:] == before[1:]
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        assert "ctrl+q" not in stage.drawn(pilot)[0]


async def test_help_tells_the_keys_of_the_screen_below(tmp_path: Path) -> None:
    async with stage.talking(stage.desk(tmp_path)).run_test() as pilot:
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        for words in ("Send the highlighted reply", "A hint; hints are counted", "A page up"):
            assert shows(pilot, words)
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, ConversationScreen)


@pytest.mark.parametrize("theme", ["dark", "light", "high-contrast"])
async def test_every_screen_can_be_drawn_in_every_theme(tmp_path: Path, theme: str) -> None:
    async with stage.app(stage.desk(tmp_path)).run_test() as pilot:
        pilot.app.theme = theme
        await settle(pilot)
        await press(pilot, "enter", "enter")
        await stage.answer(pilot, *stage.GOOD_PATH)
        await press(pilot, "f", "escape", "enter", "r")
        assert shows(pilot, "Your role, the facts and your limits")


async def test_what_goes_wrong_in_a_worker_is_kept_as_it_was(tmp_path: Path) -> None:
    app = stage.talking(stage.desk(tmp_path))
    with pytest.raises(Exception, match="secret"):
        async with app.run_test() as pilot:
            app.run_worker(_fail())
            await settle(pilot)
    assert isinstance(app.failure, ZeroDivisionError)
    app.close_talk()


async def _fail() -> None:
    raise ZeroDivisionError("secret")
