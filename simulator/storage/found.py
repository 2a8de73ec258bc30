"""What lines amount to: sessions, the documents of a pack, and what cannot be read.

What a line is, its `format` says, or its `event` if it belongs to a journal. A journal's start
begins a new one, so journals may follow each other, and session lines, in one stream.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from simulator.model.fields import UUID_PATTERN
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.session import Event, Session
from simulator.model.texts import clean
from simulator.model.translation import Translation
from simulator.storage.documents import DocumentError, decoded
from simulator.storage.folding import fold
from simulator.storage.journal_lines import (
    BEFORE_START,
    FORMAT,
    LineError,
    LineKind,
    Reason,
    fault,
    kind_of,
    read_line,
)
from simulator.storage.lines import MOST_BYTES, NumberedLine
from simulator.storage.session_lines import decoded_session


class FoundSession(msgspec.Struct, frozen=True):
    """A session and where it begins; `torn` if the last line of its journal was cut short."""

    session: Session
    source: str
    line: int
    torn: bool = False


class FoundScenario(msgspec.Struct, frozen=True):
    """A scenario that travels with the sessions that need it."""

    document: Scenario
    source: str
    line: int


class FoundRubric(msgspec.Struct, frozen=True):
    """A rubric that travels with the sessions that were played under it."""

    document: Rubric
    source: str
    line: int


class FoundTranslation(msgspec.Struct, frozen=True):
    """A translation that travels with the sessions that were played in it."""

    document: Translation
    source: str
    line: int


class Unreadable(msgspec.Struct, frozen=True):
    """A line, a journal or a file that cannot be read.

    `line` counts from 1, 0 where the file as a whole is meant; `session` is the UUID, if known;
    `message` says what is wrong without the place.
    """

    source: str
    line: int
    session: str | None
    reason: Reason
    message: str

    @property
    def place(self) -> str:
        """`source:line`, or the source where the file as a whole is meant."""
        return place_of(self.source, self.line)


def place_of(source: str, line: int) -> str:
    """`source:line`, or the source where the file as a whole is meant."""
    return f"{source}:{line}" if line else source


Document = Scenario | Rubric | Translation
"""What travels in a pack beside its sessions."""

Found = FoundSession | FoundScenario | FoundRubric | FoundTranslation | Unreadable

_EVENT = b'{"event":'
_START = b'{"event":"start"'
_KNOWN = "journal/1, session/1, scenario/1, rubric/1, translation/1"


def found_in(lines: Iterable[NumberedLine], source: str) -> Iterator[Found]:
    """What the lines of one source amount to, in their order; see `LineReader`."""
    reader = LineReader(source)
    for number, raw in lines:
        yield from reader.read(number, raw)
    yield from reader.end()


class LineReader:
    """What lines amount to, one after the other; of what went by nothing is kept.

    A line or a journal that cannot be read is one Unreadable, and reading goes on after it. Blank
    lines are passed over, except in a journal.
    """

    def __init__(self, source: str) -> None:
        self._journal = _OpenJournal(source)

    @property
    def is_open(self) -> bool:
        """Whether the next line could belong to what the last one began."""
        return self._journal.is_open

    @property
    def awaits_lines(self) -> bool:
        """Whether a journal is open and has not come to its end; else blank lines are nothing."""
        return self._journal.awaits_lines

    def read(self, number: int, raw: bytes | None) -> Iterator[Found]:
        """What is known once this line has been read; None stands for one that is too long."""
        journal = self._journal
        if raw is None:
            message = f"the line holds more than {MOST_BYTES:,} bytes"
            yield journal.broken(number, LineError("too-large", message))
            return
        if not raw.startswith(_EVENT):
            try:
                session = decoded_session(raw)
            except (ValueError, RecursionError):
                pass
            else:
                if journal.is_open:
                    yield from journal.closed()
                yield FoundSession(session, journal.source, number)
                return
        yield from _rarer(journal, number, raw)

    def end(self) -> Iterator[Found]:
        """What is known once the last line has been read."""
        yield from self._journal.closed()


class _OpenJournal:
    """The journal that is being read, if one is."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._first_line = 0
        self._events: list[Event] = []
        self._position = BEFORE_START
        self.headless = False  # events that follow a broken line belong to it

    @property
    def is_open(self) -> bool:
        """Whether a line has been read that may be followed by others."""
        return bool(self._events) or self.headless

    @property
    def awaits_lines(self) -> bool:
        """Whether a journal is open and has not come to its end."""
        return bool(self._events) and not self._position.ended

    def closed(self, *, torn: bool = False) -> Iterator[FoundSession]:
        """The session so far, if there is one; what follows does not belong to it."""
        if self._events:
            yield FoundSession(fold(self._events), self.source, self._first_line, torn)
        self._forget()

    def torn(self, number: int, raw: bytes) -> Iterator[Found]:
        """Close at a line that was never written to its end."""
        if self._events:
            yield from self.closed(torn=True)
        elif not (self.headless and raw.startswith(_EVENT)):
            yield self.broken(number, _unended(raw))

    def broken(self, number: int, error: LineError, session: str = "") -> Unreadable:
        """The journal, or the line if none is open, as unreadable."""
        session = self._position.session or session
        self._forget()
        self.headless = True
        return Unreadable(self.source, number, session or None, error.reason, error.message)

    def begin(self, number: int, raw: bytes, session: str) -> Iterator[Found]:
        """Begin with a start; a session that starts twice in a row is damaged."""
        before = self._position
        try:
            start, position = read_line(BEFORE_START, raw[:-1])
        except LineError as error:
            yield from self.closed()
            yield self.broken(number, error, session)
            return
        if position.session == before.session:
            if before.ended:
                yield from self.closed()
            again = LineError("start", "this session has started before")
            yield self.broken(number, again, position.session)
            return
        yield from self.closed()
        self._first_line, self._events, self._position = number, [start], position

    def add(self, number: int, raw: bytes) -> Iterator[Unreadable]:
        """Add a line that is an event, or should be one."""
        try:
            event, self._position = read_line(self._position, raw[:-1])
        except LineError as error:
            yield self.broken(number, error)
        else:
            self._events.append(event)

    def _forget(self) -> None:
        self._events = []
        self._position = BEFORE_START
        self.headless = False


