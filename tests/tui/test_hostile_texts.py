"""Foreign texts are shown as they are, on every screen, and do nothing."""

from pathlib import Path

from textual.widgets import Input

from simulator.tui.screens.conversation import ConversationScreen
from simulator.tui.screens.home import HomeScreen
from tests.tui import stage
from tests.tui.hostile import LONG, MARKUP, hostile_scenario
from tests.tui.stage import answer, press, settle, shows
from tests.tui.terminal import Terminal


async def test_what_looks_like_markup_is_shown_on_every_screen(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path, hostile_scenario(MARKUP))
    async with stage.app(desk).run_test(size=(98, 60)) as pilot:
        await settle(pilot)
        assert shows(pilot, f"{MARKUP} A parcel is a week late")
        await press(pilot, "enter")
        assert shows(pilot, f"{MARKUP} You answer the telephone")
        await press(pilot, "enter", "h", "n")
        pilot.app.screen.query_one(Input).value = MARKUP
        await press(pilot, "enter")
        for text in ("Where is my parcel", "Look before you answer"):
            assert shows(pilot, f"{MARKUP} {text}")
        await answer(pilot, "look-up", "it-is-at-the-depot")
        assert shows(pilot, f"{MARKUP} It has been at the depot")
        assert shows(pilot, f"{MARKUP} A fact, and somebody")
        await press(pilot, "f")
        assert shows(pilot, f"Your notes {MARKUP}")
        assert shows(pilot, f"{MARKUP} Angry and short of time.")
        await press(pilot, "escape")
        await answer(pilot, "tomorrow-by-noon")
        await press(pilot, "enter")
        assert shows(pilot, f"{MARKUP} She orders again")


async def test_a_click_on_what_looks_like_a_link_does_nothing(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path, hostile_scenario("[@click=app.quit]xxxxxxxxxxxxxxxxxxxx[/]"))
    async with stage.talking(desk).run_test() as pilot:
        row = next(row for row, text in enumerate(stage.drawn(pilot)) if "Where is my" in text)
        for column in range(0, 80, 6):
            await pilot.click(offset=(column, row))
        await settle(pilot)
        assert isinstance(pilot.app.screen, ConversationScreen)


async def test_twenty_thousand_characters_in_every_text_are_survived_on_every_screen(
    tmp_path: Path,
) -> None:
    desk = stage.desk(tmp_path, hostile_scenario(LONG))
    async with stage.app(desk).run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "f", "escape")
        await answer(pilot, *stage.GOOD_PATH)
        await press(pilot, "enter", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


def test_no_foreign_escape_sequence_reaches_the_terminal(tmp_path: Path) -> None:
    with Terminal(str(tmp_path), "hostile") as terminal:
        terminal.wait_for("ctrl+q")
        terminal.wait_for("[REF-4471]")
        terminal.type("\r")
        terminal.wait_for("Scored by")
        terminal.type("\r")
        terminal.wait_for("What do you answer?")
        terminal.type("1\r")
        terminal.wait_for("saved")
        terminal.type("f")
        terminal.wait_for("esc Back")
        terminal.type("\x1b")
        terminal.type("\x11")
        assert terminal.wait_for_end() == 0
        for foreign in (
            b"\x1b]52",
            b"\x1b]0;owned",
            b"\x1b[31;41;5m",
            b"\x1b[6n",
            "\x9b6n".encode(),
        ):
            assert foreign not in terminal.output
        for control in "\u202e\u2066":
            assert control not in terminal.text
        assert "␛]52;c;" in terminal.text
        assert "order [12 [REF-4471]" in terminal.text
