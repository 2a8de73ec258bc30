"""What the screens after a talk work with."""

from pathlib import Path

import pytest

from simulator.authoring.library import open_library
from simulator.tui.desk import Desk
from simulator.tui.preset import Preset
from simulator.tui.review import journey, look_back, next_scenario
from tests import samples
from tests.tui import stage
from tests.tui.looking_back import GOOD, TURNED, finished

DAYS = tuple(f"2026-02-{day:02d}T09:30:00.000Z" for day in range(1, 29))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with three scenarios: the late parcel (2), an easier one and a harder one."""
    at = stage.desk(tmp_path)
    for name, difficulty in (("easy-parcel", 1), ("hard-parcel", 3)):
        text = samples.SCENARIO_TEXT.replace("id: late-parcel", f"id: {name}", 1)
        text = text.replace("difficulty: 2", f"difficulty: {difficulty}")
        stage.write(tmp_path / "library", f"{name}/scenario.yaml", text)
    at.library = open_library([tmp_path / "library"])
    return at


def play(at: Desk, scenario: str, *path: str, day: int) -> None:
    at.clock = stage.clock(DAYS[day - 1])
    talk = at.begin(Preset(at.preset(at.library.scenario(scenario)).cast))
    for reply in path:
        talk.choose(reply)
    talk.close()


def following(at: Desk, scenario: str) -> tuple[str, str]:
    found = next_scenario(at, scenario)
    assert found is not None
    return found.preset.cast.scenario.id, found.reason


def test_what_is_due_comes_first_then_what_is_new_and_no_easier(desk: Desk) -> None:
    assert following(desk, "late-parcel") == ("hard-parcel", "new to you")
    play(desk, "easy-parcel", *TURNED, day=1)
    desk.clock = stage.clock(DAYS[1])
    assert following(desk, "late-parcel") == ("easy-parcel", "due for practice")


def test_after_the_hardest_comes_what_is_new_though_easier(desk: Desk) -> None:
    assert following(desk, "hard-parcel") == ("easy-parcel", "new to you")


def test_where_nothing_is_due_or_new_it_is_what_was_practised_longest_ago(desk: Desk) -> None:
    for day in (1, 2, 5):
        play(desk, "hard-parcel", *GOOD, day=day)
        play(desk, "easy-parcel", *GOOD, day=day + 1)
    desk.clock = stage.clock(DAYS[6])
    assert following(desk, "late-parcel") == ("hard-parcel", "practised longest ago")


def test_what_was_begun_and_left_is_not_new(desk: Desk) -> None:
    play(desk, "hard-parcel", "look-up", day=1)
    assert following(desk, "late-parcel") == ("easy-parcel", "new to you")
    play(desk, "easy-parcel", "look-up", day=1)
    assert next_scenario(desk, "late-parcel") is None


def test_where_there_is_no_other_there_is_no_next(tmp_path: Path) -> None:
    assert next_scenario(stage.desk(tmp_path), "late-parcel") is None


def test_a_broken_vocabulary_costs_the_titles_and_nothing_else(tmp_path: Path) -> None:
    at = stage.desk(tmp_path)
    talk = finished(at, *TURNED)
    stage.write(tmp_path / "library", "vocabulary.yaml", "format: vocabulary/1\nbehaviours: 3\n")
    at.library = open_library([tmp_path / "library"])
    looked = look_back(at, talk)
    assert looked.told.turns[0].shows[0].title == "verifies"
    assert journey(at).progress.talks[0].scenario == "late-parcel"
