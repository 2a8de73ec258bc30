"""The briefing: what it tells, and what is chosen there."""

from pathlib import Path

import pytest

from simulator.authoring.library import open_library
from simulator.playing.opening import cast_of
from simulator.tui.desk import Desk
from simulator.tui.preset import Preset
from simulator.tui.screens.briefing import BriefingScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.settings import Settings, read_settings
from simulator.tui.widgets.choice import Choice
from tests import samples
from tests.tui import stage
from tests.tui.stage import press, settle, shows, talk_of


def preset(folder: Path, text: str = samples.SCENARIO_TEXT) -> tuple[Desk, Preset]:
    desk = stage.desk(folder, text)
    return desk, desk.preset(desk.library.scenario("late-parcel"))


async def test_it_tells_the_role_the_customer_and_what_the_choices_mean(tmp_path: Path) -> None:
    async with stage.app(*preset(tmp_path)).run_test() as pilot:
        await settle(pilot)
        assert shows(pilot, "You answer the telephone of a parcel service.")
        assert shows(pilot, "Angry and short of time.")
        assert shows(pilot, "coaching after each reply")
        assert shows(pilot, "Look first, then say what is so.")


async def test_a_talk_begins_in_practice_under_the_scenarios_own_rubric(tmp_path: Path) -> None:
    async with stage.app(*preset(tmp_path)).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        start = talk_of(pilot).start
        assert (start.mode, start.rubric, start.attempt) == ("practice", "fair", 1)


async def test_mode_and_rubric_are_chosen_by_arrows_or_by_letters(tmp_path: Path) -> None:
    desk, begun = preset(tmp_path)
    async with stage.app(desk, begun).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "right", "down", "right")
        assert shows(pilot, "no coaching and no way back until the end")
        assert shows(pilot, "To the letter")
        await press(pilot, "r", "r", "m", "m", "enter")
        start = talk_of(pilot).start
        assert (start.mode, start.rubric) == ("assess", "strict")


async def test_mode_and_rubric_are_chosen_by_mouse(tmp_path: Path) -> None:
    async with stage.app(*preset(tmp_path)).run_test() as pilot:
        await settle(pilot)
        await pilot.click("#mode")
        await pilot.click("#rubric")
        await settle(pilot)
        await pilot.click("KeyBar", offset=(2, 0))
        await settle(pilot)
        start = talk_of(pilot).start
        assert (start.mode, start.rubric) == ("assess", "strict")


def translated(folder: Path, *texts: str) -> Desk:
    desk, _ = preset(folder)
    for number, text in enumerate(texts or (stage.HEBREW,)):
        stage.write(folder / "library", f"late-parcel/{number}.yaml", text)
    desk.library = open_library([folder / "library"])
    return desk


async def test_a_scenario_in_one_language_offers_no_choice_of_them(tmp_path: Path) -> None:
    async with stage.app(*preset(tmp_path)).run_test() as pilot:
        await settle(pilot)
        assert not shows(pilot, "Language")


async def test_the_language_of_the_talk_is_chosen_by_a_letter(tmp_path: Path) -> None:
    desk = translated(tmp_path)
    begun = desk.preset(desk.library.scenario("late-parcel"))
    async with stage.app(desk, begun).run_test() as pilot:
        await settle(pilot)
        assert shows(pilot, "‹ English (en) › 1 of 2")
        assert shows(pilot, "You answer the telephone of a parcel service.")
        await press(pilot, "l")
        assert shows(pilot, "‹ עברית (he) › 2 of 2")
        assert shows(pilot, "החבילה המאחרת about 3 min")
        assert shows(pilot, "את עונה לטלפון של חברת משלוחים.")
        await press(pilot, "enter")
        assert talk_of(pilot).start.language == "he"
        assert talk_of(pilot).line.customer == "איפה החבילה שלי?"


async def test_the_language_is_chosen_by_arrows_and_by_mouse(tmp_path: Path) -> None:
    desk = translated(tmp_path)
    begun = desk.preset(desk.library.scenario("late-parcel"))
    async with stage.app(desk, begun).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "up", "left")
        assert shows(pilot, "‹ עברית (he) ›")
        await pilot.click("#language")
        await settle(pilot)
        assert shows(pilot, "‹ English (en) ›")


async def test_the_language_is_remembered_where_a_scenario_is_to_be_had_in_it(
    tmp_path: Path,
) -> None:
    desk = translated(tmp_path)
    begun = desk.preset(desk.library.scenario("late-parcel"))
    async with stage.app(desk, begun).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "l", "escape", "enter")
        assert shows(pilot, "‹ עברית (he) › 1 of 2")
        await press(pilot, "escape", "t", "enter")
        assert shows(pilot, "‹ עברית (he) ›")
    assert read_settings(desk.places) == Settings(theme="light", language="he")


async def test_a_language_that_was_asked_for_is_the_one_chosen(tmp_path: Path) -> None:
    desk = translated(tmp_path)
    asked = Preset(cast_of(desk.library, "late-parcel", None, "he", ""))
    async with stage.app(desk, asked).run_test() as pilot:
        await settle(pilot)
        assert shows(pilot, "‹ עברית (he) › 1 of 2")
        await press(pilot, "enter")
        assert talk_of(pilot).start.language == "he"


async def test_a_translation_of_an_earlier_version_says_so_and_a_broken_one_is_left_out(
    tmp_path: Path,
) -> None:
    late = samples.SCENARIO_TEXT.replace("version: 1", "version: 2", 1)
    desk = translated(tmp_path, stage.HEBREW, "format: translation/1\nlanguage: el\n")
    stage.write(tmp_path / "library", "late-parcel/scenario.yaml", late)
    desk.library = open_library([tmp_path / "library"])
    begun = desk.preset(desk.library.scenario("late-parcel"))
    async with stage.app(desk, begun).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "l")
        assert shows(pilot, "2 of 2")
        assert shows(pilot, "translated from an earlier version")


async def test_a_mode_that_was_asked_for_is_the_one_chosen(tmp_path: Path) -> None:
    desk, plain = preset(tmp_path)
    asked = Preset(plain.cast, "assess", 7)
    async with stage.app(desk, asked).run_test() as pilot:
        await settle(pilot)
        assert pilot.app.screen.query_one("#mode", Choice).chosen == "assess"
        await press(pilot, "enter")
        assert talk_of(pilot).start.seed == 7


async def test_a_talk_with_abuse_says_so_beforehand(tmp_path: Path) -> None:
    abusive = samples.SCENARIO_TEXT.replace("[blame]", "[blame, abuse]")
    vocabulary = stage.VOCABULARY + "  - {id: abuse, title: Abuse}\n"
    desk, _ = preset(tmp_path)
    stage.write(tmp_path / "library", "vocabulary.yaml", vocabulary)
    stage.write(tmp_path / "library", "late-parcel/scenario.yaml", abusive)
    desk.library = open_library([tmp_path / "library"])
    told = desk.preset(desk.library.scenario("late-parcel"))
    async with stage.app(desk, told).run_test() as pilot:
        await settle(pilot)
        assert shows(pilot, "This conversation contains shouting and insults.")


async def test_a_disk_that_refuses_is_told_and_nothing_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, begun = preset(tmp_path)
    async with stage.app(desk, begun).run_test() as pilot:
        await settle(pilot)

        def refuse(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("simulator.storage.journal.sync_file", refuse)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, BriefingScreen)
        assert shows(pilot, "The talk cannot begin")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
