"""Progress and drills: the same facts as `simulator progress`, and decisions taken once more."""

from pathlib import Path

from simulator.tui import review
from simulator.tui.screens.briefing import BriefingScreen
from simulator.tui.screens.debrief import DebriefScreen
from simulator.tui.screens.drill import DrillScreen
from simulator.tui.screens.facts import FactsScreen
from simulator.tui.screens.home import HomeScreen
from simulator.tui.screens.progress import ProgressScreen
from simulator.tui.widgets.replies import Replies
from tests import samples
from tests.tui import stage
from tests.tui.hostile import LONG, MARKUP, SEQUENCES, hostile_scenario
from tests.tui.looking_back import GOOD, TURNED, finished, keys
from tests.tui.stage import press, settle, shows

ARGUED = ("not-our-fault",)


async def test_without_a_talk_it_says_how_to_begin(tmp_path: Path) -> None:
    async with stage.app(stage.desk(tmp_path)).run_test() as pilot:
        await press(pilot, "p")
        for view in "1234":
            await press(pilot, view)
            assert not shows(pilot, "Drills of")
        assert keys(pilot) == "esc Back  ? Help"
        await press(pilot, "1")
        assert shows(pilot, "No talk has been finished yet.")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_talks_are_listed_and_open_their_debrief(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    finished(desk, *ARGUED)
    stage.played(desk, "look-up")
    async with stage.app(desk).run_test() as pilot:
        await press(pilot, "p")
        assert shows(pilot, "The late parcel 2026-02-10 16.6% ✗ practice Fair and square")
        assert shows(pilot, "1 talk, 1 unfinished")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DebriefScreen)
        assert shows(pilot, "What became of Dana")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ProgressScreen)


async def test_replays_are_told_apart_and_counted_apart(tmp_path: Path) -> None:
    text = samples.SCENARIO_TEXT.replace("The late parcel", "Forty white mattresses")
    desk = stage.desk(tmp_path, text)
    talk = finished(desk, *TURNED)
    for turn in (2, 3):
        replay = review.branch(desk, talk, turn)
        for reply in TURNED[turn - 1 :]:
            replay.choose(reply)
        replay.close()
    async with stage.app(desk).run_test(size=stage.NARROW) as pilot:
        await press(pilot, "p")
        for how in ("practice", "from turn 2", "from turn 3"):
            assert shows(pilot, f"Forty white mattresses 2026-02-10 66.6% ✗ {how}")
        assert shows(pilot, "1 talk, 2 replays")
        await press(pilot, "2")
        assert shows(pilot, "replays from a later turn do not count")


