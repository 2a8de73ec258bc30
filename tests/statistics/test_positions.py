"""Places of picked replies."""

from collections import Counter

from simulator.statistics.positions import positions


def test_each_number_of_replies_on_offer_is_looked_at_by_itself() -> None:
    two, three = positions(Counter({(3, 1): 40, (3, 2): 30, (3, 3): 20, (2, 1): 7, (2, 2): 5}))
    assert (two.on_offer, two.picks, two.expected) == (2, (7, 5), 6)
    assert (three.on_offer, three.picks, three.freedom) == (3, (40, 30, 20), 2)
    assert (three.chi_square, three.p) == (6.666667, 0.035674)


def test_a_place_that_is_never_picked_counts_too() -> None:
    (found,) = positions(Counter({(3, 1): 30}))
    assert found.picks == (30, 0, 0)
    assert found.p is not None
    assert found.p < 0.001


def test_few_picks_have_no_p() -> None:
    (found,) = positions(Counter({(2, 1): 9}))
    assert (found.chi_square, found.p) == (9, None)


def test_a_single_reply_is_no_choice() -> None:
    assert positions(Counter({(1, 1): 50})) == ()
