"""What the sessions of a scenario say under a rubric, as frozen types that reports are made of.

Shares, scores and coefficients are floats with at most 6 decimals, and None where they are not
defined: below two sessions, where something does not vary, or where nobody knows what was possible.
"""

from typing import Literal

import msgspec

ROUGH_BELOW = 30
"""Below this many sessions figures are rough."""

Remark = Literal[
    "never-picked",
    "preferred-yet-costly",
    "very-easy",
    "very-hard",
    "weaker-do-better",
]
"""What deserves a look. Of replies: `never-picked`; `preferred-yet-costly`: stronger sessions pick
it where it is weak. Of decisions and criteria: `very-easy` and `very-hard`, by facility;
`weaker-do-better`: discrimination is negative by more than chance."""


class CriterionItem(msgspec.Struct, frozen=True, kw_only=True):
    """A criterion that applies to the scenario."""

    id: str
    title: str
    weight: int
    facility: float | None
    discrimination: float | None
    efficiency: float | None
    remarks: tuple[Remark, ...]


class ReplyItem(msgspec.Struct, frozen=True, kw_only=True):
    """A reply. `offered`: in how many sessions it was on offer; `share`: picked of those.

    `kept` is the mean share of the best result that it kept, where something was at stake. `rest`
    is the mean rest score of its pickers, above 0 if they are stronger than most, and
    `rest_of_strongest` that of those who had it on offer and picked a strongest reply instead.
    """

    id: str
    words: str
    offered: int
    picked: int
    share: float | None
    kept: float | None
    rest: float | None
    rest_of_strongest: float | None
    remarks: tuple[Remark, ...]


class DecisionItem(msgspec.Struct, frozen=True, kw_only=True):
    """A step. `reached` and `at_stake` count sessions; the figures are over the latter.

    `facility` is the share of sessions that picked only strongest replies, `ease` the same for a
    session of middling strength, `kept` the mean share of the best result that was kept.
    """

    id: str
    line: str
    reached: int
    at_stake: int
    facility: float | None
    ease: float | None
    discrimination: float | None
    efficiency: float | None
    kept: float | None
    replies: tuple[ReplyItem, ...]
    remarks: tuple[Remark, ...]


class Positions(msgspec.Struct, frozen=True, kw_only=True):
    """Turns with so many replies on offer: how often the one at each place, from 1, was picked.

    `p` is how likely so uneven a spread is by chance; None if fewer than 5 are expected at a place.
    """

    on_offer: int
    picks: tuple[int, ...]
    expected: float
    chi_square: float
    freedom: int
    p: float | None


class Accuracy(msgspec.Struct, frozen=True, kw_only=True):
    """The share of sessions without a critical error of a kind, with its 95 % interval."""

    kind: str
    without: int
    share: float | None
    low: float | None
    high: float | None


class Consistency(msgspec.Struct, frozen=True, kw_only=True):
    """Cronbach's alpha over the criteria that apply, and √(1 − alpha)."""

    criteria: int
    alpha: float | None
    error_ratio: float | None


class GroupItems(msgspec.Struct, frozen=True, kw_only=True):
    """The sessions of one scenario, by its logic, under one rubric.

    `explored` is False where the scenario is too large to know what was possible; then decisions
    and replies have counts only.
    """

    scenario: str
    title: str
    version: int
    digest: str
    rubric: str
    rubric_title: str
    rubric_version: int
    rubric_digest: str
    sessions: int
    explored: bool
    criteria: tuple[CriterionItem, ...]
    consistency: Consistency
    accuracy: tuple[Accuracy, ...]
    decisions: tuple[DecisionItem, ...]
    positions: tuple[Positions, ...]

    @property
    def is_rough(self) -> bool:
        """Whether there are too few sessions to rely on the figures."""
        return self.sessions < ROUGH_BELOW


class Items(msgspec.Struct, frozen=True, kw_only=True):
    """All groups, by scenario and rubric, and over all of them the places of picked replies."""

    mode: str
    attempt: str
    groups: tuple[GroupItems, ...]
    positions: tuple[Positions, ...]
