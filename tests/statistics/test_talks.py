"""What a talk adds: the decisions at which something was at stake, and how they were taken."""

from fractions import Fraction

from simulator.statistics.talks import Held, Reply, visits

OFFERED = ("good", "weak", "look")


def turn(
    step: str, reply: str, before: int, after: int, strongest: tuple[str, ...] = ("good",)
) -> Reply:
    held = Held(before=Fraction(before), after=Fraction(after), strongest=strongest)
    return Reply(step=step, reply=reply, offered=OFFERED, held=held)


def test_a_decision_scores_by_being_strongest() -> None:
    found = visits(
        [turn("one", "good", 80, 80), turn("two", "weak", 80, 60), turn("three", "good", 60, 60)]
    )
    assert [visit.score for visit in found] == [1, 0, 1]
    assert [visit.kept for visit in found] == [1, Fraction(3, 4), 1]


def test_the_turns_at_one_step_are_one_decision() -> None:
    (visit,) = visits([turn("one", "look", 100, 80), turn("one", "good", 80, 80)])
    assert visit.score == 0
    assert visit.kept == Fraction(4, 5)
    assert [(pick.reply, pick.score, pick.kept) for pick in visit.picks] == [
        ("look", 0, Fraction(4, 5)),
        ("good", 1, 1),
    ]


def test_where_all_replies_are_as_strong_nothing_is_decided() -> None:
    (visit,) = visits([turn("one", "weak", 80, 80, OFFERED)])
    assert (visit.score, visit.kept, visit.picks[0].score) == (None, None, None)


def test_where_all_is_lost_nothing_is_decided() -> None:
    (visit,) = visits([turn("one", "weak", 0, 0)])
    assert visit.score is None


def test_what_nobody_explored_has_no_score() -> None:
    (visit,) = visits([Reply(step="one", reply="good", offered=OFFERED, held=None)])
    assert (visit.score, visit.kept) == (None, None)
    assert visit.offered == set(OFFERED)
