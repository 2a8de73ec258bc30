"""What the home screen tells of the entry that is highlighted."""

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from simulator.playing.words import content_note
from simulator.reports.wording import quotation
from simulator.tui.bubbles import one_line
from simulator.tui.home_texts import ago, day_of
from simulator.tui.languages import language_name
from simulator.tui.overview import Broken, Entry, Offered, Record, Waiting
from simulator.tui.telling.prose import EMPTY, bulleted, heading, joined, labelled, paragraph, place

_MUTED = "$text-muted"
_DIFFICULTIES = ("", "gentle", "mild", "demanding", "hard", "brutal")


def entry_text(entry: Entry, today: date, width: int) -> Content:
    """What to tell about an entry of the list."""
    match entry:
        case Offered():
            return joined(_offered(entry, today, width))
        case Waiting():
            return joined(_waiting(entry, today, width))
        case Broken():
            return joined(_broken(entry, width))


def _offered(entry: Offered, today: date, width: int) -> Iterator[Content]:
    scenario = entry.scenario
    yield from paragraph(scenario.title, width, style="bold")
    facts = f"{_DIFFICULTIES[scenario.difficulty]}, about {scenario.minutes} min"
    yield from paragraph(facts, width, style=_MUTED)
    yield EMPTY
    yield from paragraph(scenario.summary, width)
    if note := content_note(scenario):
        yield EMPTY
        yield from labelled("!", note, width, column=2)
    yield EMPTY
    yield from _practised(entry.record, today, width)
    if entry.languages:
        names = ", ".join(language_name(language) for language in entry.languages)
        yield from paragraph(f"Also in {names}.", width, style=_MUTED)
    if scenario.objectives:
        yield EMPTY
        yield heading("What you practise")
        yield from bulleted(scenario.objectives, width)


def _practised(record: Record | None, today: date, width: int) -> Iterator[Content]:
    if record is None:
        yield from paragraph("You have not practised it yet.", width, style=_MUTED)
        return
    best = record.best
    passed = "passed" if best.passed else "not passed"
    rubric = quotation(one_line(record.rubric))
    yield from paragraph(f"Best: {best.percent}%, {passed}, under the rubric {rubric}.", width)
    if record.due <= today:
        due = "● Due: a good day to practise it again."
        yield from paragraph(due, width, style="$text-accent")
    else:
        days = (record.due - today).days
        yield from paragraph(f"Due again in {days} day{'' if days == 1 else 's'}.", width)


def _waiting(entry: Waiting, today: date, width: int) -> Iterator[Content]:
    session = entry.session
    yield from paragraph(entry.title, width, style="bold")
    days = (today - day_of(session.at)).days
    begun = f"{days} days ago" if days > 1 else ago(day_of(session.at), today)
    yield from paragraph(f"begun {begun}, {session.mode}", width, style=_MUTED)
    turns = len(session.turns)
    yield EMPTY
    text = (
        f"You left this talk after {turns} turn{'' if turns == 1 else 's'}. "
        "Press enter to go on where you were; nothing was lost."
    )
    yield from paragraph(text, width)


def _broken(entry: Broken, width: int) -> Iterator[Content]:
    yield from paragraph(f"{entry.id} cannot be played", width, style="bold")
    yield from paragraph("The other scenarios are not affected.", width, style=_MUTED)
    for problem in entry.problems:
        yield EMPTY
        yield from labelled("✗", problem.message, width, column=2)
        yield from paragraph(problem.hint, width, 2)
        yield from place(problem.place, width, 2, _MUTED)
