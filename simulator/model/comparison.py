"""A comparison: what came of the same sessions under two rubrics, or as played and as current.

Percentages are shown ones, in tenths; differences are B less A. What a criterion loses is exact:
100 * weight * (best points - points) / sum(weight * best points) over the criteria that apply, so
that what all of them lose and the percentage before any critical error are 100 together.
"""

from collections.abc import Iterable
from typing import Literal

from simulator.model.fields import Record

Kind = Literal["rubrics", "versions", "editions"]
"""Two rubrics, two versions of one, or the scenarios as they were played and as they are today."""

SideName = Literal["a", "b"]
CauseKind = Literal["criterion", "need", "critical", "pass-mark"]


class Side(Record, frozen=True, kw_only=True, omit_defaults=False, rename={"pass_": "pass"}):
    """One of the two. Without a rubric each session is scored with its own."""

    name: str
    rubric: str | None = None
    version: int | None = None
    digest: str | None = None
    pass_: int | None = None


class Cause(Record, frozen=True, kw_only=True, omit_defaults=False):
    """A thing that gave a session another result on the one side than on the other.

    `a` and `b` say what stood there on each side: a criterion's level, a critical error's effect,
    a pass mark; None where there was nothing, or where it does not matter. `change` is in percent
    points, of a criterion only.
    """

    kind: CauseKind
    id: str | None
    a: str | None
    b: str | None
    change: float | None = None


class Changed(Record, frozen=True, kw_only=True, omit_defaults=False):
    """A session that came to another result, with what did it."""

    session: str
    trainee: str
    scenario: str
    rubric_a: str
    rubric_b: str
    percent_a: float
    percent_b: float
    causes: tuple[Cause, ...]


class OneSided(Record, frozen=True, kw_only=True, omit_defaults=False):
    """A session that could be scored on one side and was rejected on the other.

    What the scorecard says is None where no criterion of its rubric applies.
    """

    session: str
    scored: SideName
    trainee: str | None
    scenario: str | None
    percent: float | None
    passed: bool | None
    source: str
    line: int
    reason: str
    message: str


class Step(Record, frozen=True, kw_only=True, omit_defaults=False, rename={"from_": "from"}):
    """How many sessions moved so far: by more than the end nearer to 0, up to the other one."""

    from_: int
    to: int
    sessions: int


class Movement(Record, frozen=True, kw_only=True, omit_defaults=False):
    """How far percentages moved. A quartile is a movement that occurs, the nearest rank."""

    mean: float
    lowest: float
    lower_quartile: float
    median: float
    upper_quartile: float
    highest: float
    steps: tuple[Step, ...]


class CriterionChange(Record, frozen=True, kw_only=True, omit_defaults=False):
    """What a criterion of one rubric has to do with the movement of all sessions together."""

    rubric: str
    id: str
    sessions: int
    mean: float


class CriticalChange(Record, frozen=True, kw_only=True, omit_defaults=False):
    """In how many sessions a critical error of one rubric is only found on one side."""

    rubric: str
    id: str
    appears: int
    disappears: int


class CountedCause(Record, frozen=True, kw_only=True, omit_defaults=False):
    """How many of the sessions that changed so have this cause; `mean` is over these."""

    kind: CauseKind
    id: str | None
    sessions: int
    mean: float | None


class ScenarioChange(Record, frozen=True, kw_only=True, omit_defaults=False):
    """What came of a scenario's sessions."""

    scenario: str
    compared: int
    passed_a: int
    passed_b: int
    to_fail: int
    to_pass: int
    mean_a: float
    mean_b: float
    movement: float


class Totals(Record, frozen=True, kw_only=True, omit_defaults=False):
    """All that can be said without naming a session: the first part of `comparison/1`.

    `only_a` and `only_b` are the sessions that passed on that side and not on the other;
    `not_under_a`, `not_under_b` and `not_under_either` those whose scenario has nothing that the
    side's rubric asks about. `moved` are the sessions with another result that still pass,
    or still do not; None where no two editions of a scenario are compared, for there nearly every
    session has one. `movement` is None if nothing was compared.
    """

    format: Literal["comparison/1"] = "comparison/1"
    kind: Kind
    a: Side
    b: Side
    compared: int
    not_under_a: int
    not_under_b: int
    not_under_either: int
    scored_only_a: int
    scored_only_b: int
    passed_a: int
    passed_b: int
    passed_both: int
    only_a: int
    only_b: int
    passed_neither: int
    moved: int | None
    movement: Movement | None
    criteria: tuple[CriterionChange, ...]
    critical: tuple[CriticalChange, ...]
    causes_to_fail: tuple[CountedCause, ...]
    causes_to_pass: tuple[CountedCause, ...]
    scenarios: tuple[ScenarioChange, ...]


class Comparison(Record, frozen=True, kw_only=True):
    """The totals, and the sessions that they are about, which can be gone through once or more."""

    totals: Totals
    to_fail: Iterable[Changed]
    to_pass: Iterable[Changed]
    moved: Iterable[Changed]
    one_sided: Iterable[OneSided]
