"""The conversation: playing a whole talk by keyboard or by mouse, and what it does not allow."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from simulator.model.session import Mode
from simulator.playing.looking_back import PlayedTalk
from simulator.storage.journal import Journal
from simulator.tui import review
from simulator.tui.screens.confirm import ConfirmScreen
from simulator.tui.screens.conversation import ConversationScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.facts import FactsScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.widgets.key_bar import KeyBar
from simulator.tui.widgets.replies import Replies
from tests.tui import stage
from tests.tui.stage import answer, press, settle, shows, talk_of


def screen_of(pilot: Pilot[int]) -> ConversationScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ConversationScreen)
    return screen


def keys_of(pilot: Pilot[int]) -> str:
    return pilot.app.screen.query_one(KeyBar).render().plain


async def test_a_whole_talk_goes_by_keyboard_alone(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    async with stage.talking(desk).run_test() as pilot:
        await answer(pilot, *stage.GOOD_PATH)
        assert shows(pilot, "The conversation is over")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DebriefScreen)
        assert shows(pilot, "What became of Dana")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert desk.overview().offered[0].record is not None


async def test_a_whole_talk_goes_by_mouse_alone(tmp_path: Path) -> None:
    async with stage.talking(stage.desk(tmp_path)).run_test() as pilot:
        for reply in stage.GOOD_PATH:
            replies = screen_of(pilot).replies
            row = replies.get_option_index(reply) + 1
            for _ in range(2):
                await pilot.click(Replies, offset=(10, row))
                await settle(pilot)
        assert talk_of(pilot).ended
        await pilot.click("Over", offset=(5, 1))
        await settle(pilot)
        assert isinstance(pilot.app.screen, DebriefScreen)
        await pilot.click(KeyBar, offset=(stage.drawn(pilot)[-1].index("esc"), 0))
        await settle(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_a_digit_only_highlights_and_enter_without_a_highlight_sends_nothing(
    tmp_path: Path,
) -> None:
    async with stage.talking(stage.desk(tmp_path)).run_test() as pilot:
        await press(pilot, "enter")
        assert screen_of(pilot).replies.highlighted == 0
        await press(pilot, "2", "9", "1")
        assert screen_of(pilot).replies.highlighted == 0
        assert talk_of(pilot).turn == 1


async def test_a_second_enter_right_after_the_first_sends_nothing_more(tmp_path: Path) -> None:
    async with stage.talking(stage.desk(tmp_path)).run_test() as pilot:
        ids = [reply.id for reply in talk_of(pilot).choices]
        await pilot.press(str(ids.index("look-up") + 1), "enter", "enter")
        await settle(pilot)
        assert talk_of(pilot).state.chosen == ("look-up",)


async def test_a_reply_is_on_the_disk_before_it_is_shown_as_saved(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    async with stage.talking(desk).run_test() as pilot:
        assert not shows(pilot, "saved")
        await answer(pilot, "look-up")
        assert shows(pilot, "practice saved ✓")
        (journal,) = desk.places.sessions.glob("*.jsonl")
        assert b'"reply":"look-up"' in journal.read_bytes()


async def test_practice_shows_the_answer_then_the_coaching_then_the_feelings(
    tmp_path: Path,
) -> None:
    async with stage.talking(stage.desk(tmp_path)).run_test() as pilot:
        await answer(pilot, "wait-some-more")
        text = "\n".join(stage.drawn(pilot))
        places = [text.index(part) for part in ("And when will", "Coaching", "Feelings")]
        assert places == sorted(places)
        assert "patience very low" in text


async def test_an_assessment_shows_no_coaching_no_feelings_no_hint_and_no_way_back(
    tmp_path: Path,
) -> None:
    async with stage.talking(stage.desk(tmp_path), "assess").run_test(size=stage.WIDE) as pilot:
        await answer(pilot, "wait-some-more")
        await press(pilot, "h", "u", "f")
        text = "\n".join(stage.drawn(pilot)).lower()
        for word in ("coaching", "feelings", "patience", "hint", "undo"):
            assert word not in text
        assert talk_of_below(pilot) == ("wait-some-more",)


def talk_of_below(pilot: Pilot[int]) -> tuple[str, ...]:
    assert isinstance(pilot.app.screen, FactsScreen)
    below = pilot.app.screen_stack[-2]
    assert isinstance(below, ConversationScreen)
    return below.talk.state.chosen


async def test_a_reply_can_be_taken_back_and_then_stands_no_longer(tmp_path: Path) -> None:
    async with stage.talking(stage.desk(tmp_path)).run_test() as pilot:
        await answer(pilot, "look-up")
        await press(pilot, "u")
        assert talk_of(pilot).state.chosen == ()
        assert talk_of(pilot).session.undos == 1
        assert not shows(pilot, "It has been at the depot")


async def test_a_hint_is_shown_and_counted(tmp_path: Path) -> None:
    async with stage.talking(stage.desk(tmp_path)).run_test() as pilot:
        await press(pilot, "h")
        assert shows(pilot, "Look before you answer.")
        assert talk_of(pilot).session.hints == 1
        assert screen_of(pilot).check_action("hint", ()) is None


async def test_a_note_is_kept_and_stands_with_the_facts(tmp_path: Path) -> None:
    async with stage.talking(stage.desk(tmp_path)).run_test() as pilot:
        await press(pilot, "n")
        pilot.app.screen.query_one(Input).value = "Call her [b]on[/b] Monday \x1b[31m"
        await press(pilot, "enter")
        assert talk_of(pilot).session.notes == ("Call her [b]on[/b] Monday ␛[31m",)
        await press(pilot, "f")
        assert shows(pilot, "Your notes")
        assert shows(pilot, "Call her [b]on[/b] Monday ␛[31m")


async def test_what_was_found_stands_with_the_facts(tmp_path: Path) -> None:
    async with stage.talking(stage.desk(tmp_path)).run_test() as pilot:
        await answer(pilot, "look-up")
        await press(pilot, "f")
        assert shows(pilot, "Found out")
        assert shows(pilot, "It has been at the depot since Friday.")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ConversationScreen)


async def test_leaving_keeps_the_talk_and_it_goes_on_where_it_was(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    async with stage.talking(desk).run_test() as pilot:
        await answer(pilot, "look-up")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert shows(pilot, "Go on with")
        await press(pilot, "enter")
        assert talk_of(pilot).state.chosen == ("look-up",)
        assert shows(pilot, "Well? What do you see?")


async def test_hints_and_notes_are_there_again_after_a_break(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    async with stage.talking(desk).run_test() as pilot:
        await press(pilot, "h", "h", "n", *"wedding", "enter")
        await answer(pilot, "look-up")
        as_left = list(screen_of(pilot).transcript.bubbles)
        await press(pilot, "escape", "enter")
        assert list(screen_of(pilot).transcript.bubbles) == as_left
        assert [bubble.kind for bubble in as_left].count("hint") == 1
        assert [bubble.kind for bubble in as_left].count("note") == 1


async def test_leaving_an_assessment_asks_first(tmp_path: Path) -> None:
    async with stage.talking(stage.desk(tmp_path), "assess").run_test() as pilot:
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ConfirmScreen)
        assert shows(pilot, "it is recorded as unfinished and counted")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ConversationScreen)
        await press(pilot, "escape", "down", "enter")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_quitting_in_an_assessment_asks_the_same_whatever_stands_over_it(
    tmp_path: Path,
) -> None:
    async with stage.talking(stage.desk(tmp_path), "assess").run_test() as pilot:
        for over in ([], ["f"], ["n"], ["escape"]):
            await press(pilot, *over, "ctrl+q", "ctrl+q")
            assert isinstance(pilot.app.screen, ConfirmScreen)
            await press(pilot, "enter")
            assert not isinstance(pilot.app.screen, ConfirmScreen)
            if not isinstance(pilot.app.screen, ConversationScreen):
                await press(pilot, "escape")
        assert pilot.app.is_running
        await press(pilot, "ctrl+q", "down")
        await pilot.press("enter")
    assert not pilot.app.is_running


@pytest.mark.parametrize("mode", ["practice", "assess"])
async def test_quitting_asks_nothing_where_nothing_is_counted(tmp_path: Path, mode: Mode) -> None:
    async with stage.talking(stage.desk(tmp_path), mode).run_test() as pilot:
        if mode == "assess":
            await answer(pilot, *stage.GOOD_PATH)
        await pilot.press("ctrl+q")
        assert not isinstance(pilot.app.screen, ConfirmScreen)


async def test_a_disk_that_refuses_stops_the_talk_and_says_so_for_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = stage.desk(tmp_path)
    async with stage.talking(desk).run_test() as pilot:
        await answer(pilot, "look-up")

        def refuse(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("simulator.storage.journal.sync_file", refuse)
        await answer(pilot, "wait-some-more")
        assert shows(pilot, "✗ Not saved, so the talk stops here.")
        assert shows(pilot, "No space left on device")
        assert talk_of(pilot).state.chosen == ("look-up",)
        await press(pilot, "1", "enter", "u", "h")
        assert shows(pilot, "✗ Not saved, so the talk stops here.")
        assert talk_of(pilot).state.chosen == ("look-up",)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
    (journal,) = desk.places.sessions.glob("*.jsonl")
    reopened, events, torn = Journal.reopen(journal)
    reopened.close()
    assert len(events) == 2
    assert torn == b""


async def test_the_key_bar_shows_what_works_and_each_key_does_it(tmp_path: Path) -> None:
    async with stage.talking(stage.desk(tmp_path)).run_test() as pilot:
        assert keys_of(pilot) == "↵ Send  f Facts  h Hint  u Undo  n Note  esc Leave  ? Help"
        await answer(pilot, *stage.GOOD_PATH)
        assert keys_of(pilot).startswith("↵ See how it went")


async def test_the_key_bar_fits_the_narrowest_window(tmp_path: Path) -> None:
    async with stage.talking(stage.desk(tmp_path)).run_test(size=stage.NARROW) as pilot:
        for _ in range(4):
            await press(pilot, "n", "x", "enter")
        await answer(pilot, "look-up", "wait-some-more")
        await press(pilot, "pageup")
        assert "Latest" in keys_of(pilot)
        assert stage.drawn(pilot)[-1].strip() == keys_of(pilot)


async def test_the_customer_is_a_line_where_it_is_narrow_and_a_card_where_it_is_wide(
    tmp_path: Path,
) -> None:
    async with stage.talking(stage.desk(tmp_path)).run_test(size=stage.NARROW) as pilot:
        screen = screen_of(pilot)
        assert (screen.strip.display, screen.card.display) == (True, False)
        await pilot.resize_terminal(*stage.WIDE)
        await pilot.pause()
        assert (screen.strip.display, screen.card.display) == (False, True)
        assert shows(pilot, "Your briefing")


async def test_resizing_in_mid_talk_keeps_the_highlight_and_the_place(tmp_path: Path) -> None:
    async with stage.talking(stage.desk(tmp_path)).run_test(size=stage.NARROW) as pilot:
        await answer(pilot, "look-up")
        await press(pilot, "2")
        for size in (stage.WIDE, (100, 30), stage.NARROW):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert screen_of(pilot).replies.highlighted == 1
            assert shows(pilot, "Well? What do you see?")


async def test_a_talk_that_was_taken_up_from_another_says_so_at_the_top(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    earlier = stage.played(desk, "look-up", "wait-some-more")
    talk = review.branch(desk, PlayedTalk(earlier.cast, earlier.session), 2)
    async with stage.app(desk, talk).run_test() as pilot:
        await settle(pilot)
        assert "turn 2, taken up at 2" in stage.drawn(pilot)[0]
        assert shows(pilot, "Taken up at turn 2 of an earlier talk")
