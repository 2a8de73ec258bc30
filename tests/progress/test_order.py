"""The order in which best play shows behaviours."""

from simulator.exploration.findings import best_play
from simulator.progress.order import best_order
from tests import samples


def test_best_play_looks_before_it_says_what_is_so() -> None:
    order = orders()
    assert ("verifies", "informs") in order
    assert ("verifies", "acknowledges") in order


def test_no_pair_stands_in_both_orders_and_none_is_made_of_one_behaviour() -> None:
    order = orders()
    assert not {(later, earlier) for earlier, later in order} & order


def test_what_is_shown_in_one_reply_has_no_order() -> None:
    order = orders()
    assert ("acknowledges", "informs") not in order
    assert ("informs", "acknowledges") not in order


def test_what_best_play_never_shows_stands_in_no_order() -> None:
    assert all("argues" not in pair and "over-promises" not in pair for pair in orders())


def orders() -> frozenset[tuple[str, str]]:
    scenario = samples.scenario()
    surveyed = best_play(scenario, samples.rubric())
    assert surveyed is not None
    shows = {reply.id: reply.shows for step in scenario.steps for reply in step.replies}
    return best_order(surveyed, shows)
