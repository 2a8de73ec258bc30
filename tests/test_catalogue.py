"""What holds of every scenario that is shipped; the rest is for readers to judge."""

from functools import cache
from pathlib import Path

import pytest

from simulator.authoring.checking import check
from simulator.authoring.library import open_library, shipped_folder
from simulator.batch.cases import run_case
from simulator.conversation import script
from simulator.exploration.findings import Exploration, explore
from simulator.reports.exploration_text import wrong

LIBRARY = open_library([shipped_folder()])
PAGE = (Path(__file__).parents[1] / "docs" / "catalogue.md").read_text("utf-8")
MOST_RANDOM_PASSES = 50
"""Of 1,000 random talks, under `balanced`."""

MOST_TURNS_AFTER_LOST = 3

scenarios = pytest.mark.parametrize("scenario_id", LIBRARY.scenario_ids)


@cache
def explored(scenario_id: str) -> Exploration:
    rubrics = [LIBRARY.rubric(rubric_id) for rubric_id in LIBRARY.rubric_ids]
    return explore(LIBRARY.scenario(scenario_id), rubrics)


def test_the_whole_library_has_no_errors() -> None:
    checked = check([], LIBRARY)

    assert [problem for problem in checked.problems if problem.severity == "error"] == []


@scenarios
def test_all_of_it_can_happen_and_every_level_can_be_reached(scenario_id: str) -> None:
    found = explored(scenario_id)

    assert found.complete
    assert wrong(found, found.rubrics) == []


@scenarios
def test_it_has_the_shape_of_a_story(scenario_id: str) -> None:
    scenario = LIBRARY.scenario(scenario_id)

    assert 12 <= len(scenario.steps) <= 18
    assert len(scenario.endings) >= 3
    assert all(reply.why for step in scenario.steps for reply in step.replies)
    assert all(step.hint for step in scenario.steps)


@scenarios
def test_no_strategy_and_hardly_any_random_talk_passes_under_balanced(scenario_id: str) -> None:
    earned = explored(scenario_id).rubrics["balanced"]

    assert [name for name, played in earned.strategies.items() if played.passed] == []
    assert earned.random_passed < MOST_RANDOM_PASSES


@scenarios
def test_best_play_is_rewarded_under_every_rubric(scenario_id: str) -> None:
    for earned in explored(scenario_id).rubrics.values():
        assert earned.best.percent >= 90


@scenarios
def test_once_a_pass_is_lost_under_balanced_the_talk_soon_ends(scenario_id: str) -> None:
    turns, _ = explored(scenario_id).rubrics["balanced"].lost

    assert turns <= MOST_TURNS_AFTER_LOST


@scenarios
def test_the_schools_part_over_it(scenario_id: str) -> None:
    """Best play of one school is not best play of every other."""
    earned = explored(scenario_id).rubrics

    assert len({each.best.path for each in earned.values()}) > 1


@scenarios
def test_its_cases_hold_a_pass_a_fail_and_a_critical_error(scenario_id: str) -> None:
    cases = LIBRARY.cases(scenario_id)
    play = script(LIBRARY.scenario(scenario_id))
    rubrics = {rubric_id: LIBRARY.rubric(rubric_id) for rubric_id in LIBRARY.rubric_ids}
    expected = [score for case in cases.cases for score in case.expect.scores]

    assert all(run_case(play, rubrics, case).passed for case in cases.cases)
    assert {score.passed for score in expected} >= {True, False}
    assert any(score.critical for score in expected)


@scenarios
def test_the_page_on_the_catalogue_says_what_it_is_like(scenario_id: str) -> None:
    scenario = LIBRARY.scenario(scenario_id)
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{scenario_id}` |"))

    _, title, _, difficulty, sources, steps, endings, passes, *_ = row.split(" | ")

    assert title == scenario.title
    assert difficulty == str(scenario.difficulty)
    assert sources == ", ".join(scenario.sources)
    assert (steps, endings) == (str(len(scenario.steps)), str(len(scenario.endings)))
    assert passes == str(explored(scenario_id).rubrics["balanced"].random_passed)


def test_the_page_names_each_strategy_that_passes_somewhere() -> None:
    passing = {
        (scenario_id, rubric_id, name)
        for scenario_id in LIBRARY.scenario_ids
        for rubric_id, earned in explored(scenario_id).rubrics.items()
        for name, played in earned.strategies.items()
        if played.passed
    }

    assert passing == {
        ("more-than-agreed", "right-to-be-wrong", "shows:asks-need"),
        ("more-than-agreed", "right-to-be-wrong", "shows:corrects-promise"),
    }
    assert "passes `right-to-be-wrong` in `more-than-agreed`" in PAGE


def test_difficulty_is_spread_and_no_two_titles_are_alike() -> None:
    every = [LIBRARY.scenario(scenario_id) for scenario_id in LIBRARY.scenario_ids]

    assert len(every) == len({scenario.title for scenario in every}) == 16
    assert {scenario.difficulty for scenario in every} == {1, 2, 3, 4, 5}
