"""The debrief: its first view, what stands behind the keys, and the three ways on."""

from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from simulator.authoring.library import open_library
from simulator.storage.attempts import kept_sessions
from simulator.tui.screens.briefing import BriefingScreen
from simulator.tui.screens.conversation import ConversationScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.export import ExportScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.screens.own_reply import OwnReplyScreen
from simulator.tui.widgets.view_bar import ViewBar
from tests import samples
from tests.tui import stage
from tests.tui.hostile import LONG, MARKUP, SEQUENCES, hostile_scenario
from tests.tui.looking_back import GOOD, TURNED, debriefing, keys
from tests.tui.stage import press, settle, shows, talk_of


async def test_the_first_view_tells_the_ending_the_turning_point_and_one_thing_but_no_number(
    tmp_path: Path,
) -> None:
    async with debriefing(stage.desk(tmp_path), *TURNED) as pilot:
        assert shows(pilot, "What became of Dana")
        assert shows(pilot, "She never orders again.")
        assert shows(pilot, "Turn 3, you Today, surely.")
        assert shows(pilot, "After it a pass was out of reach.")
        assert shows(pilot, "Stronger Tomorrow by noon.")
        assert shows(pilot, "One thing to do next time Promise only what you checked.")
        assert "%" not in "".join(stage.drawn(pilot))


async def test_a_talk_that_nothing_turned_says_so_and_offers_the_start(tmp_path: Path) -> None:
    async with debriefing(stage.desk(tmp_path), *GOOD) as pilot:
        assert shows(pilot, "No single reply turned this talk.")
        assert shows(pilot, "Practise it once more, from the start")
        assert "Own reply" not in keys(pilot)
        await press(pilot, "r")
        assert isinstance(pilot.app.screen, BriefingScreen)


async def test_each_view_is_behind_its_digit_and_behind_its_name(tmp_path: Path) -> None:
    async with debriefing(stage.desk(tmp_path), *TURNED, size=stage.WIDE) as pilot:
        marks = (
            "What became of Dana",
            "is under the pass mark of 70%",
            "Turn 2 ✓ kept open what was possible",
            "What they see differently",
        )
        for number, mark in enumerate(marks, 1):
            await press(pilot, str(number))
            assert [shows(pilot, other) for other in marks] == [other == mark for other in marks]
        for column, mark in ((3, marks[0]), (20, marks[1]), (38, marks[2]), (58, marks[3])):
            await pilot.click(ViewBar, offset=(column, 0))
            await settle(pilot)
            assert shows(pilot, mark)


async def test_the_numbers_stand_against_the_pass_mark_and_with_their_evidence(
    tmp_path: Path,
) -> None:
    async with debriefing(stage.desk(tmp_path), "not-our-fault", size=stage.WIDE) as pilot:
        await press(pilot, "2")
        assert shows(pilot, "16.6% ✗ not passed")
        assert shows(pilot, "▲ pass 70%")
        assert shows(pilot, "✗ quarrelled (turn 1)")
        assert shows(pilot, "✗ Checking")
        assert shows(pilot, "0 of 2 guessed")
        assert shows(pilot, "Next time Look it up before you answer.")
        assert shows(pilot, "Not asked here: In public.")


async def test_the_turns_tell_verdicts_and_stronger_replies(tmp_path: Path) -> None:
    async with debriefing(stage.desk(tmp_path), *TURNED, size=stage.WIDE) as pilot:
        await press(pilot, "3")
        assert shows(pilot, "Turn 1 ✓ kept open what was possible")
        assert shows(pilot, "Found It has been at the depot since Friday.")
        assert shows(pilot, "Turn 3 ✗ put a pass out of reach the turning point")
        assert shows(pilot, "Stronger Tomorrow by noon.")
        assert shows(pilot, "Why It will not come today")


async def test_the_turns_can_be_narrowed_to_those_that_missed_something(tmp_path: Path) -> None:
    async with debriefing(stage.desk(tmp_path), *TURNED, size=stage.WIDE) as pilot:
        await press(pilot, "3", "x")
        assert shows(pilot, "Turn 3 ✗ put a pass out of reach")
        assert not shows(pilot, "Turn 1 ✓")
        await press(pilot, "x")
        assert shows(pilot, "Turn 1 ✓")


async def test_another_rubric_stands_beside_the_own_one_with_what_they_see_differently(
    tmp_path: Path,
) -> None:
    desk = stage.desk(tmp_path)
    lenient = samples.RUBRIC_TEXT
    for old, new in (
        ("id: fair", "id: a-lenient"),
        ("Fair and square", "Leniently"),
        ("id: checking\n    title: Checking", "id: looking\n    title: Looking"),
    ):
        lenient = lenient.replace(old, new, 1)
    stage.write(tmp_path / "library", "rubrics/a-lenient.yaml", lenient)
    desk.library = open_library([tmp_path / "library"])
    async with debriefing(desk, *TURNED, size=stage.WIDE) as pilot:
        await press(pilot, "4")
        assert shows(pilot, "Fair and square Leniently")
        assert shows(pilot, "Only “Fair and square” asks about Checking, at its best level.")
        assert shows(pilot, "Only “Leniently” asks about Looking, at its best level.")
        await press(pilot, "c")
        assert shows(pilot, "Fair and square To the letter")
        assert shows(pilot, "both ask the same of this talk and answer alike")


