"""What the progress screen says of habits, levels over time and drills."""

from collections.abc import Iterator

from textual.content import Content

from simulator.debrief import in_words
from simulator.progress.facts import Course, PastTalk, Progress, Reached
from simulator.reports import progress_wording as wording
from simulator.reports.wording import counted
from simulator.tui.bubbles import one_line
from simulator.tui.telling.prose import EMPTY, Tone, bar, heading, in_column, joined, paragraph

NOTHING_YET = f"{wording.NO_TALKS} Press esc, and choose what to practise."

_BAR = 12
_LATEST = 5
_DATE = 10
_DATE_COLUMN = 12
_LEVEL_COLUMN = 20


def habits(told: Progress, titles: wording.Titles, width: int) -> Content:
    """The habits, a sentence and a bounded bar each."""
    return joined(_habits(told, titles, width))


def courses(told: Progress, width: int) -> Content:
    """Each criterion's latest levels, one below the other."""
    return joined(_courses(told, width))


def drills(told: Progress, width: int) -> Content:
    """How many decisions there are to take once more, and which."""
    return joined(_drills(told, width))


def _habits(told: Progress, titles: wording.Titles, width: int) -> Iterator[Content]:
    if not told.habits:
        yield from paragraph(wording.NO_HABITS, width)
        return
    criteria = wording.criterion_titles(told)
    yield from paragraph(
        "What your talks have in common, the surest first.", width, style="$text-muted"
    )
    for found in told.habits:
        tone: Tone = "success" if found.serves else "warning"
        mark = "✓" if found.serves else "~"
        often = found.times if found.happens or found.kind == "level" else found.talks - found.times
        yield EMPTY
        yield Content.assemble(
            (f"{mark} ", f"$text-{tone} bold"),
            bar(often / found.talks, _BAR, tone),
            (f"  {often} of {found.talks}", "bold"),
        )
        yield from paragraph(wording.habit(found, titles, criteria), width, 2)


def _courses(told: Progress, width: int) -> Iterator[Content]:
    if not told.courses:
        yield from paragraph(NOTHING_YET, width)
        return
    rubric = ""
    for course in told.courses:
        if course.rubric != rubric:
            if rubric:
                yield EMPTY
            rubric = course.rubric
            yield heading(course.rubric_title)
        yield EMPTY
        yield from _course(course, width)


def _course(course: Course, width: int) -> Iterator[Content]:
    yield Content.styled(one_line(course.title), "bold")
    earlier = len(course.reached) - _LATEST
    if earlier > 0:
        yield Content.styled(f"  {counted(earlier, 'talk')} before", "$text-muted")
    for reached in course.reached[-_LATEST:]:
        tone = _tone(reached)
        yield Content.assemble(
            "  ",
            (reached.at[:_DATE].ljust(_DATE_COLUMN), "$text-muted"),
            (f"{_MARKS[tone]} ", f"$text-{tone} bold"),
            bar(reached.points / reached.max, _BAR, tone),
            "  ",
            in_column(Content(in_words(reached.level)), min(_LEVEL_COLUMN, width // 4)),
        )


_MARKS: dict[Tone, str] = {"success": "✓", "warning": "~", "error": "✗"}


def _tone(reached: Reached) -> Tone:
    if reached.points == reached.max:
        return "success"
    return "warning" if reached.points else "error"


def _drills(told: Progress, width: int) -> Iterator[Content]:
    if not told.drills:
        yield from paragraph(wording.NO_DRILLS if told.talks else NOTHING_YET, width)
        return
    count = counted(len(told.drills), "decision")
    text = (
        f"{count} of your own for which there was a stronger reply. Press enter to take "
        "them once more, one after another; each is answered at once, and none is scored."
    )
    yield from paragraph(text, width)
    yield EMPTY
    for drill in told.drills:
        yield Content.assemble(
            (drill.at[:_DATE].ljust(_DATE_COLUMN), "$text-muted"),
            in_column(Content(one_line(drill.scenario.title)), max(1, width - _DATE_COLUMN - 9)),
            f" turn {drill.turn}",
        )


def outcome(talk: PastTalk) -> Content:
    """What a talk came to, for a row."""
    tone = "success" if talk.passed else "error"
    mark = "✓" if talk.passed else "✗"
    return Content.assemble(f"{talk.percent:>5}% ", (mark, f"$text-{tone}"))
