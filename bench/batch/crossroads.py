"""Where talks of one scenario come together again, so that many of them are made quickly."""

from simulator import conversation
from simulator.conversation import Script, State
from simulator.model.scenario import Reply

_MOST = 20_000
"""How many are remembered of a scenario: some 20 MB."""

_Key = tuple[str, frozenset[str], tuple[int, ...]]


class Crossroad:
    """A state of the talk, what is offered there (nothing at an ending) and what is ahead."""

    __slots__ = ("ahead", "offers", "state")

    def __init__(self, play: Script, state: State) -> None:
        self.state = state
        self.offers: tuple[Reply, ...] = conversation.offers(play, state)
        self.ahead: dict[str, Crossroad] = {}


class Crossroads:
    """What `conversation` says of a scenario's states, asked once for each of the first.

    Talks that differ only in the order of their replies share a state: nothing depends on it.
    """

    def __init__(self, play: Script) -> None:
        self.play = play
        self.start = Crossroad(play, conversation.begin(play))
        self._known: dict[_Key, Crossroad] = {}

    def after(self, here: Crossroad, reply: str) -> Crossroad:
        """Where the talk stands after a reply."""
        found = here.ahead.get(reply)
        if found is None:
            state = conversation.choose(self.play, here.state, reply)
            key = (state.at, frozenset(state.chosen), tuple(state.feelings.values()))
            found = self._known.get(key) or Crossroad(self.play, state)
            if len(self._known) < _MOST:
                here.ahead[reply] = self._known[key] = found
        return found
