"""The rows of the home screen: scenarios, talks that wait and files that are broken."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from textual.content import Content
from textual.widgets.option_list import Option

from simulator.tui.overview import Broken, Entry, Offered, Overview, Waiting
from simulator.tui.widgets.columns import Columns

_MOST_DIFFICULT = 5
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
