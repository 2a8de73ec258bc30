"""What holds for every rubric and every talk. Worked examples: tests/test_scoring_examples.py."""

from collections import Counter
from fractions import Fraction
from itertools import chain

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from simulator.model.conditions import shown
from simulator.model.rubric import Rubric
from simulator.model.scorecard import Score, one_decimal
from simulator.scoring import score, scorecard
from tests import boots
from tests.generators import BEHAVIOURS, SITUATIONS, rubrics

turns = st.lists(st.sampled_from(BEHAVIOURS), max_size=3, unique=True).map(tuple)
talks = st.lists(turns, max_size=6).map(tuple)
situation_lists = st.lists(st.sampled_from(SITUATIONS), min_size=1, unique=True).map(tuple)
percentages = st.fractions(min_value=0, max_value=100)

sampled = settings(max_examples=40, deadline=None)

Talk = tuple[tuple[str, ...], ...]


def scored(rubric: Rubric, situations: tuple[str, ...], talk: Talk) -> Score:
    """The score; a rubric that asks nothing of these situations is no example."""
    result = score(rubric, situations, talk)
    assume(result is not None)
    assert result is not None
    return result


def starts(rubric: Rubric, band: str) -> int:
    return next(each.from_ for each in rubric.bands if each.name == band)


@sampled
@given(rubrics(), situation_lists, talks)
def test_the_percentage_lies_between_nothing_and_the_raw_result(
    rubric: Rubric, situations: tuple[str, ...], talk: Talk
) -> None:
    result = scored(rubric, situations, talk)
    assert 0 <= result.percent <= result.raw <= 100


@sampled
@given(rubrics(), situation_lists, talks)
def test_the_raw_result_is_the_exact_share_of_the_weighted_points(
    rubric: Rubric, situations: tuple[str, ...], talk: Talk
) -> None:
    result = scored(rubric, situations, talk)
    asked = [criterion for criterion in result.criteria if criterion.applies]
    earned = sum(Fraction(criterion.weight * (criterion.points or 0)) for criterion in asked)
    assert result.raw * sum(criterion.weight * criterion.max for criterion in asked) == 100 * earned


@sampled
@given(rubrics(), situation_lists, talks)
def test_a_criterion_takes_the_first_level_that_holds(
    rubric: Rubric, situations: tuple[str, ...], talk: Talk
) -> None:
    counts = Counter(chain.from_iterable(talk))
    for criterion, judged in zip(
        rubric.criteria, scored(rubric, situations, talk).criteria, strict=True
    ):
        if judged.applies:
            holding = [level for level in criterion.levels if shown(level.when, counts)]
            assert (judged.level, judged.points) == (holding[0].id, holding[0].points)
        else:
            assert (judged.level, judged.points, judged.evidence) == (None, None, ())


@sampled
@given(rubrics(), situation_lists, talks)
def test_critical_errors_are_those_that_hold_and_limit_the_result(
    rubric: Rubric, situations: tuple[str, ...], talk: Talk
) -> None:
    result = scored(rubric, situations, talk)
    counts = Counter(chain.from_iterable(talk))
    made = [error for error in rubric.critical if shown(error.when, counts)]
    assert [error.id for error in result.critical] == [error.id for error in made]
    limits = [Fraction(error.cap) for error in made if error.effect == "cap"]
    limits += [Fraction(0) for error in made if error.effect == "zero"]
    assert result.percent == min([result.raw, *limits])


@sampled
@given(rubrics(), situation_lists, talks)
def test_a_pass_needs_the_mark_and_every_need_and_no_error_that_rules_it_out(
    rubric: Rubric, situations: tuple[str, ...], talk: Talk
) -> None:
    result = scored(rubric, situations, talk)
    missed = [
        criterion.id
        for criterion, judged in zip(rubric.criteria, result.criteria, strict=True)
        if criterion.needs and judged.applies
        for level in criterion.levels
        if level.id == criterion.needs and (judged.points or 0) < level.points
    ]
    ruled_out = any(error.effect in ("fail", "zero") for error in result.critical)
    assert result.passed == (result.percent >= rubric.pass_ and not missed and not ruled_out)


@sampled
@given(rubrics(), situation_lists, talks)
def test_the_band_is_reached_and_says_nothing_better_than_the_pass_did(
    rubric: Rubric, situations: tuple[str, ...], talk: Talk
) -> None:
    result = scored(rubric, situations, talk)
    start = starts(rubric, result.band)
    assert start <= result.percent
    assert result.passed or start < rubric.pass_
    better = [band.from_ for band in rubric.bands if start < band.from_ <= result.percent]
    assert all(not result.passed and from_ >= rubric.pass_ for from_ in better)


