"""A value holds possibilities as bits, and the best of them is the highest bit of its kind."""

from fractions import Fraction

from simulator.exploration.scale import FAIL, PASS, Scale, scale
from simulator.exploration.yardstick import Judgement, Yardstick, yardstick
from simulator.scoring import Verdict
from tests import samples

CLEAR = Judgement(levels=(0, 0), made=(False,))
UNTRUE = Judgement(levels=(1, 2), made=(True,))


def _measured() -> tuple[Yardstick, Scale, dict[Judgement, int]]:
    measure = yardstick(samples.rubric(), ("blame",))
    assert measure is not None
    outcomes = {judgement: measure.outcome(judgement) for judgement in (CLEAR, UNTRUE)}
    built = scale(measure, outcomes.values())
    return measure, built, {j: built.value(measure, j, o) for j, o in outcomes.items()}


def test_a_finished_talk_has_one_possibility_of_each_kind() -> None:
    _, built, values = _measured()

    assert built.flags[PASS] & values[CLEAR]
    assert not built.flags[FAIL] & values[CLEAR]
    assert built.flags["level", "honesty/clear"] & values[CLEAR]
    assert built.flags["avoided", "quarrelled"] & values[CLEAR]
    assert built.flags["made", "quarrelled"] & values[UNTRUE]
    assert built.highest(values[UNTRUE]) == built.lowest(values[UNTRUE]) == 0


def test_the_union_of_two_talks_holds_the_best_and_the_worst_of_both() -> None:
    _, built, values = _measured()
    union = values[CLEAR] | values[UNTRUE]

    assert built.highest(union) == built.highest_raw(union) == 100
    assert built.lowest(union) == 0


def test_percentages_rise_with_their_bits() -> None:
    measure, _, _ = _measured()
    percents = [Fraction(200, 3), Fraction(0), Fraction(100)]
    built = scale(measure, [Verdict(percent, percent, False, "") for percent in percents])

    assert list(built.percents) == sorted(percents)
    assert list(built.percents.values()) == sorted(built.percents.values())
    assert min(built.raws.values()) > max(built.percents.values()) > max(built.flags.values())
