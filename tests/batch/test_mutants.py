"""Changes to a rubric that cases ought to notice."""

import msgspec
import pytest
import yaml

from simulator.batch.mutants import Suite, is_noticed, mutants
from simulator.conversation import script
from simulator.model.cases import Cases
from tests import samples


@pytest.fixture
def suite() -> Suite:
    cases = msgspec.convert(yaml.safe_load(samples.CASES_TEXT), Cases)
    return Suite(script(samples.scenario()), cases.cases)


def changes(suite: Suite) -> dict[str, bool]:
    """Each change of the sample rubric, and whether a case notices it."""
    return {
        mutant.change: is_noticed(mutant, [suite]) for mutant in mutants(samples.rubric(), [suite])
    }


def test_every_part_of_the_rubric_that_is_asked_is_changed(suite: Suite) -> None:
    assert list(changes(suite)) == [
        "pass 70 -> 60",
        "pass 70 -> 80",
        "checking: weight 2 -> 4",
        "checking: level looked out of reach",
        "honesty: weight 1 -> 2",
        "honesty: needs vague -> nothing",
        "honesty: level clear out of reach",
        "honesty: level vague out of reach",
        "quarrelled: left out",
    ]


def test_a_critical_error_left_out_is_noticed_by_a_case_that_names_it(suite: Suite) -> None:
    assert changes(suite)["quarrelled: left out"]


def test_a_level_out_of_reach_is_noticed_by_a_case_that_reaches_it(suite: Suite) -> None:
    assert changes(suite)["checking: level looked out of reach"]


def test_what_no_case_bears_on_goes_unnoticed(suite: Suite) -> None:
    assert not changes(suite)["honesty: weight 1 -> 2"]


def test_a_mutant_is_a_rubric_that_scores(suite: Suite) -> None:
    for mutant in mutants(samples.rubric(), [suite]):
        assert mutant.rubric.criteria
        for criterion in mutant.rubric.criteria:
            levels = [level.id for level in criterion.levels]
            assert criterion.levels[-1].points == 0
            assert not criterion.needs or criterion.needs in levels
