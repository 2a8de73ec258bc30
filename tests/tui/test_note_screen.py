"""The line on which a note is written takes what fits, and says what it left out."""

from pathlib import Path

from textual import events
from textual.pilot import Pilot

from simulator.tui.screens.note import NoteInput
from tests.tui import stage
from tests.tui.stage import press, settle, shows, talk_of

FULL = "A note holds 2,000 characters; the rest is left out."


async def paste(pilot: Pilot[int], text: str) -> None:
    pilot.app.screen.query_one(NoteInput).post_message(events.Paste(text))
    await settle(pilot)


async def test_of_a_text_too_long_what_fits_is_taken_and_the_rest_is_said_to_be_left_out(
    tmp_path: Path,
) -> None:
    async with stage.talking(stage.desk(tmp_path)).run_test() as pilot:
        await press(pilot, "n", "a")
        await paste(pilot, "b" * 10_000)
        assert shows(pilot, FULL)
        await press(pilot, "c", "enter")
        assert talk_of(pilot).session.notes == ("a" + "b" * 1_999,)


async def test_of_several_lines_all_are_taken(tmp_path: Path) -> None:
    async with stage.talking(stage.desk(tmp_path)).run_test() as pilot:
        await press(pilot, "n")
        await paste(pilot, "Ring the depot,\nthen ring her.\n")
        assert not shows(pilot, FULL)
        await press(pilot, "enter")
        assert talk_of(pilot).session.notes == ("Ring the depot, then ring her.",)
