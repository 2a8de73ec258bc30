"""A debrief as JSON."""

import msgspec

from simulator.debrief import debrief
from simulator.model.scorecard import Scorecard
from simulator.reports import debrief_json
from tests import boots


def test_it_is_the_scorecard_with_the_turns_as_play() -> None:
    told = debrief(boots.scenario(), boots.rubric(), boots.session(boots.CAPPED), boots.TITLES)
    written = msgspec.json.decode(debrief_json.render(told))
    play = written.pop("play")
    assert msgspec.convert(written, Scorecard) == told.card
    assert play == [
        {
            "turn": 1,
            "step": "asks",
            "reply": "promise",
            "shows": ["over-promises"],
            "why": "He heard a date, and there are no such boots.",
        },
        {
            "turn": 2,
            "step": "haggles",
            "reply": "plain",
            "shows": ["confirms-next-step"],
            "why": "A size, a place and an hour.",
        },
    ]


def test_the_scorecards_fields_come_first_and_in_their_order() -> None:
    told = debrief(boots.scenario(), boots.rubric(), boots.session(boots.GOOD), {})
    written = msgspec.json.decode(debrief_json.render(told))
    assert list(written) == [*Scorecard.__struct_fields__, "play"]
