"""What to tell a trainee about a finished session, as data."""

from simulator.debrief.telling import ENDING_IS_ALLOWED, debrief
from simulator.debrief.told import (
    CriterionFinding,
    CriticalFinding,
    Debrief,
    NoDebriefError,
    PlayedTurn,
    Titled,
    TurningPoint,
    in_words,
)

__all__ = [
    "ENDING_IS_ALLOWED",
    "CriterionFinding",
    "CriticalFinding",
    "Debrief",
    "NoDebriefError",
    "PlayedTurn",
    "Titled",
    "TurningPoint",
    "debrief",
    "in_words",
]
