"""What stands beside the turns, told from the events of a journal."""

from simulator.conversation import replay, script
from simulator.model.session import Event, HintShown
from simulator.playing.asides import Aside, asides
from tests import samples
from tests.storage.journals import reply, start


def test_a_hint_that_an_older_version_gave_twice_stands_once() -> None:
    play = script(samples.scenario())
    states = replay(play, ["look-up"])
    events: list[Event] = [start(), HintShown(), HintShown(), reply(1), HintShown()]

    assert asides(play, states, events) == (Aside(1, "hint", "Look before you answer."),)
