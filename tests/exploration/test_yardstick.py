"""A rubric laid out as bits makes of every talk what the scorer makes of it."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from simulator.exploration.yardstick import Yardstick, marked, yardstick
from simulator.model.rubric import Rubric
from simulator.scoring import score
from tests import samples
from tests.exploration import every_talk
from tests.generators import BEHAVIOURS, SITUATIONS, rubrics

Shown = Sequence[tuple[str, ...]]
talks = st.lists(st.lists(st.sampled_from(BEHAVIOURS), unique=True, max_size=3).map(tuple))


def _bits(measure: Yardstick, talk: Shown) -> int:
    states = [0]
    for shows in talk:
        states = marked(states, measure.mark(shows))
    return states[0]


@given(rubrics(), talks, st.lists(st.sampled_from(SITUATIONS), min_size=1).map(tuple))
def test_the_outcome_is_the_scorers(
    rubric: Rubric, talk: Shown, situations: tuple[str, ...]
) -> None:
    expected = score(rubric, situations, talk)
    measure = yardstick(rubric, situations)
    if measure is None:
        assert expected is None
        return
    assert expected is not None
    bits = _bits(measure, talk)
    judgement = measure.judgement(bits)

    assert measure.outcome(judgement) == (
        expected.raw,
        expected.percent,
        expected.passed,
        expected.band,
    )
    assert {
        f"{criterion.id}/{criterion.levels[level].id}"
        for (criterion, _), level in zip(measure.criteria, judgement.levels, strict=True)
    } == every_talk.levels(expected)
    assert {
        error.id for (error, _), held in zip(measure.critical, judgement.made, strict=True) if held
    } == every_talk.made(expected)


def test_talks_that_the_rubric_cannot_tell_apart_have_the_same_bits() -> None:
    measure = yardstick(samples.rubric(), ("blame",))
    assert measure is not None

    assert _bits(measure, [("acknowledges",), ()]) == _bits(measure, [()])
    assert _bits(measure, [("verifies",)]) == _bits(measure, [("verifies",), ("verifies",)])
    # Once something was over-promised, being informed no longer helps.
    assert _bits(measure, [("over-promises",), ("informs",)]) == _bits(
        measure, [("over-promises",)]
    )
    assert _bits(measure, [("informs",)]) != _bits(measure, [()])


def test_a_state_that_spoiled_nothing_promises_more_than_one_that_did() -> None:
    measure = yardstick(samples.rubric(), ("blame",))
    assert measure is not None
    spoiled, untouched, best = (
        _bits(measure, talk) for talk in ([("over-promises",)], [()], [("verifies", "informs")])
    )

    assert sorted((spoiled, untouched, best), key=measure.promise) == [best, untouched, spoiled]


def test_a_rubric_of_which_nothing_applies_measures_nothing() -> None:
    rubric = samples.rubric()
    only_public = [criterion for criterion in rubric.criteria if criterion.applies == ("public",)]
    fields = {name: getattr(rubric, name) for name in rubric.__struct_fields__}

    assert yardstick(Rubric(**fields | {"criteria": tuple(only_public)}), ("blame",)) is None