async def test_replaying_takes_the_talk_up_before_the_reply_that_turned_it(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    async with debriefing(desk, *TURNED) as pilot:
        await press(pilot, "r")
        assert isinstance(pilot.app.screen, ConversationScreen)
        talk = talk_of(pilot)
        assert talk.state.chosen == TURNED[:2]
        assert talk.start.mode == "practice"
        assert shows(pilot, "Thank you. And when?")
    branched, first = (session for _, session in kept_sessions(desk.places, []))
    if first.branched_from:
        branched, first = first, branched
    assert (branched.branched_from, branched.branched_at) == (first.session, 3)
    assert first.path == TURNED


async def test_a_talk_that_cannot_be_kept_does_not_begin_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with debriefing(stage.desk(tmp_path), *TURNED) as pilot:

        def refuse(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("simulator.storage.journal.sync_file", refuse)
        await press(pilot, "r")
        assert isinstance(pilot.app.screen, DebriefScreen)
        assert shows(pilot, "✗ The talk cannot begin, for it could not be kept.")


async def test_a_branched_talk_is_no_record_of_the_scenario(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    async with debriefing(desk, *TURNED) as pilot:
        await press(pilot, "r")
        await stage.answer(pilot, "tomorrow-by-noon")
    record = desk.overview().offered[0].record
    assert record is not None
    assert not record.best.passed


async def test_the_ways_on_can_be_taken_from_the_list_by_keyboard_and_by_mouse(
    tmp_path: Path,
) -> None:
    async with debriefing(stage.desk(tmp_path), *TURNED) as pilot:
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, OwnReplyScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, DebriefScreen)
        await pilot.click("WaysOn", offset=(10, 1))
        await settle(pilot)
        assert isinstance(pilot.app.screen, ConversationScreen)


async def test_the_next_scenario_is_the_one_that_is_new(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    other = samples.SCENARIO_TEXT.replace("id: late-parcel", "id: wet-parcel", 1)
    other = other.replace("The late parcel", "The wet parcel")
    stage.write(tmp_path / "library", "wet-parcel/scenario.yaml", other)
    desk.library = open_library([tmp_path / "library"])
    async with debriefing(desk, *TURNED) as pilot:
        assert shows(pilot, "Go on to “The wet parcel”, new to you")
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, BriefingScreen)
        assert shows(pilot, "The wet parcel")


@pytest.mark.parametrize(("choice", "suffix"), [((), "md"), (("down",), "html")])
async def test_it_is_exported_whole_and_says_where(
    tmp_path: Path, choice: tuple[str, ...], suffix: str
) -> None:
    desk = stage.desk(tmp_path)
    async with debriefing(desk, *TURNED, size=stage.WIDE) as pilot:
        await press(pilot, "e", *choice, "enter")
        assert isinstance(pilot.app.screen, ExportScreen)
        assert shows(pilot, "✓ Written to")
        (file,) = desk.places.exports.iterdir()
        assert file.suffix == f".{suffix}"
        assert file.name in "".join(stage.drawn(pilot)).replace("│", "").replace(" ", "")
        assert "She never orders again." in file.read_text(encoding="utf-8").replace("\\", "")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, DebriefScreen)


async def test_an_export_that_fails_leaves_nothing_and_says_why(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    async with debriefing(desk, *TURNED) as pilot:
        desk.places.exports.write_text("in the way", encoding="utf-8")
        await press(pilot, "e", "enter")
        assert shows(pilot, "✗ Nothing was written.")


async def test_a_talk_that_was_left_says_so_instead(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    async with debriefing(desk, "look-up") as pilot:
        assert shows(pilot, "This talk was left before its ending")
        assert keys(pilot) == "esc Back  ? Help"
        await press(pilot, "2", "3", "4", "r", "w", "n", "e", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_its_keys_fit_the_narrowest_window(tmp_path: Path) -> None:
    async with debriefing(stage.desk(tmp_path), *TURNED) as pilot:
        for view in "1234":
            await press(pilot, view)
            assert keys(pilot).endswith("? Help")


async def test_it_wraps_anew_for_each_width(tmp_path: Path) -> None:
    long = samples.SCENARIO_TEXT.replace("She never orders again.", "She never " * 30)
    async with debriefing(stage.desk(tmp_path, long), *TURNED, size=(98, 30)) as pilot:
        for size in (stage.NARROW, (98, 30), (84, 26)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            text = pilot.app.screen.query_one("#page", VerticalScroll)
            assert shows(pilot, "She never " * 29 + "She never")
            assert text.max_scroll_x == 0


async def test_hostile_texts_are_shown_and_do_nothing(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path, hostile_scenario(f"{MARKUP} {SEQUENCES}"))
    async with debriefing(desk, *TURNED, size=(98, 90)) as pilot:
        for view, text in (
            ("1", "She never orders again."),
            ("2", "Not asked here"),
            ("3", "Today, surely."),
            ("4", "What they see differently"),
        ):
            await press(pilot, view)
            assert shows(pilot, text)
            if view in "13":
                assert shows(pilot, f"{MARKUP} ␛]52;c;aG9zdGlsZQ==␇ ␛[31;41;5m")
            assert "\x1b" not in "".join(stage.drawn(pilot))


async def test_texts_of_twenty_thousand_characters_are_survived(tmp_path: Path) -> None:
    async with debriefing(stage.desk(tmp_path, hostile_scenario(LONG)), *TURNED) as pilot:
        await press(pilot, "2", "3", "w", "escape")
        assert isinstance(pilot.app.screen, DebriefScreen)
