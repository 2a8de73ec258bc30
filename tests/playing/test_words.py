"""The words that every player uses."""

import msgspec
import pytest

from simulator.playing.words import content_note
from tests import samples

ANY_TIME = " You may end the conversation, or stop, at any time."


@pytest.mark.parametrize(
    ("situations", "note"),
    [
        (("blame",), ""),
        (("abuse",), "This conversation contains shouting and insults." + ANY_TIME),
        (
            ("safety", "abuse"),
            "This conversation contains shouting and insults and a threat to people's safety."
            + ANY_TIME,
        ),
    ],
)
def test_what_a_talk_contains_is_said_in_one_sentence(
    situations: tuple[str, ...], note: str
) -> None:
    scenario = msgspec.structs.replace(samples.scenario(), situations=situations)
    assert content_note(scenario) == note
