"""Playing a draft: what of a talk is kept when its scenario is edited, and the way to a step."""

from collections.abc import Iterable

from simulator.conversation import NotOfferedError, Script, begin, choose
from simulator.exploration.talks import talks
from simulator.model.scenario import Scenario

MOST_PLACES = 200_000
"""How many places are looked at for a way to a step before only a sample is."""


def playable(play: Script, path: Iterable[str]) -> tuple[str, ...]:
    """The replies from the start of the path that can still be chosen, one after another."""
    state = begin(play)
    for reply in path:
        try:
            state = choose(play, state, reply)
        except NotOfferedError:
            break
    return state.chosen


def path_to(scenario: Scenario, step: str) -> tuple[str, ...] | None:
    """The replies of a talk that comes to the step or ending; None if none was found."""
    if step == scenario.steps[0].id:
        return ()
    places = talks(scenario, MOST_PLACES)
    return places.witness(("steps", step)) or places.witness(("endings", step))
