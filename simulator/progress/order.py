"""The order in which best play shows behaviours: what it never does the other way round."""

from collections.abc import Iterator, Mapping, Sequence

from simulator.exploration.judging import strongest
from simulator.exploration.survey import State, Survey

Pair = tuple[str, str]
"""Two behaviours, the earlier one first."""

Shows = Mapping[str, Sequence[str]]
"""What each reply shows, by its id."""


def best_order(surveyed: Survey, shows: Shows) -> frozenset[Pair]:
    """The pairs X, Y for which one best play shows X in an earlier turn than Y, and none shows Y
    without having shown X before or with it.

    Best plays give one of the strongest replies at every turn. The survey is complete.
    """
    ways = _best_ways(surveyed)
    firm = _always_before(ways, shows)
    return frozenset(pair for pair in _in_turn(ways, shows) if pair in firm)


_Ways = dict[State, tuple[tuple[str, State], ...]]
"""By state, the strongest replies and where they lead; states come before those they lead to."""


def _best_ways(surveyed: Survey) -> _Ways:
    ways: _Ways = {}
    arrived: list[dict[State, None]] = [{} for _ in surveyed.routes.points]
    arrived[surveyed.start.point][surveyed.start] = None
    for states in reversed(arrived):  # a talk only goes on to points with a lower number
        for state in states:
            ways[state] = strongest(surveyed, state)
            for _, after in ways[state]:
                arrived[after.point][after] = None
    return ways


def _always_before(ways: _Ways, shows: Shows) -> set[Pair]:
    """Pairs X, Y where X has been shown, on every best way, by the time that Y is."""
    known: dict[State, frozenset[str]] = {next(iter(ways)): frozenset()}
    together: dict[str, frozenset[str]] = {}
    for state, choices in ways.items():
        for reply, after in choices:
            shown = known[state] | frozenset(shows[reply])
            known[after] = known[after] & shown if after in known else shown
            for behaviour in shows[reply]:
                together[behaviour] = together.get(behaviour, shown) & shown
    return {
        (earlier, later)
        for later, shown in together.items()
        for earlier in shown
        if earlier != later
    }


def _in_turn(ways: _Ways, shows: Shows) -> Iterator[Pair]:
    """Pairs in the order in which the first of the best plays shows them, turn after turn."""
    state = next(iter(ways))
    before: set[str] = set()
    while ways[state]:
        reply, state = ways[state][0]
        new = set(shows[reply]) - before
        yield from ((earlier, later) for later in new for earlier in before)
        before |= new
