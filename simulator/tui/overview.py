"""What there is to practise and what was made of it, as data."""

from datetime import date
from pathlib import Path

import msgspec

from simulator.model.problem import Problem
from simulator.model.scenario import Scenario
from simulator.model.scorecard import Scorecard
from simulator.model.session import Session


class Record(msgspec.Struct, frozen=True):
    """What a trainee has made of a scenario. `best` is the card with the highest percent, and
    `rubric` the title of what it was scored by; `last` is the day of the last finished session,
    `due` the day on which to practise again."""

    best: Scorecard
    rubric: str
    last: date
    due: date


class Offered(msgspec.Struct, frozen=True):
    """A scenario of the library; `record` is None as long as no session is finished. `languages`
    are those it can be played in besides its own."""

    scenario: Scenario
    record: Record | None
    languages: tuple[str, ...]


class Broken(msgspec.Struct, frozen=True):
    """A scenario that cannot be played, and what is wrong with its file."""

    id: str
    problems: tuple[Problem, ...]


class Waiting(msgspec.Struct, frozen=True):
    """A talk that was left before its ending."""

    session: Session
    title: str
    journal: Path


class Overview(msgspec.Struct, frozen=True):
    """All that there is to practise. `waiting` has the latest first; `today` is the day it was
    looked at."""

    today: date
    waiting: tuple[Waiting, ...]
    offered: tuple[Offered, ...]
    broken: tuple[Broken, ...]


Entry = Waiting | Offered | Broken
"""Something that the list shows."""
