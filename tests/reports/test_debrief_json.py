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
    assert (written.pop("turning_point"), written.pop("last_pass_turn")) == (1, 1)
    assert msgspec.convert(written, Scorecard) == told.card
    assert play == [
        {
            "turn": 1,
            "step": "asks",
            "reply": "promise",
            "shows": ["over-promises"],
            "pass_before": True,
            "pass_after": False,
            "best_before": 100.0,
            "best_after": 28.5,
            "cost": 71.4,
            "verdict": "closed",
            "strongest": ["search", "look-round", "closest"],
            "closed_off": [
                "listening/heard",
                "listening/unheard",
                "honesty/clear",
                "honesty/partial",
                "outcome/lost",
                "broken-promise",
            ],
            "why": "He heard a date, and there are no such boots.",
        },
        {
            "turn": 2,
            "step": "haggles",
            "reply": "plain",
            "shows": ["confirms-next-step"],
            "pass_before": False,
            "pass_after": False,
            "best_before": 28.5,
            "best_after": 28.5,
            "cost": 0.0,
            "verdict": "kept",
            "strongest": ["plain", "give"],
            "closed_off": [],
            "why": "A size, a place and an hour.",
        },
    ]


def test_the_scorecards_fields_come_first_and_in_their_order() -> None:
    told = debrief(boots.scenario(), boots.rubric(), boots.session(boots.GOOD), {})
    written = msgspec.json.decode(debrief_json.render(told))
    assert list(written) == [
        *Scorecard.__struct_fields__,
        "play",
        "turning_point",
        "last_pass_turn",
    ]