async def test_habits_are_told_from_the_third_talk_on(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    finished(desk, *ARGUED)
    finished(desk, *ARGUED)
    async with stage.app(desk).run_test() as pilot:
        await press(pilot, "p", "2")
        assert shows(pilot, "Habits show after 3 talks or more")
        await press(pilot, "escape")
        finished(desk, *ARGUED)
        await press(pilot, "p", "2")
        assert shows(pilot, "~ ████████████ 3 of 3 “argues” was shown in 3 of 3 talks")


async def test_levels_are_told_over_time_with_bounded_bars(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    finished(desk, *ARGUED)
    desk.clock = stage.clock("2026-02-11T09:30:00.000Z")
    finished(desk, *GOOD)
    async with stage.app(desk).run_test() as pilot:
        await press(pilot, "p", "3")
        assert shows(pilot, "Fair and square Checking 2026-02-10 ✗ ············ guessed")
        assert shows(pilot, "2026-02-11 ✓ ████████████ looked")


async def test_a_drill_restores_the_decision_and_answers_at_once(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    finished(desk, *TURNED)
    async with stage.app(desk).run_test() as pilot:
        await press(pilot, "p", "4")
        assert shows(pilot, "1 decision of your own for which there was a stronger reply.")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, DrillScreen)
        assert shows(pilot, "drill 1 of 1")
        assert shows(pilot, "Dana Thank you. And when?")
        ids = [option.id for option in pilot.app.screen.query_one(Replies).options]
        await press(pilot, str(ids.index("today-surely") + 1), "enter")
        assert shows(pilot, "✗ After it something is out of reach.")
        assert shows(pilot, "The same as on the day.")
        assert shows(pilot, "Stronger Tomorrow by noon.")
        await press(pilot, "enter")
        assert shows(pilot, "You gave one of the strongest replies in 0 of 1 decision.")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ProgressScreen)
    assert len(list(desk.places.sessions.glob("*.jsonl"))) == 1


async def test_a_strong_reply_is_said_to_be_one_and_the_briefing_is_at_hand(
    tmp_path: Path,
) -> None:
    desk = stage.desk(tmp_path)
    finished(desk, *TURNED)
    async with stage.app(desk).run_test() as pilot:
        await press(pilot, "p", "d", "f")
        assert isinstance(pilot.app.screen, FactsScreen)
        assert shows(pilot, "It has been at the depot since Friday.")
        await press(pilot, "escape")
        ids = [option.id for option in pilot.app.screen.query_one(Replies).options]
        await press(pilot, str(ids.index("tomorrow-by-noon") + 1), "enter")
        assert shows(pilot, "✓ By this rubric there is no stronger reply here.")


async def test_drills_can_be_skipped_and_taken_by_mouse(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    finished(desk, *TURNED)
    desk.clock = stage.clock("2026-02-11T09:30:00.000Z")
    finished(desk, *ARGUED)
    async with stage.app(desk).run_test() as pilot:
        await press(pilot, "p", "d")
        assert shows(pilot, "drill 1 of 2")
        for _ in range(2):
            await pilot.click(Replies, offset=(10, 1))
            await settle(pilot)
        assert shows(pilot, "By this rubric") or shows(pilot, "Stronger")
        await press(pilot, "enter", "s")
        assert shows(pilot, "of 1 decision.")
        await press(pilot, "s", "f", "1", "escape")
        assert isinstance(pilot.app.screen, ProgressScreen)


async def test_a_journal_that_cannot_be_read_is_said_and_hides_nothing_else(
    tmp_path: Path,
) -> None:
    desk = stage.desk(tmp_path)
    finished(desk, *GOOD)
    stage.write(desk.places.sessions, "broken.jsonl", '{"event":"start"}\n')
    async with stage.app(desk).run_test(size=stage.WIDE) as pilot:
        await press(pilot, "p")
        assert shows(pilot, "1 session could not be read")
        assert shows(pilot, "The late parcel 2026-02-10")


async def test_its_keys_fit_the_narrowest_window(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    finished(desk, *TURNED)
    async with stage.app(desk).run_test() as pilot:
        await press(pilot, "p")
        for view in "1234":
            await press(pilot, view)
            assert keys(pilot).endswith("? Help")
        await press(pilot, "enter")
        assert keys(pilot).endswith("? Help")


async def test_hostile_texts_are_shown_and_do_nothing(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path, hostile_scenario(f"{MARKUP} {SEQUENCES}"))
    desk.trainee = MARKUP
    finished(desk, *TURNED)
    async with stage.app(desk).run_test(size=(98, 60)) as pilot:
        await press(pilot, "p")
        assert shows(pilot, "[/red] [@click=app.quit]x[/]")
        await press(pilot, "4", "enter")
        assert shows(pilot, f"{MARKUP} ␛]52;c;aG9zdGlsZQ==␇ ␛[31;41;5m")
        assert "\x1b" not in "".join(stage.drawn(pilot))
        await press(pilot, "1", "enter", "enter", "enter", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_texts_of_twenty_thousand_characters_are_survived(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path, hostile_scenario(LONG))
    finished(desk, *TURNED)
    async with stage.app(desk).run_test() as pilot:
        await press(pilot, "p", "d", "1", "enter")
        assert isinstance(pilot.app.screen, DrillScreen)


async def test_from_a_debrief_in_progress_one_goes_on_to_a_briefing_and_back(
    tmp_path: Path,
) -> None:
    desk = stage.desk(tmp_path)
    finished(desk, *GOOD)
    async with stage.app(desk).run_test() as pilot:
        await press(pilot, "p", "enter", "a")
        assert isinstance(pilot.app.screen, BriefingScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ProgressScreen)
