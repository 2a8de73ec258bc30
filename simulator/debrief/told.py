"""What a debrief consists of, as frozen types."""

import msgspec

from simulator.conversation import Spoken
from simulator.exploration.judging import JudgedTurn
from simulator.model.scorecard import Scorecard


class NoDebriefError(ValueError):
    """There is nothing to tell: the session is unfinished, or the rubric asks nothing of it."""


class Titled(msgspec.Struct, frozen=True):
    """An id and what people call it."""

    id: str
    title: str


class CriterionFinding(msgspec.Struct, frozen=True, kw_only=True):
    """How a criterion that was asked came out. `evidence`: turns; the ending is the last + 1."""

    id: str
    title: str
    question: str
    level: str
    points: int
    max: int
    weight: int
    feedback: str
    tip: str
    evidence: tuple[int, ...]

    @property
    def lost(self) -> int:
        """Weighted points that the best level would have brought and this one did not."""
        return self.weight * (self.max - self.points)


class CriticalFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A critical error that was made; `effect` says in words what it did to the result."""

    id: str
    kind: str
    effect: str
    feedback: str
    evidence: tuple[int, ...]


class OtherReply(msgspec.Struct, frozen=True):
    """A reply that could have been chosen: what would have been said, or done."""

    words: str
    is_action: bool


class PlayedTurn(msgspec.Struct, frozen=True, kw_only=True):
    """One turn. `line` is None where the customer said nothing new since the turn before.

    `judged` holds the reply against the best play, None where the scenario is too large to explore;
    `stronger` are the strongest replies, if the reply was none of them.
    """

    number: int
    step: str
    line: Spoken | None
    reply: str
    said: str
    is_action: bool
    finds: str
    shows: tuple[Titled, ...]
    why: str
    judged: JudgedTurn | None
    stronger: tuple[OtherReply, ...]


class TurningPoint(msgspec.Struct, frozen=True, kw_only=True):
    """The reply after which less was possible. `closed_off`: what it put out of reach, in words."""

    turn: PlayedTurn
    lost_pass: bool
    closed_off: tuple[str, ...]


class Closing(msgspec.Struct, frozen=True, kw_only=True):
    """How the talk ended, and what became of the customer."""

    id: str
    line: Spoken
    later: str
    shows: tuple[Titled, ...]


class Debrief(msgspec.Struct, frozen=True, kw_only=True):
    """All there is to tell about a session under a rubric.

    `card` holds the numbers (percent, passed, band, undos, hints). `reasons` say why it did not
    pass, and are empty if it did. `one_thing` is the criterion whose tip to act on. `notice` is
    empty unless the scenario has abuse or danger in it. `not_asked`: criteria that do not apply.
    `explored` says whether it is known what was possible; without that there is neither a turning
    point nor a last turn at which a pass was possible.
    """

    card: Scorecard
    title: str
    customer: str
    language: str
    rubric_title: str
    pass_mark: int
    ending: Closing
    notice: str
    explored: bool
    turning_point: TurningPoint | None
    last_pass_turn: int | None
    one_thing: CriterionFinding | None
    reasons: tuple[str, ...]
    critical: tuple[CriticalFinding, ...]
    criteria: tuple[CriterionFinding, ...]
    not_asked: tuple[Titled, ...]
    turns: tuple[PlayedTurn, ...]
    notes: tuple[str, ...]


def in_words(identifier: str) -> str:
    """An id as words to read: `no-way-on` becomes `no way on`."""
    return identifier.replace("-", " ")
