"""The same sessions on two sides: who flips, what did it, and how far percentages move."""

import random
from collections.abc import Iterator, Sequence
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator import conversation
from simulator.batch.comparison import Comparing
from simulator.batch.comparison_causes import causes, differences, terms
from simulator.batch.comparison_pairs import (
    Card,
)
from simulator.batch.comparison_sums import Moves, change
from simulator.model.comparison import Comparison, Kind, Side
from simulator.model.digests import digest
from simulator.model.rubric import Rubric
from simulator.scoring import Evidence, score, scorecard
from tests import boots, generators

A, B = Side(name="A"), Side(name="B")
SITUATIONS = generators.SITUATIONS[:1]
SCRIPT = conversation.script(boots.scenario())
RUBRIC = boots.rubric()
SESSION = boots.session(boots.GOOD)
TALKS = (boots.GOOD, boots.CAPPED, boots.FAILED, boots.ZERO, boots.LOST)


def talks(seed: int) -> Iterator[list[set[str]]]:
    """What thirty talks showed, turn by turn."""
    chance = random.Random(seed)
    for _ in range(30):
        turns = range(chance.randrange(6))
        yield [set(chance.sample(generators.BEHAVIOURS, chance.randrange(3))) for _ in turns]


def card(rubric: Rubric, evidence: Evidence) -> Card | None:
    """What is compared of a talk's scorecard."""
    result = score(rubric, SITUATIONS, evidence)
    if result is None:
        return None
    digests = ("0" * 64, digest(rubric))
    whole = scorecard(SESSION, SCRIPT.scenario, rubric, digests, result)
    return msgspec.convert(msgspec.to_builtins(whole), Card)


def cards(a: Rubric, b: Rubric, seed: int) -> Iterator[tuple[Card, Card]]:
    """Talks under both rubrics, if both apply to them."""
    for evidence in talks(seed):
        on_a, on_b = card(a, evidence), card(b, evidence)
        if on_a is not None and on_b is not None:
            yield on_a, on_b


def edition(**changes: object) -> Rubric:
    """The rubric of the boots in another edition."""
    return msgspec.structs.replace(RUBRIC, **changes)


def raised(rubric: Rubric, criterion: str, **changes: object) -> Rubric:
    """The rubric with one criterion changed."""
    return msgspec.structs.replace(
        rubric,
        criteria=tuple(
            msgspec.structs.replace(one, **changes) if one.id == criterion else one
            for one in rubric.criteria
        ),
    )


def pair(a: Rubric, b: Rubric, path: tuple[str, ...]) -> bytes:
    """A talk of the boots under two rubrics, as a line."""
    session = boots.session(path, SCRIPT.scenario)
    assert session.ending is not None
    evidence = conversation.shown_by_turn(SCRIPT, session.path, session.ending)
    sides = []
    for rubric in (a, b):
        result = score(rubric, SCRIPT.scenario.situations, evidence)
        assert result is not None
        digests = (digest(SCRIPT.scenario), digest(rubric))
        sides.append(scorecard(session, SCRIPT.scenario, rubric, digests, result))
    return msgspec.json.encode({"a": sides[0], "b": sides[1]}) + b"\n"


def told(kind: Kind, a: Rubric, b: Rubric, paths: Sequence[tuple[str, ...]] = TALKS) -> Comparison:
    """Talks of the boots under two rubrics, compared."""
    with Comparing(kind, {digest(a): a, digest(b): b}) as comparing:
        for path in paths:
            comparing.add(pair(a, b, path))
        return kept(comparing)


def kept(comparing: Comparing) -> Comparison:
    """What was told, with its sessions in lists."""
    comparison = comparing.told(A, B)
    return msgspec.structs.replace(
        comparison,
        to_fail=list(comparison.to_fail),
        to_pass=list(comparison.to_pass),
        moved=list(comparison.moved),
        one_sided=list(comparison.one_sided),
    )


def causes_of(comparison: Comparison) -> list[tuple[object, ...]]:
    """The causes of the one session that flips."""
    (changed,) = (*comparison.to_fail, *comparison.to_pass)
    return [(one.kind, one.id, one.a, one.b, one.change) for one in changed.causes]


# what did it


def test_a_higher_pass_mark_is_what_did_it_where_nothing_else_differs() -> None:
    a = edition(pass_=20)
    b = edition(pass_=30)
    assert causes_of(told("versions", a, b, [boots.LOST])) == [
        ("pass-mark", None, "20%", "30%", None)
    ]


def test_a_level_that_a_pass_now_needs_is_what_did_it() -> None:
    lax = raised(raised(edition(pass_=20), "honesty", needs=""), "listening", needs="")
    strict = raised(lax, "listening", needs="half-heard")
    assert causes_of(told("versions", lax, strict, [boots.LOST])) == [
        ("need", "listening", "unheard", "unheard", None)
    ]


def test_a_critical_error_that_only_one_version_knows_is_what_did_it() -> None:
    rubric = RUBRIC
    mild = edition(critical=tuple(one for one in rubric.critical if one.id != "gave-away"))
    assert causes_of(told("versions", mild, rubric, [boots.FAILED])) == [
        ("critical", "gave-away", None, "fail", None)
    ]
    assert causes_of(told("versions", rubric, mild, [boots.FAILED])) == [
        ("critical", "gave-away", "fail", None, None)
    ]


