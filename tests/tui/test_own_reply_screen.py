"""A reply of the trainee's own to the turning point."""

from pathlib import Path

from textual.widgets import TextArea

from simulator.storage.own_replies import kept
from simulator.tui.screens.confirm import ConfirmScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.own_reply import OwnReplyScreen
from simulator.tui.widgets.checklist import Checklist
from tests.tui import stage
from tests.tui.hostile import MARKUP, SEQUENCES
from tests.tui.looking_back import TURNED, debriefing
from tests.tui.stage import press, settle, shows


async def test_it_is_written_ticked_and_kept_and_then_stands_in_the_debrief(
    tmp_path: Path,
) -> None:
    desk = stage.desk(tmp_path)
    async with debriefing(desk, *TURNED) as pilot:
        await press(pilot, "w")
        assert shows(pilot, "Dana Thank you. And when?")
        assert shows(pilot, "You Today, surely.")
        await press(pilot, *"Noon", "tab", "space", "ctrl+s")
        assert isinstance(pilot.app.screen, DebriefScreen)
        assert shows(pilot, "You would say Noon")
    (journal,) = desk.places.sessions.glob("*.jsonl")
    (own,) = kept(desk.places, journal.stem)
    assert (own.turn, own.text) == (3, "Noon")
    assert own.looked_for == ("informs", "over-promises")
    assert own.found == ("informs",)


async def test_what_to_look_for_comes_from_the_strongest_reply_then_from_the_one_given(
    tmp_path: Path,
) -> None:
    async with debriefing(stage.desk(tmp_path), *TURNED) as pilot:
        await press(pilot, "w", "tab")
        assert shows(pilot, "· informs · over-promises as the reply you gave")
        assert shows(pilot, "It is It is said. It isn't It is not.")


async def test_what_was_said_stays_in_view_beside_the_list(tmp_path: Path) -> None:
    async with debriefing(stage.desk(tmp_path), *TURNED, size=stage.NARROW) as pilot:
        await press(pilot, "w", "tab")
        assert shows(pilot, "Dana Thank you. And when?")
        assert shows(pilot, "You Today, surely.")


async def test_a_tick_can_be_taken_away_and_set_with_the_mouse(tmp_path: Path) -> None:
    async with debriefing(stage.desk(tmp_path), *TURNED) as pilot:
        await press(pilot, "w", "tab", "space")
        checklist = pilot.app.screen.query_one(Checklist)
        assert checklist.ticked == ("informs",)
        await press(pilot, "space")
        await pilot.click(Checklist, offset=(5, 1))
        await settle(pilot)
        assert checklist.ticked == ("over-promises",)


async def test_nothing_is_kept_without_words(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    async with debriefing(desk, *TURNED) as pilot:
        await press(pilot, "w", "ctrl+s")
        assert isinstance(pilot.app.screen, OwnReplyScreen)
    assert not desk.places.own_replies.exists()


async def test_leaving_with_words_asks_first_and_without_does_not(tmp_path: Path) -> None:
    async with debriefing(stage.desk(tmp_path), *TURNED) as pilot:
        await press(pilot, "w", "escape")
        assert isinstance(pilot.app.screen, DebriefScreen)
        await press(pilot, "w", "x", "escape")
        assert isinstance(pilot.app.screen, ConfirmScreen)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, OwnReplyScreen)
        await press(pilot, "escape", "down", "enter")
        assert isinstance(pilot.app.screen, DebriefScreen)


async def test_a_disk_that_refuses_loses_no_words(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    async with debriefing(desk, *TURNED) as pilot:
        desk.places.own_replies.write_text("in the way", encoding="utf-8")
        await press(pilot, "w", "x", "ctrl+s")
        assert shows(pilot, "✗ Not kept.")
        assert pilot.app.screen.query_one(TextArea).text == "x"


async def test_what_is_pasted_is_plain_text_and_stays_so(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    async with debriefing(desk, *TURNED, size=stage.WIDE) as pilot:
        await press(pilot, "w")
        area = pilot.app.screen.query_one(TextArea)
        area.load_text(f"{MARKUP} {SEQUENCES}")
        await settle(pilot)
        assert "\x1b" not in area.text
        await press(pilot, "ctrl+s")
        assert shows(pilot, f"You would say {MARKUP} ␛]52;c;")