def _rarer(journal: _OpenJournal, number: int, raw: bytes) -> Iterator[Found]:
    """What a line amounts to that is not a session in good order."""
    if (start := raw.find(_START, 1)) > 0:  # a torn journal, and the next one right behind it
        yield from journal.torn(number, raw[:start])
        raw = raw[start:]
    if not raw.strip() and not journal.awaits_lines:
        return
    try:
        kind = kind_of(raw)
    except LineError:
        kind = None
    if kind is not None and _is_document(kind):
        yield from journal.closed()
        yield _document(raw, kind, journal.source, number)
    elif raw[-1:] != b"\n":
        yield from journal.torn(number, raw)
    elif kind is not None and kind.event == "start":
        yield from journal.begin(number, raw, _uuid(kind))
    elif kind is None or kind.event is None or not journal.headless:
        yield from journal.add(number, raw)


def _is_document(kind: LineKind) -> bool:
    """Whether the line stands for itself; an event with a damaged key names no format but ours."""
    return kind.event is None and isinstance(kind.format, str) and kind.format != FORMAT


def _document(raw: bytes, kind: LineKind, source: str, number: int) -> Found:
    """What a line of a pack is; a session comes here only if something is wrong with it."""
    try:
        match kind.format:
            case "scenario/1":
                return FoundScenario(decoded(raw, Scenario), source, number)
            case "rubric/1":
                return FoundRubric(decoded(raw, Rubric), source, number)
            case "translation/1":
                return FoundTranslation(decoded(raw, Translation), source, number)
            case "session/1":
                return FoundSession(decoded_session(raw), source, number)
        wrong = LineError("format", clean(f"format {kind.format} is none of {_KNOWN}"))
    except DocumentError as refused:
        wrong = LineError("shape", str(refused))
    except (ValueError, RecursionError) as refused:
        wrong = fault(raw, refused)
    return Unreadable(source, number, _uuid(kind) or None, wrong.reason, wrong.message)


def _unended(raw: bytes) -> LineError:
    """What is wrong with a last line that ends in no line feed and belongs to no journal."""
    torn = LineError("torn", "the line was never written to its end")
    try:
        kind = kind_of(raw)
    except LineError as error:
        return torn if raw.lstrip().startswith(b"{") else error
    says_nothing = kind.event is None and kind.format is None
    return LineError("format", "the line does not say its format") if says_nothing else torn


def _uuid(kind: LineKind) -> str:
    session = kind.session
    return session if isinstance(session, str) and re.fullmatch(UUID_PATTERN, session) else ""
