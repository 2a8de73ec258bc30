"""Documents without a file of their own, as they come in a pack."""

import msgspec
import pytest

from simulator.authoring.unfiled import fault
from simulator.model.rubric import Critical
from tests import samples

replace = msgspec.structs.replace


def test_sound_documents_have_no_fault() -> None:
    assert fault(samples.scenario()) == ""
    assert fault(samples.rubric()) == ""


@pytest.mark.parametrize("next_", ["nowhere", "asks"])
def test_a_destination_that_is_missing_or_lies_behind_is_a_fault(next_: str) -> None:
    scenario = samples.scenario()
    steps = (scenario.steps[0], replace(scenario.steps[1], next=next_))

    assert next_ in fault(replace(scenario, steps=steps))


def test_a_last_level_with_a_condition_is_a_fault() -> None:
    rubric = samples.rubric()
    first = rubric.criteria[0]
    broken = replace(first, levels=(first.levels[0], replace(first.levels[0], id="z", points=0)))

    assert fault(replace(rubric, criteria=(broken, *rubric.criteria[1:])))


def test_a_cap_of_zero_is_none() -> None:
    rubric = samples.rubric()
    capped = Critical(
        id="capped",
        when=rubric.critical[0].when,
        kind="customer",
        effect="cap",
        cap=0,
        feedback="Nothing is left.",
    )

    assert fault(replace(rubric, critical=(capped,))) == ""
