"""What the home screen says of scenarios, of talks that wait and of files that are broken."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from textual.content import Content
from textual.widgets.option_list import Option

from simulator.playing.words import content_note
from simulator.tui.overview import Broken, Entry, Offered, Overview, Record, Waiting
from simulator.tui.widgets.columns import Columns

_EMPTY = Content("")
_MOST_DIFFICULT = 5
_DIFFICULTIES = ("", "gentle", "mild", "demanding", "hard", "brutal")
_WIDTHS = (5, 6, 8, 9)
_WAITING_WIDTHS = (5, 8, 9)


def rows(overview: Overview, words: Sequence[str]) -> tuple[list[Option], dict[str, Entry]]:
    """The list's rows for the entries that have all these words, and the entries by row id."""
    options: list[Option] = []
    shown: dict[str, Entry] = {}
    for heading, entries in _sections(overview):
        found = [entry for entry in entries if _has(entry, words)]
        if not found:
            continue
        if options:
            options.append(Option("", disabled=True))
        options.append(Option(heading, disabled=True))
        for entry in found:
            row_id = f"row-{len(shown)}"
            shown[row_id] = entry
            options.append(Option(_row(entry, overview.today), id=row_id))
    return options, shown


def preview(entry: Entry, today: date) -> Content:
    """What to tell about an entry."""
    match entry:
        case Offered():
            parts = _about(entry, today)
        case Waiting():
            parts = _about_waiting(entry, today)
        case Broken():
            parts = _about_broken(entry)
    return Content("\n").join(parts)


def ago(day: date, today: date) -> str:
    """How long ago a day was."""
    days = (today - day).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days"


def day_of(moment: str) -> date:
    """The day of an ISO 8601 timestamp, in UTC."""
    return date.fromisoformat(moment[:10])


def _sections(overview: Overview) -> Iterator[tuple[Columns, Sequence[Entry]]]:
    by_difficulty = sorted(overview.offered, key=lambda entry: entry.scenario.difficulty)
    yield _heading("Go on with", ("turn", "mode", "begun"), _WAITING_WIDTHS), overview.waiting
    yield _heading("Scenarios", ("level", "time", "best", "last"), _WIDTHS), by_difficulty
    yield _heading("Cannot be played", (), ()), overview.broken


def _heading(title: str, names: Sequence[str], widths: Sequence[int]) -> Columns:
    cells = [Content.styled(name, "$text-muted") for name in names]
    return Columns(
        Content.styled(title, "$text-accent bold"), list(zip(cells, widths, strict=True))
    )


def _row(entry: Entry, today: date) -> Columns:
    match entry:
        case Offered():
            return _offered(entry, today)
        case Waiting():
            session = entry.session
            cells = (str(len(session.turns) + 1), session.mode, ago(day_of(session.at), today))
            title = Content(f"  {entry.title}")
            return Columns(title, list(zip(map(Content, cells), _WAITING_WIDTHS, strict=True)))
        case Broken():
            return Columns(Content.assemble(("✗ ", "$text-error"), Content(entry.id)), [])


def _offered(entry: Offered, today: date) -> Columns:
    scenario, record = entry.scenario, entry.record
    due = record is not None and record.due <= today
    best, last = "", "new"
    if record is not None:
        best = f"{record.best.percent}% {'✓' if record.best.passed else '✗'}"
        last = "due" if due else ago(record.last, today)
    title = Content.assemble(("● " if due else "  ", "$text-accent"), Content(scenario.title))
    cells = (_level(scenario.difficulty), f"{scenario.minutes} min", best, last)
    return Columns(title, list(zip(map(Content, cells), _WIDTHS, strict=True)))


def _level(difficulty: int) -> str:
    return "■" * difficulty + "·" * (_MOST_DIFFICULT - difficulty)


def _about(entry: Offered, today: date) -> Iterator[Content]:
    scenario = entry.scenario
    yield Content.styled(scenario.title, "bold")
    facts = f"{_DIFFICULTIES[scenario.difficulty]}, about {scenario.minutes} min"
    yield Content.styled(facts, "$text-muted")
    yield _EMPTY
    yield Content(scenario.summary.strip())
    if note := content_note(scenario):
        yield _EMPTY
        yield Content.assemble(("! ", "$text-accent bold"), note)
    yield _EMPTY
    yield from _practised(entry.record, today)
    if scenario.objectives:
        yield _EMPTY
        yield Content.styled("What you practise", "$text-accent bold")
        yield from (Content(f"• {aim.strip()}") for aim in scenario.objectives)


def _practised(record: Record | None, today: date) -> Iterator[Content]:
    if record is None:
        yield Content.styled("You have not practised it yet.", "$text-muted")
        return
    best = record.best
    passed = "passed" if best.passed else "not passed"
    yield Content(f"Best: {best.percent}%, {passed}, under the rubric {best.rubric}.")
    if record.due <= today:
        yield Content.styled("● Due: a good day to practise it again.", "$text-accent")
    else:
        days = (record.due - today).days
        yield Content(f"Due again in {days} day{'' if days == 1 else 's'}.")


def _about_waiting(entry: Waiting, today: date) -> Iterator[Content]:
    session = entry.session
    yield Content.styled(entry.title, "bold")
    days = (today - day_of(session.at)).days
    begun = f"{days} days ago" if days > 1 else ago(day_of(session.at), today)
    yield Content.styled(f"begun {begun}, {session.mode}", "$text-muted")
    turns = len(session.turns)
    yield _EMPTY
    yield Content(
        f"You left this talk after {turns} turn{'' if turns == 1 else 's'}. "
        "Press enter to go on where you were; nothing was lost."
    )


def _about_broken(entry: Broken) -> Iterator[Content]:
    yield Content.styled(f"{entry.id} cannot be played", "bold")
    yield Content.styled("What is wrong with its file; the others are not affected:", "$text-muted")
    for problem in entry.problems:
        yield _EMPTY
        yield Content.styled(problem.place, "$text-error")
        yield Content(problem.message)
        if problem.hint:
            yield Content.styled(problem.hint, "$text-muted")


def _has(entry: Entry, words: Iterable[str]) -> bool:
    match entry:
        case Offered():
            scenario = entry.scenario
            text = f"{scenario.title} {scenario.summary} {scenario.id} {scenario.customer.name}"
            text += " " + " ".join(scenario.situations)
        case Waiting():
            text = entry.title
        case Broken():
            text = entry.id
    return all(word in text.casefold() for word in words)