@sampled
@given(rubrics(), situation_lists, talks, st.integers(0, 4))
def test_a_criterion_that_is_not_asked_changes_nothing(
    rubric: Rubric, situations: tuple[str, ...], talk: Talk, place: int
) -> None:
    stranger = msgspec.structs.replace(
        rubric.criteria[0], id="stranger", applies=("elsewhere",), weight=100
    )
    criteria = (*rubric.criteria[:place], stranger, *rubric.criteria[place:])
    wider = msgspec.structs.replace(rubric, criteria=criteria)
    before, after = scored(rubric, situations, talk), scored(wider, situations, talk)
    kept = tuple(criterion for criterion in after.criteria if criterion.id != "stranger")
    assert msgspec.structs.replace(after, criteria=kept) == before


@sampled
@given(rubrics(), situation_lists, talks, st.integers(2, 5))
def test_only_the_proportion_of_the_weights_counts(
    rubric: Rubric, situations: tuple[str, ...], talk: Talk, times: int
) -> None:
    heavier = msgspec.structs.replace(
        rubric,
        criteria=tuple(
            msgspec.structs.replace(criterion, weight=criterion.weight * times)
            for criterion in rubric.criteria
        ),
    )
    assert scored(heavier, situations, talk).raw == scored(rubric, situations, talk).raw


@sampled
@given(rubrics(), situation_lists, talks)
def test_a_turn_counts_a_behaviour_once_and_the_order_of_turns_does_not_matter(
    rubric: Rubric, situations: tuple[str, ...], talk: Talk
) -> None:
    result = scored(rubric, situations, talk)
    assert scored(rubric, situations, tuple((*turn, *turn) for turn in talk)) == result
    turned = scored(rubric, situations, talk[::-1])
    assert (turned.percent, turned.passed, turned.band) == (
        result.percent,
        result.passed,
        result.band,
    )


@sampled
@given(rubrics(), situation_lists, talks)
def test_evidence_turns_showed_something_that_the_criterion_names(
    rubric: Rubric, situations: tuple[str, ...], talk: Talk
) -> None:
    for criterion, judged in zip(
        rubric.criteria, scored(rubric, situations, talk).criteria, strict=True
    ):
        named = {
            behaviour
            for level in criterion.levels
            for part in ("all", "any", "none", "at_least", "at_most")
            for behaviour in getattr(level.when, part)
        }
        expected = [turn for turn, shows in enumerate(talk, 1) if named & set(shows)]
        assert list(judged.evidence) == (expected if judged.applies else [])


@sampled
@given(rubrics(), talks)
def test_where_nothing_applies_there_is_no_score(rubric: Rubric, talk: Talk) -> None:
    elsewhere = tuple(
        msgspec.structs.replace(criterion, applies=("public",)) for criterion in rubric.criteria
    )
    rubric = msgspec.structs.replace(rubric, criteria=elsewhere)
    assert score(rubric, ("refusal",), talk) is None
    assert score(rubric, ("public",), talk) is not None


def test_a_zero_rules_out_a_pass_even_where_nothing_is_needed_to_pass() -> None:
    rubric = msgspec.structs.replace(boots.rubric(), pass_=0, criteria=boots.rubric().criteria[:1])
    result = score(rubric, ("refusal",), (("deceives", "states-limit"), ("customer-stays",)))
    assert result is not None
    assert result.percent == 0
    assert not result.passed


@given(percentages)
def test_one_decimal_is_rounded_down_and_never_by_a_tenth(exact: Fraction) -> None:
    shown_as = Fraction(str(one_decimal(exact)))
    assert shown_as <= exact < shown_as + Fraction(1, 10)


def test_almost_seventy_never_reads_seventy() -> None:
    assert one_decimal(Fraction(6996, 100)) == 69.9
    assert one_decimal(Fraction(699999, 10000)) == 69.9
    assert one_decimal(Fraction(70)) == 70


def test_a_scorecard_says_whose_result_it_is_and_of_what() -> None:
    scenario, rubric = boots.scenario(), boots.rubric()
    session = boots.session(boots.LOST, undos=2, hints=1)
    result = score(rubric, scenario.situations, (("mocks",), ("customer-lost",)))
    assert result is not None
    card = scorecard(session, scenario, rubric, ("a" * 64, "b" * 64), result)
    assert (card.session, card.trainee, card.attempt) == (session.session, "t-07", 2)
    assert (card.scenario, card.version, card.digest) == ("boots", 3, "a" * 64)
    assert (card.rubric, card.rubric_version, card.rubric_digest) == ("fair", 2, "b" * 64)
    assert (card.ending, card.turns, card.undos, card.hints) == ("gone", 1, 2, 1)
    assert (card.raw, card.percent, card.passed) == (28.5, 28.5, False)
