"""A library with one scenario of many turns, and sessions of it that were left half-way.

Each turn adds four bubbles: the reply, the customer's answer, coaching, and how the feelings
changed. The texts are as long as those of the shipped scenarios.
"""

import json
from pathlib import Path

import msgspec

from simulator.authoring.library import Library, open_library
from simulator.cli.clocks import clock
from simulator.playing.opening import cast_of, new_sitting
from simulator.playing.talk import Talk
from simulator.storage.places import Places

SCENARIO = "no-end-of-calls"
REPLIES = 4
BUBBLES_A_TURN = 4

_ENDINGS = (
    "I will ring the depot while you wait, and tell you what they say before we hang up.",
    "It should be with you soon; most parcels of that kind are.",
    "What would help you most today: the parcel itself, or knowing where it is?",
    "That is for the courier to answer, and I can give you their number.",
)


class LongTalk(msgspec.Struct, frozen=True):
    """Where the library and the sessions lie."""

    library: Path
    data: Path

    @property
    def turns_file(self) -> Path:
        """The replies of each turn, in JSON, for the peer."""
        return self.library / "turns.json"


def written(folder: Path, turns: int) -> LongTalk:
    """Write the scenario, with so many turns, into a folder."""
    talk = LongTalk(folder / "library", folder / "data")
    for name, document in (
        ("vocabulary.yaml", _VOCABULARY),
        ("rubrics/plain.yaml", _RUBRIC),
        (f"{SCENARIO}/scenario.yaml", _scenario(turns)),
    ):
        path = talk.library / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(document), encoding="utf-8")  # JSON is YAML too
    texts = [[_reply(turn, reply) for reply in range(REPLIES)] for turn in range(turns)]
    talk.turns_file.write_text(json.dumps(texts), encoding="utf-8")
    return talk


def left_after(talk: LongTalk, turns: int) -> str:
    """Play so many turns, leave the talk, and return the session's id."""
    library: Library = open_library([talk.library])
    places = Places(talk.data)
    sitting = new_sitting(places, "t-1", SCENARIO, "practice", 1)
    begun = Talk.begin(cast_of(library, SCENARIO, None, None), sitting, places, clock())
    for turn in range(turns):
        begun.choose(f"reply-{turn}-0")
    begun.close()
    return sitting.session


def is_painted(turn: int, text: str) -> bool:
    """Whether a turn's replies, and the line that they answer, are in what was written."""
    return f"Call {turn:04}." in text and has_replies(turn, text)


def has_replies(turn: int, text: str) -> bool:
    """Whether all replies of a turn are in what was written."""
    return text.count(f"Offer {turn:04}.") >= REPLIES


def _reply(turn: int, reply: int) -> str:
    return f"Offer {turn:04}. {_ENDINGS[reply]}"


def _scenario(turns: int) -> dict[str, object]:
    steps = [
        {
            "id": f"step-{turn}",
            "customer": f"Call {turn:04}. I have rung three times, and each time somebody else "
            "told me something else. Where is my parcel now, and when will I have it?",
            "next": f"step-{turn + 1}" if turn + 1 < turns else "over",
            "replies": [
                {
                    "id": f"reply-{turn}-{reply}",
                    "say": _reply(turn, reply),
                    "shows": ["informs"],
                    "feels": {"trust": 3 if turn % 2 else -3},
                    "why": "She has heard a guess three times. A fact, and somebody who finds "
                    "it out, is what she rang for.",
                }
                for reply in range(REPLIES)
            ],
        }
        for turn in range(turns)
    ]
    return {
        "format": "scenario/1",
        "id": SCENARIO,
        "version": 1,
        "title": "No end of calls",
        "language": "en",
        "summary": "A talk as long as one likes.",
        "difficulty": 2,
        "minutes": 60,
        "situations": ["blame"],
        "default_rubric": "plain",
        "customer": {"name": "Dana", "about": "Angry and short of time."},
        "feelings": {"patience": 5, "trust": 6},
        "briefing": "You answer the telephone of a parcel service.",
        "steps": steps,
        "endings": [{"id": "over", "customer": "Thank you.", "later": "She rang again."}],
    }


_VOCABULARY = {
    "format": "vocabulary/1",
    "behaviours": [
        {"id": "informs", "title": "Informs", "met_when": "It is said.", "not_met_when": "Not."}
    ],
    "situations": [{"id": "blame", "title": "Blame"}],
}
_RUBRIC = {
    "format": "rubric/1",
    "id": "plain",
    "version": 1,
    "title": "Plain",
    "school": "Facts help.",
    "pass": 70,
    "bands": [{"from": 0, "name": "Practise again"}],
    "criteria": [
        {
            "id": "facts",
            "title": "Facts",
            "question": "Did the customer learn where it is?",
            "weight": 1,
            "levels": [
                {"id": "told", "points": 1, "when": {"all": ["informs"]}, "feedback": "Yes."},
                {"id": "untold", "points": 0, "feedback": "No."},
            ],
        }
    ],
}