def test_between_two_rubrics_the_failing_side_is_asked_why() -> None:
    other = edition(id="other", critical=())
    comparison = told("rubrics", RUBRIC, other, [boots.FAILED])
    assert causes_of(comparison) == [("critical", "gave-away", "fail", None, None)]
    assert not comparison.totals.criteria
    assert not comparison.totals.critical


@given(generators.rubrics(), generators.rubrics(), st.integers(), st.booleans())
@settings(max_examples=50, deadline=None)
def test_whatever_flips_has_a_cause(a: Rubric, b: Rubric, seed: int, alike: bool) -> None:
    of = {digest(rubric): terms(rubric) for rubric in (a, b)}
    for on_a, on_b in cards(a, b, seed):
        if on_a.passed != on_b.passed:
            found = causes(*((on_b, on_a) if on_a.passed else (on_a, on_b)), of, alike)
            assert found
            assert all(one.change is None or one.change < 0 for one in found)


@given(generators.rubrics(), generators.rubrics(), st.integers())
@settings(max_examples=40, deadline=None)
def test_what_criteria_account_for_is_the_whole_movement_before_critical_errors(
    a: Rubric, b: Rubric, seed: int
) -> None:
    of = {digest(rubric): terms(rubric) for rubric in (a, b)}
    for evidence in talks(seed):
        on_a, on_b = card(a, evidence), card(b, evidence)
        raw = [score(rubric, SITUATIONS, evidence) for rubric in (a, b)]
        if on_a is None or on_b is None or raw[0] is None or raw[1] is None:
            continue
        moved = [one.change for one in differences(on_a, on_b, of) if one.change is not None]
        assert sum(moved, Fraction(0)) == raw[1].raw - raw[0].raw


def test_criteria_account_for_the_mean_movement_of_all_sessions_together() -> None:
    b = raised(edition(version=3), "honesty", weight=5)
    totals = told("versions", RUBRIC, b, [boots.GOOD, boots.LOST]).totals

    # of the lost talk, which earned 1 of 4 weighted parts by half of honesty, nothing else moves
    accounts = {one.id: (one.sessions, one.mean) for one in totals.criteria}
    assert totals.movement is not None
    assert sum(mean for _, mean in accounts.values()) == pytest.approx(
        totals.movement.mean, abs=0.3
    )
    assert all(sessions == 0 for sessions, _ in accounts.values())


def test_critical_errors_that_appear_and_disappear_are_counted() -> None:
    rubric = RUBRIC
    without = edition(critical=rubric.critical[1:])
    (gone,) = told("versions", rubric, without).totals.critical
    assert (gone.id, gone.appears, gone.disappears) == ("broken-promise", 0, 1)
    (come,) = told("versions", without, rubric).totals.critical
    assert (come.id, come.appears, come.disappears) == ("broken-promise", 1, 0)


# sums


@given(st.lists(st.integers(-1000, 1000), min_size=1))
def test_quartiles_are_movements_that_occur_and_steps_hold_all(tenths: list[int]) -> None:
    moves = Moves()
    for one in tenths:
        moves.add(one)
    movement = moves.movement()
    assert movement is not None
    inorder = sorted(tenths)
    for part, quartile in ((1, movement.lower_quartile), (2, movement.median)):
        rank = -(-part * len(tenths) // 4)
        assert quartile == inorder[max(rank, 1) - 1] / 10
    assert (movement.lowest, movement.highest) == (inorder[0] / 10, inorder[-1] / 10)
    assert sum(step.sessions for step in movement.steps) == len(tenths)
    for step in movement.steps:
        assert step.sessions == sum(is_in(one, step.from_, step.to) for one in tenths)


def is_in(tenths: int, low: int, high: int) -> bool:
    """The end nearer to 0 belongs to the next step."""
    if low == high:
        return tenths == 0
    return 10 * low < tenths <= 10 * high if high > 0 else 10 * low <= tenths < 10 * high


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        (Fraction(-1154, 100), -11.5),
        (Fraction(1154, 100), 11.5),
        (Fraction(-1, 100), 0.0),
        (Fraction(0), 0.0),
    ],
)
def test_the_size_of_a_change_is_rounded_down(exact: Fraction, shown: float) -> None:
    assert str(change(exact)) == str(shown)


def test_nothing_compared_is_no_movement() -> None:
    totals = told("rubrics", RUBRIC, RUBRIC, []).totals
    assert totals.movement is None
    assert totals.compared == 0


def test_passes_and_flips_add_up_over_all_and_by_scenario() -> None:
    totals = told("versions", RUBRIC, edition(pass_=20)).totals
    assert totals.compared == len(TALKS)
    assert totals.passed_both + totals.only_a == totals.passed_a
    assert totals.passed_both + totals.only_b == totals.passed_b
    assert totals.passed_a + totals.only_b + totals.passed_neither == totals.compared
    (row,) = totals.scenarios
    assert (row.compared, row.to_fail, row.to_pass) == (5, totals.only_a, totals.only_b)


def test_sessions_that_wait_in_a_file_can_be_gone_through_twice() -> None:
    mild = edition(critical=())
    with Comparing("versions", {digest(one): one for one in (mild, RUBRIC)}) as comparing:
        comparing.add(pair(mild, RUBRIC, boots.FAILED))
        comparison = comparing.told(A, B)
        assert len(list(comparison.to_fail)) == 1
        assert list(comparison.to_fail) == list(comparison.to_fail)
