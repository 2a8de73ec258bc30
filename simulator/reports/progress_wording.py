"""The sentences in which progress is told: facts, never scolding."""

from collections.abc import Mapping
from datetime import date

from simulator.debrief import in_words
from simulator.progress.facts import Course, Due, PastTalk, Progress
from simulator.progress.habits import LEAST_TALKS, Habit
from simulator.reports.wording import counted

TALKS = "Talks"
HABITS = "Habits"
COURSES = "Levels over time"
DRILLS = "Decisions to take once more"
DUE = "When to practise again"

NO_TALKS = "No talk has been finished yet."
NO_HABITS = (
    f"Habits show after {LEAST_TALKS} talks or more that began at the first turn; replays from a "
    "later turn do not count."
)
NO_DRILLS = "There is no earlier decision for which there was a clearly stronger reply."

_LATEST = 6
"""How many levels are put into words."""

Titles = Mapping[str, str]
"""The vocabulary's titles, by behaviour."""


def habit(found: Habit, titles: Titles, criteria: Titles) -> str:
    """A habit in a sentence; `criteria` are titles by `rubric/criterion`."""
    seen = f"in {found.times} of {found.talks} talks"
    if found.kind == "order":
        earlier, later = (_title(titles, behaviour) for behaviour in found.subject)
        if found.happens:
            return f"{later} came before {earlier}, or without it, {seen}; best play has it after."
        kept = f"in {found.talks - found.times} of {found.talks} talks"
        return f"{earlier} came no later than {later} {kept}, as in best play."
    if found.kind == "spoils":
        return f"{_title(titles, found.subject[0])} was shown {seen} where it could be."
    rubric, criterion, level = found.subject
    name = criteria.get(f"{rubric}/{criterion}", in_words(criterion))
    so_far = "" if found.happens else " so far"
    return f"{name} reached its best level, “{in_words(level)}”, {seen}{so_far}."


def criterion_titles(progress: Progress) -> dict[str, str]:
    """Titles by `rubric/criterion`."""
    return {f"{course.rubric}/{course.criterion}": course.title for course in progress.courses}


def outcome(talk: PastTalk) -> str:
    """What a talk came to, as a mark and words."""
    return f"{talk.percent}% {'✓ passed' if talk.passed else '✗ not passed'}"


def how(talk: PastTalk) -> str:
    """In which mode, and from which turn if not from the start."""
    return f"{talk.mode}, from turn {talk.turn}" if talk.turn else talk.mode


def course(found: Course) -> str:
    """A criterion's latest levels in words, the earliest first, the same in a row only once."""
    levels = [in_words(reached.level) for reached in found.reached[-_LATEST:]]
    told: list[tuple[str, int]] = []
    for level in levels:
        if told and told[-1][0] == level:
            told[-1] = level, told[-1][1] + 1
        else:
            told.append((level, 1))
    words = ", then ".join(f"{level} ({n} times)" if n > 1 else level for level, n in told)
    return f"… {words}" if len(found.reached) > _LATEST else words


def due(found: Due, today: date) -> str:
    """When a scenario is to be practised again."""
    days = (found.on - today).days
    return "due" if days <= 0 else f"in {counted(days, 'day')}"


def counts(progress: Progress) -> str:
    """How many talks there are: played from the start, replayed from a turn, and left."""
    replays = sum(bool(talk.turn) for talk in progress.talks)
    parts = [counted(len(progress.talks) - replays, "talk")]
    if replays:
        parts.append(counted(replays, "replay"))
    if progress.unfinished:
        parts.append(f"{progress.unfinished} unfinished")
    return ", ".join(parts)


def unfinished(progress: Progress) -> str:
    """How many talks were left; empty if none."""
    left = progress.unfinished
    return f"{counted(left, 'talk')} left unfinished." if left else ""


def _title(titles: Titles, behaviour: str) -> str:
    return f"“{titles.get(behaviour, in_words(behaviour))}”"
