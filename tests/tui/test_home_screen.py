"""Home: what it lists, how one finds something in it, and what it says where there is nothing."""

from pathlib import Path

from textual.pilot import Pilot

from simulator.authoring.library import open_library
from simulator.tui.desk import Desk
from simulator.tui.screens.briefing import BriefingScreen
from simulator.tui.screens.facts import FactsScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.widgets.key_bar import KeyBar
from tests import samples
from tests.tui import stage
from tests.tui.looking_back import keys
from tests.tui.stage import press, settle, shows


def another(folder: Path, name: str, title: str, situation: str = "blame") -> None:
    text = samples.SCENARIO_TEXT.replace("id: late-parcel", f"id: {name}", 1)
    text = text.replace("The late parcel", title).replace("[blame]", f"[{situation}]")
    stage.write(folder / "library", f"{name}/scenario.yaml", text)


def reopened(desk: Desk, folder: Path) -> Desk:
    desk.library = open_library([folder / "library"])
    return desk


async def test_a_scenario_is_listed_with_level_time_best_and_last(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    stage.played(desk, *stage.LOST_PATH)
    async with stage.app(desk).run_test() as pilot:
        await settle(pilot)
        row = next(row for row in stage.drawn(pilot) if "■" in row)
        assert row.split() == ["The", "late", "parcel", "■■···", "3", "min", "16.6%", "✗", "today"]
        assert shows(pilot, "16.6%, not passed, under the rubric “Fair and square”.")
        assert shows(pilot, "Due again in 1 day.")


async def test_what_is_due_has_a_mark_and_the_word(tmp_path: Path) -> None:
    stage.played(stage.desk(tmp_path), *stage.GOOD_PATH)
    later = stage.desk(tmp_path, now="2026-02-11T00:00:00.000Z")
    async with stage.app(later).run_test() as pilot:
        await settle(pilot)
        row = next(row for row in stage.drawn(pilot) if "■" in row)
        assert "● The late parcel" in row
        assert "due" in row
        assert shows(pilot, "Due: a good day to practise it again.")


async def test_unfinished_talks_come_first(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    stage.played(desk, "look-up")
    async with stage.app(desk).run_test() as pilot:
        await settle(pilot)
        rows = stage.drawn(pilot)
        go_on = next(number for number, row in enumerate(rows) if "Go on with" in row)
        scenarios = next(number for number, row in enumerate(rows) if "Scenarios" in row)
        assert go_on < scenarios
        assert shows(pilot, "You left this talk after 1 turn.")


async def test_from_the_last_row_home_leads_back_to_the_first_heading(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    stage.played(desk, "look-up")
    for number in range(20):
        another(tmp_path, f"parcel-{number}", f"Parcel {number}")
    async with stage.app(reopened(desk, tmp_path)).run_test(size=stage.NARROW) as pilot:
        await settle(pilot)
        await press(pilot, "end")
        assert not shows(pilot, "Go on with")
        await press(pilot, "home")
        assert shows(pilot, "Go on with")


async def test_typing_narrows_the_list_and_escape_shows_everything_again(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    another(tmp_path, "boots", "The astronaut boots")
    async with stage.app(reopened(desk, tmp_path)).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"astro")
        assert shows(pilot, "The astronaut boots")
        assert not shows(pilot, "The late parcel")
        await press(pilot, *"xyz")
        assert shows(pilot, "Nothing has these words.")
        await press(pilot, "escape")
        assert shows(pilot, "The late parcel")
        await press(pilot, "slash", *"boots", "enter", "enter")
        assert isinstance(pilot.app.screen, BriefingScreen)
        assert shows(pilot, "The astronaut boots")


async def test_a_broken_file_shows_its_problems_and_hides_nothing_else(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    stage.write(
        tmp_path / "library", "broken/scenario.yaml", "format: scenario/1\nid: broken\ncolor: 3\n"
    )
    async with stage.app(reopened(desk, tmp_path)).run_test(size=stage.WIDE) as pilot:
        await settle(pilot)
        assert shows(pilot, "The late parcel")
        await press(pilot, "down")
        assert shows(pilot, "broken cannot be played")
        assert "scenario.yaml:" in "".join("".join(stage.drawn(pilot)).split())
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FactsScreen)
        assert shows(pilot, "The file has no key `color`.")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    desk.library = open_library([])
    async with stage.app(desk).run_test() as pilot:
        await settle(pilot)
        assert shows(pilot, "There is no scenario to practise.")
        assert shows(pilot, "simulator new scenario")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_the_keys_are_those_that_do_something(tmp_path: Path) -> None:
    async with stage.app(stage.desk(tmp_path)).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"late")
        assert keys(pilot) == "↵ To the list  esc Everything  ctrl+q Quit"
        await press(pilot, *"zz")
        assert keys(pilot) == "esc Everything  ctrl+q Quit"
        await press(pilot, "escape")
        assert keys(pilot) == "↵ Open  / Filter  p Progress  t Theme  ? Help  ctrl+q Quit"
    desk = stage.desk(tmp_path)
    desk.library = open_library([])
    async with stage.app(desk).run_test() as pilot:
        await settle(pilot)
        assert keys(pilot) == "p Progress  t Theme  ? Help  ctrl+q Quit"


async def test_a_scenario_says_in_which_other_languages_it_can_be_played(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    stage.write(tmp_path / "library", "late-parcel/he.yaml", stage.HEBREW)
    async with stage.app(reopened(desk, tmp_path)).run_test() as pilot:
        await settle(pilot)
        assert shows(pilot, "Also in עברית (he).")


async def test_a_talk_that_cannot_be_opened_says_why_and_the_rest_goes_on(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    stage.played(desk, "look-up")
    (waiting,) = desk.overview().waiting
    held = desk.resume(waiting.journal)
    async with stage.app(desk).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert shows(pilot, "This talk is open in another window.")
        held.close()
        await press(pilot, "enter")
        assert stage.talk_of(pilot).state.chosen == ("look-up",)


async def test_it_can_be_used_by_mouse_alone(tmp_path: Path) -> None:
    async with stage.app(stage.desk(tmp_path)).run_test() as pilot:
        await settle(pilot)
        await pilot.click("ScenarioList", offset=(10, 1))
        await settle(pilot)
        assert isinstance(pilot.app.screen, BriefingScreen)


async def test_its_keys_fit_the_narrowest_window(tmp_path: Path) -> None:
    async with stage.app(stage.desk(tmp_path)).run_test() as pilot:
        await settle(pilot)
        assert stage.drawn(pilot)[-1].strip() == (
            "↵ Open  / Filter  p Progress  t Theme  ? Help  ctrl+q Quit"
        )
        await click_key(pilot, "? Help")
        assert shows(pilot, "On this screen")


async def click_key(pilot: Pilot[int], key: str) -> None:
    column = stage.drawn(pilot)[-1].index(key)
    await pilot.click(KeyBar, offset=(column, 0))
    await settle(pilot)
