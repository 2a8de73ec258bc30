"""The astronaut boots as a small scenario with a rubric, and sessions of it.

It holds one of each thing that a debrief tells: an action with a find, variants, speakers, tones,
hints, a criterion that does not apply, a need, and critical errors with all three effects.
"""

from pathlib import Path
from typing import Any

import msgspec
import yaml

from simulator.conversation import replay, script
from simulator.model.digests import content, digest
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.session import ScenarioReference, Session, Turn

TITLES = {"acknowledges": "Names the trouble", "states-limit": "Says what can't be done"}

GOOD = ("search", "closest", "plain")
CAPPED = ("promise", "plain")
FAILED = ("closest", "give")
ZERO = ("closest", "lie")
LOST = ("smirk",)


def scenario(**changes: Any) -> Scenario:
    """The scenario, with other values for some of its top keys."""
    return msgspec.convert({**_read("scenario"), **changes}, Scenario)


def rubric(**changes: Any) -> Rubric:
    """The rubric, with other values for some of its top keys."""
    return msgspec.convert({**_read("rubric"), **changes}, Rubric)


def session(path: tuple[str, ...], played: Scenario | None = None, **changes: Any) -> Session:
    """The session of a talk along this path, with other values for some of its fields."""
    played = played or scenario()
    play = script(played)
    last = replay(play, path)[-1].at
    reference = ScenarioReference(
        id=played.id, version=played.version, digest=digest(played), content=content(played)
    )
    values: dict[str, Any] = {
        "session": "0f9d2c4e-1b7a-4c55-9d7e-2f6a3b8c1d90",
        "scenario": reference,
        "rubric": "fair",
        "trainee": "t-07",
        "attempt": 2,
        "mode": "practice",
        "language": "en",
        "seed": 1,
        "app": "simulator 0.1.0",
        "at": "2026-01-31T09:30:00.125Z",
        "turns": tuple(Turn(reply=reply, offered=(reply,), ms=900) for reply in path),
        "ending": last if last in play.endings else None,
    }
    return Session(**(values | changes))


def _read(name: str) -> dict[str, Any]:
    text = (Path(__file__).parent / f"{name}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded
