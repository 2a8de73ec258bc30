"""Progress as plain text, for a terminal, a pipe or a screen reader."""

from collections.abc import Iterator
from datetime import date

from simulator.progress.drills import Drill
from simulator.progress.facts import Progress
from simulator.reports import progress_wording as wording
from simulator.reports.layout import aligned, shortened, wrapped
from simulator.reports.wording import quotation, short

_INDENT = "  "


def render(told: Progress, titles: wording.Titles, today: date, width: int = 80) -> str:
    """The whole progress, its lines at most `width` columns of a terminal wide."""
    return "\n".join(_lines(told, titles, today, width)) + "\n"


def _lines(told: Progress, titles: wording.Titles, today: date, width: int) -> Iterator[str]:
    yield wording.TALKS
    yield from _talks(told, width)
    if not told.talks:
        return
    for heading, body in (
        (wording.HABITS, _habits(told, titles, width)),
        (wording.COURSES, _courses(told, width)),
        (wording.DRILLS, _drills(told, width)),
        (wording.DUE, _due(told, today)),
    ):
        yield from ("", heading, *body)


def _talks(told: Progress, width: int) -> Iterator[str]:
    if not told.talks:
        yield from wrapped(f"{wording.NO_TALKS} Begin with: simulator play", width, _INDENT)
    rows = [
        (
            _INDENT + talk.at[:10],
            short(talk.session),
            talk.scenario,
            wording.outcome(talk),
            talk.rubric,
            wording.how(talk),
        )
        for talk in told.talks
    ]
    yield from aligned(rows) if rows else ()
    yield from wrapped(wording.unfinished(told), width, _INDENT)


def _habits(told: Progress, titles: wording.Titles, width: int) -> Iterator[str]:
    criteria = wording.criterion_titles(told)
    for found in told.habits:
        yield from wrapped(wording.habit(found, titles, criteria), width, f"{_INDENT}- ")
    if not told.habits:
        yield from wrapped(wording.NO_HABITS, width, _INDENT)


def _courses(told: Progress, width: int) -> Iterator[str]:
    rubric = ""
    for found in told.courses:
        if found.rubric != rubric:
            rubric = found.rubric
            yield from wrapped(f"By the rubric “{found.rubric_title}”:", width, _INDENT)
        yield from wrapped(
            f"{found.title}: {wording.course(found)}", width, _INDENT * 2, _INDENT * 3
        )


def _drills(told: Progress, width: int) -> Iterator[str]:
    for drill in told.drills:
        where = f"{drill.scenario.title}, turn {drill.turn}, {drill.at[:10]}"
        yield from wrapped(where, width, f"{_INDENT}- ")
        yield f"{_INDENT}  {shortened(quotation(_words(drill)), width - len(_INDENT) - 2)}"
    if not told.drills:
        yield from wrapped(wording.NO_DRILLS, width, _INDENT)


def _words(drill: Drill) -> str:
    replies = (reply for step in drill.scenario.steps for reply in step.replies)
    return next(reply.action or reply.say for reply in replies if reply.id == drill.chosen)


def _due(told: Progress, today: date) -> Iterator[str]:
    yield from aligned(
        [(_INDENT + found.scenario, wording.due(found, today)) for found in told.due]
    )
