"""Whether replies are picked for the place they are shown at.

Replies are shuffled by the session's seed, so that without such a habit each place is as likely as
any other.
"""

from collections import Counter

from simulator.statistics.results import Positions
from simulator.statistics.rounding import rounded
from simulator.statistics.uniformity import LEAST_EXPECTED, chi_square, upper_tail

Place = tuple[int, int]
"""How many replies were on offer, and at which place, from 1, the one stood that was picked."""


def positions(places: Counter[Place]) -> tuple[Positions, ...]:
    """The spread over places, for each number of replies on offer from 2 upwards."""
    sizes = sorted({on_offer for on_offer, _ in places if on_offer > 1})
    return tuple(_spread(on_offer, places) for on_offer in sizes)


def _spread(on_offer: int, places: Counter[Place]) -> Positions:
    picks = tuple(places[on_offer, place] for place in range(1, on_offer + 1))
    statistic = float(chi_square(picks))
    expected = sum(picks) / on_offer
    is_sound = expected >= LEAST_EXPECTED
    return Positions(
        on_offer=on_offer,
        picks=picks,
        expected=rounded(expected),
        chi_square=rounded(statistic),
        freedom=on_offer - 1,
        p=rounded(upper_tail(statistic, on_offer - 1)) if is_sound else None,
    )
