"""The names and phrases that a comparison goes by in text and in HTML."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import islice
from typing import TypeVar

from simulator.debrief import in_words
from simulator.model.comparison import (
    Cause,
    CountedCause,
    CriterionChange,
    CriticalChange,
    Side,
    SideName,
    Step,
    Totals,
)
from simulator.model.scorecard import one_decimal
from simulator.reports.wording import counted, listed

T = TypeVar("T")

TO_FAIL = "From pass to fail"
TO_PASS = "From fail to pass"  # noqa: S105 (no password)
MOVEMENT = "How far percentages move"
MOVED = "Another result, the same outcome"
CRITERIA = "Criteria, over all sessions"
CRITICAL = "Critical errors that are found on one side only"
SCENARIOS = "Scenario by scenario"
ONE_SIDED = "Scored on one side only"

LOSSES = (
    "A criterion accounts for the points it lost on A less those it lost on B, in the mean of all "
    "sessions compared. It can do so without another level: by its weight, or by another's."
)


def signed(points: float) -> str:
    """Points with their sign, which is a minus and no hyphen."""
    return f"{points:+.1f}".replace("-", "−") if points else "0.0"


def share(part: int, whole: int) -> str:
    """A part in percent, rounded down."""
    return f"{one_decimal(Fraction(100 * part, whole))}%"


def side(about: Side) -> str:
    """What a side is, in one line."""
    return f"{about.name} ({details(about)})" if about.digest else about.name


def details(about: Side) -> str:
    """Which edition of the rubric it is, and what it takes to pass."""
    digest = (about.digest or "")[:12]
    return f"version {about.version}, pass mark {about.pass_}%, digest {digest}"


def left_out(totals: Totals) -> list[str]:
    """Sentences about the sessions that could not be compared."""
    parts = (
        (totals.not_under_a, "the rubric of A"),
        (totals.not_under_b, "the rubric of B"),
        (totals.not_under_either, "either rubric"),
    )
    said = [
        f"{number} where no criterion of {rubric} applies" for number, rubric in parts if number
    ]
    sentences = [f"Not comparable: {listed(said)}."] if said else []
    one_sided = totals.scored_only_a + totals.scored_only_b
    if one_sided:
        sentences.append(
            f"Scored on one side only: {totals.scored_only_a} on A, {totals.scored_only_b} on B."
        )
    return sentences


def title(totals: Totals) -> str:
    """What is compared, in a few words."""
    if totals.kind == "editions":
        return "As played, and as it is today"
    if totals.kind == "versions":
        return f"Two versions of {in_words(totals.a.rubric or '')}"
    return f"{sentence(in_words(totals.a.rubric or ''))} and {in_words(totals.b.rubric or '')}"


def sentence(words: str) -> str:
    """The words with a capital."""
    return words[:1].upper() + words[1:]


def first(sessions: Iterable[T], number: int) -> Iterator[T]:
    """The first sessions of a list, which is not read any farther."""
    return islice(sessions, number)


def did_it(totals: Totals, direction: str) -> str:
    """What is told of the causes: between two rubrics it is why the one lets nobody pass."""
    if totals.kind != "rubrics":
        return "what did it"
    return f"why not on {'B' if direction == TO_FAIL else 'A'}"


def heading(direction: str, number: int) -> str:
    """The heading over sessions that changed."""
    return f"{direction}: {counted(number, 'session') if number else 'none'}"


def cause(found: Cause, totals: Totals) -> str:
    """What did it, with what stood on either side."""
    stood = _stood(found, totals)
    if found.kind == "critical":
        return f"critical error {in_words(found.id or '')}: {stood}"
    if found.kind == "need":
        return f"less than a pass needs of {in_words(found.id or '')}: {stood}"
    if found.kind == "pass-mark":
        return f"pass mark: {found.a} → {found.b}"
    return f"{in_words(found.id or '')}: {stood} ({points(found.change or 0.0, totals)})"


def points(change: float, totals: Totals) -> str:
    """What a criterion changed; between two rubrics it is what it lost where the session failed."""
    return f"{abs(change)} lost" if totals.kind == "rubrics" else signed(change)


def _stood(found: Cause, totals: Totals) -> str:
    if totals.kind == "rubrics" or found.a == found.b:
        return in_words(found.a or found.b or "")
    nothing = "not made" if found.kind == "critical" else "not asked"
    return f"{in_words(found.a or nothing)} → {in_words(found.b or nothing)}"


def counted_cause(found: CountedCause) -> str:
    """What did it, without what stood on either side."""
    name = in_words(found.id or "")
    return {
        "critical": f"critical error {name}",
        "need": f"less than a pass needs of {name}",
        "pass-mark": "the pass mark",
        "criterion": name,
    }[found.kind]


def named(change: CriterionChange | CriticalChange, totals: Totals) -> str:
    """A criterion or critical error, with its rubric if there are several."""
    rubrics = {*(one.rubric for one in totals.criteria), *(one.rubric for one in totals.critical)}
    return f"{in_words(change.id)} ({change.rubric})" if len(rubrics) > 1 else in_words(change.id)


def step(about: Step) -> str:
    """A step of the distribution, from the end nearer to 0."""
    if about.from_ == about.to:
        return "not moved"
    nearer, farther = sorted((abs(about.from_), abs(about.to)))
    return f"{nearer} to {farther} {'up' if about.to > 0 else 'down'}"


def scored_on(name: SideName) -> str:
    """The side as it is shown."""
    return name.upper()


def spread(totals: Totals) -> Iterator[tuple[str, str]]:
    """The mean movement, its quartiles and its ends, each with its name."""
    movement = totals.movement
    if movement is not None:
        yield "mean", signed(movement.mean)
        yield "lowest", signed(movement.lowest)
        yield "lower quartile", signed(movement.lower_quartile)
        yield "median", signed(movement.median)
        yield "upper quartile", signed(movement.upper_quartile)
        yield "highest", signed(movement.highest)
