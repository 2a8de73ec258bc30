"""The phrases that all reports share."""

from simulator.debrief import Debrief, debrief
from simulator.reports import wording
from tests import boots


def told(path: tuple[str, ...], hints: int = 0, undos: int = 0) -> Debrief:
    session = boots.session(path, hints=hints, undos=undos)
    return debrief(boots.scenario(), boots.rubric(), session, boots.TITLES)


def test_the_turn_after_the_last_is_the_ending() -> None:
    card = told(boots.GOOD).card
    assert wording.places((), card) == ""
    assert wording.places((4,), card) == "the ending"
    assert wording.places((2,), card) == "turn 2"
    assert wording.places((2, 4), card) == "turn 2 and the ending"
    assert wording.places((1, 2, 4), card) == "turns 1, 2 and the ending"


def test_help_on_the_way_is_told_only_if_it_was_taken() -> None:
    assert wording.on_the_way(told(boots.LOST).card) == "1 turn."
    assert (
        wording.on_the_way(told(boots.GOOD, hints=1, undos=2).card)
        == "3 turns, 1 hint and 2 replies taken back."
    )


def test_marks_say_all_some_and_none_of_the_points() -> None:
    assert [wording.mark(finding) for finding in told(boots.CAPPED).criteria] == ["~", "✗", "✓"]


def test_a_level_is_told_in_words_with_its_points_and_its_weight() -> None:
    listening, honesty, _ = told(boots.CAPPED).criteria
    assert wording.level(listening) == "half heard, 1 of 2 points"
    assert wording.level(honesty) == "not clear, 0 of 2 points, weight 2"
