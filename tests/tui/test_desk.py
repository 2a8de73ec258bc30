"""The desk: what there is to practise, and what was made of it."""

from pathlib import Path

import pytest

from simulator.authoring.library import open_library
from simulator.playing.opening import NotPlayableError
from simulator.storage.journal import Journal
from simulator.tui.settings import Settings, keep_settings
from tests import samples
from tests.tui import stage


def test_a_scenario_that_was_never_practised_has_no_record(tmp_path: Path) -> None:
    overview = stage.desk(tmp_path).overview()
    assert [(entry.scenario.id, entry.record) for entry in overview.offered] == [
        ("late-parcel", None)
    ]


def test_a_record_tells_the_best_result_the_last_day_and_when_it_is_due(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    stage.played(desk, *stage.GOOD_PATH)
    stage.played(desk, *stage.LOST_PATH)
    record = desk.overview().offered[0].record
    assert record is not None
    assert record.best.passed
    assert record.last.isoformat() == "2026-02-10"
    assert record.due.isoformat() == "2026-02-11"


def test_a_talk_that_was_left_waits_with_its_journal(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    left = stage.played(desk, "look-up")
    (waiting,) = desk.overview().waiting
    assert waiting.title == "The late parcel"
    assert desk.resume(waiting.journal).start == left.start


def test_a_talk_that_is_open_in_another_window_is_refused_in_words_without_a_path(
    tmp_path: Path,
) -> None:
    desk = stage.desk(tmp_path)
    stage.played(desk, "look-up")
    (waiting,) = desk.overview().waiting
    elsewhere = desk.resume(waiting.journal)
    with pytest.raises(NotPlayableError, match="This talk is open in another window") as refused:
        desk.opened(waiting)
    elsewhere.close()
    assert str(tmp_path) not in str(refused.value)


def test_other_trainees_talks_are_not_shown(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    stage.played(desk, "look-up")
    desk.trainee = "t-2"
    assert desk.overview().waiting == ()


def test_a_broken_scenario_shows_its_problems_and_hides_nothing_else(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    stage.write(tmp_path / "library", "broken/scenario.yaml", "format: scenario/1\nid: broken\n")
    desk.library = open_library([tmp_path / "library"])
    overview = desk.overview()
    assert [broken.id for broken in overview.broken] == ["broken"]
    assert overview.broken[0].problems
    assert len(overview.offered) == 1


def test_a_broken_rubric_is_left_out_of_the_choice(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    stage.write(tmp_path / "library", "rubrics/broken.yaml", "format: rubric/1\nid: broken\n")
    desk.library = open_library([tmp_path / "library"])
    rubrics = desk.rubrics_for(desk.library.scenario("late-parcel"))
    assert [rubric.id for rubric in rubrics] == ["fair", "strict"]


def test_a_broken_translation_is_left_out_of_the_choice(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    stage.write(tmp_path / "library", "late-parcel/he.yaml", stage.HEBREW)
    broken = stage.HEBREW.replace("language: he", "language: el") + "color: red\n"
    stage.write(tmp_path / "library", "late-parcel/el.yaml", broken)
    desk.library = open_library([tmp_path / "library"])
    (offered,) = desk.overview().offered
    assert desk.library.languages("late-parcel") == ("el", "he")
    assert offered.languages == ("he",)


def test_a_preset_is_in_the_language_of_the_settings_if_it_is_to_be_had(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    stage.write(tmp_path / "library", "late-parcel/he.yaml", stage.HEBREW)
    desk.library = open_library([tmp_path / "library"])
    scenario = desk.library.scenario("late-parcel")
    assert desk.preset(scenario).cast.shown.language == "en"
    keep_settings(desk.places, Settings(language="he"))
    assert desk.preset(scenario).cast.shown.language == "he"
    keep_settings(desk.places, Settings(language="xx"))
    assert desk.preset(scenario).cast.shown.language == "en"


def test_a_talk_goes_on_with_the_scenario_as_it_was_when_it_began(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    stage.played(desk, "look-up")
    (waiting,) = desk.overview().waiting
    changed = samples.SCENARIO_TEXT.replace("feels: {trust: 3}", "feels: {trust: 1}")
    desk.library = stage.library(tmp_path / "library", changed)
    talk = desk.resume(waiting.journal)
    assert talk.scenario.steps[0].replies[2].feels == {"trust": 3}


def test_a_talk_whose_scenario_is_nowhere_says_so_and_lets_go_of_the_journal(
    tmp_path: Path,
) -> None:
    desk = stage.desk(tmp_path)
    stage.played(desk, "look-up")
    (waiting,) = desk.overview().waiting
    for archived in desk.places.archive.rglob("*.json"):
        archived.unlink()
    changed = samples.SCENARIO_TEXT.replace("feels: {trust: 3}", "feels: {trust: 1}")
    desk.library = stage.library(tmp_path / "library", changed)
    with pytest.raises(NotPlayableError, match="has changed since"):
        desk.resume(waiting.journal)
    Journal.reopen(waiting.journal)[0].close()
