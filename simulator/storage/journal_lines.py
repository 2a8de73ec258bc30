"""The lines of a journal (`journal/1`), without a file: writing one, and verifying what is read.

Each line ends in a sum over the line before it and itself, so an edit, a deletion, a swap or a
duplicate shows. It shows accidents and partial edits; whoever can write the whole file can write
its sums too.
"""

import hashlib
import re
from typing import Literal

import msgspec

from simulator.model.session import Ended, Event, NoteTaken, ReplyChosen, Start, Undone
from simulator.model.texts import clean

FORMAT = "journal/1"
MOST_BYTES = 1024 * 1024
"""The most bytes of a line, and of a journal: whatever is one session stays within it."""

Reason = Literal[
    "file",
    "too-large",
    "encoding",
    "syntax",
    "shape",
    "format",
    "event",
    "sum",
    "start",
    "order",
    "torn",
]
"""What is wrong with a line, or with the file it should be in, for programs."""

_ENDING = re.compile(rb'(.*),"sum":"([0-9a-f]{16})"\}', re.DOTALL)
_SUM_DIGITS = 16
_event: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


class LineError(ValueError):
    """A line that cannot stand where it does."""

    def __init__(self, reason: Reason, message: str) -> None:
        self.reason = reason
        self.message = message
        super().__init__(message)


class JournalError(ValueError):
    """A journal that is damaged, or is none; `line` counts from 1."""

    def __init__(self, file: str, line: int, reason: Reason, message: str) -> None:
        self.file = file
        self.line = line
        self.reason = reason
        self.message = message
        super().__init__(f"{file}:{line}: {message}")


class Position(msgspec.Struct, frozen=True):
    """Where a journal stands after a line, and so what may follow it."""

    session: str = ""
    sum: str = ""
    size: int = 0
    seq: int = 0
    standing: int = 0
    ended: bool = False


BEFORE_START = Position()


class JournalText(msgspec.Struct, frozen=True):
    """What a journal's bytes hold: its whole lines, and what follows the last of them."""

    events: tuple[Event, ...]
    position: Position
    torn: bytes


class LineKind(msgspec.Struct, frozen=True):
    """What a line says it is, and of which session; nothing of it is verified."""

    event: object = None
    format: object = None
    session: object = None


_kind = msgspec.json.Decoder(LineKind)
_EVENTS = ("start", "reply", "undo", "hint", "note", "end")


def line(event: Event, previous_sum: str) -> tuple[bytes, str]:
    """The event as a line with its line feed, and the line's sum; the first has no previous sum."""
    body = msgspec.json.encode(event)[:-1]
    sum_ = _sum(previous_sum, body)
    return b'%b,"sum":"%b"}\n' % (body, sum_.encode()), sum_


def next_line(position: Position, event: Event) -> tuple[bytes, Position]:
    """The event as a line at this position, and the position after it.

    Raises LineError if the line could not be read again: if the event cannot follow, if a field is
    out of bounds, or if the journal would grow past MOST_BYTES.
    """
    raw, _ = line(event, position.sum)
    return raw, read_line(position, raw[:-1])[1]


def read_line(position: Position, raw: bytes) -> tuple[Event, Position]:
    """The event of a line without its line feed, its texts cleaned, and the position after it.

    Raises LineError if the line is damaged or cannot follow.
    """
    ending = _ENDING.fullmatch(raw)
    sum_ = ending[2].decode() if ending else ""
    if ending is None or _sum(position.sum, ending[1]) != sum_:
        raise _damage(position, raw)
    event = _decoded(ending[1] + b"}")
    return event, _after(position, event, sum_, len(raw) + 1)


def read_journal(file: str, content: bytes) -> JournalText:
    """The events of a journal of which all bytes are at hand; `file` is for messages.

    What follows the last line feed is torn: writing it was cut short. Raises JournalError.
    """
    *lines, torn = content.split(b"\n")
    if not lines:
        raise JournalError(file, 1, *_nothing_in(torn))
    events = []
    position = BEFORE_START
    for number, raw in enumerate(lines, 1):
        try:
            event, position = read_line(position, raw)
        except LineError as error:
            raise JournalError(file, number, error.reason, error.message) from error
        events.append(event)
    return JournalText(tuple(events), position, torn)


def kind_of(raw: bytes) -> LineKind:
    """What a line of JSON says it is. Raises LineError if it is no JSON object."""
    try:
        return _kind.decode(raw)
    except msgspec.ValidationError as error:
        raise LineError("syntax", f"the line is no JSON object: {error}") from error
    except (ValueError, RecursionError) as error:
        raise fault(raw, error) from error


def fault(raw: bytes, error: Exception) -> LineError:
    """What a decoder's error means for a line."""
    if isinstance(error, msgspec.ValidationError):
        return LineError("shape", clean(str(error)))
    if isinstance(error, UnicodeDecodeError):
        return LineError("encoding", f"the line is not UTF-8: {error.reason}")
    if b"\0" in raw:
        return LineError("syntax", "the line holds zero bytes, as a crash can leave them")
    if isinstance(error, RecursionError):
        return LineError("syntax", "the line is nested too deeply")
    return LineError("syntax", clean(f"the line is not JSON: {error}"))


def _nothing_in(torn: bytes) -> tuple[Reason, str]:
    if torn:
        return "torn", "the first line was never written to its end, so nothing was recorded"
    return "start", "the journal is empty"


def _sum(previous_sum: str, body: bytes) -> str:
    return hashlib.sha256(previous_sum.encode() + body).hexdigest()[:_SUM_DIGITS]


def _after(position: Position, event: Event, sum_: str, length: int) -> Position:
    """The position after an event. Raises LineError if it cannot follow."""
    size = position.size + length
    if size > MOST_BYTES:
        raise LineError("too-large", f"the journal holds more than {MOST_BYTES:,} bytes")
    if isinstance(event, Start):
        if position.session:
            raise LineError("start", "a second start, in the middle of a journal")
        return Position(session=event.session, sum=sum_, size=size)
    if not position.session:
        raise LineError("start", "the start of the journal is missing")
    if position.ended:
        raise LineError("order", "an event after the end")
    seq, standing = position.seq, position.standing
    if isinstance(event, ReplyChosen):
        seq, standing = seq + 1, standing + 1
        if event.seq != seq:
            raise LineError("order", f"reply {event.seq} where reply {seq} should be")
    elif isinstance(event, Undone):
        standing -= 1
        if standing < 0:
            raise LineError("order", "an undo where no reply stands")
    return Position(position.session, sum_, size, seq, standing, isinstance(event, Ended))


def _decoded(raw: bytes) -> Event:
    try:
        event = _event.decode(raw)
    except (ValueError, RecursionError) as error:
        raise _refusal(raw, error) from error
    if isinstance(event, NoteTaken):
        return msgspec.structs.replace(event, text=clean(event.text))
    if isinstance(event, Start):
        return msgspec.structs.replace(event, trainee=clean(event.trainee), app=clean(event.app))
    return event


def _refusal(raw: bytes, error: Exception) -> LineError:
    """Why a line with the right sum is no event that this version knows."""
    if not isinstance(error, msgspec.ValidationError):
        return fault(raw, error)
    try:
        kind = kind_of(raw)
    except LineError as no_object:
        return no_object
    if kind.event == "start" and kind.format != FORMAT:
        return _foreign(kind)
    if kind.event not in _EVENTS:
        return LineError("event", clean(f"an unknown event: {kind.event}"))
    return LineError("shape", clean(str(error)))


def _damage(position: Position, raw: bytes) -> LineError:
    """Why a line does not end in the sum that it should have."""
    if len(raw) >= MOST_BYTES:
        return LineError("too-large", f"the line holds more than {MOST_BYTES:,} bytes")
    try:
        kind = kind_of(raw)
    except LineError as error:
        return error
    if kind.event == "start" and position.session:
        return LineError("start", "a second start, in the middle of a journal")
    if not position.session and kind.event in ("start", None) and kind.format != FORMAT:
        return _foreign(kind)
    if not position.session and kind.event != "start":
        return LineError("start", "the start of the journal is missing")
    return LineError(
        "sum", "the line does not match its sum: it was changed, or one was removed or moved"
    )


def _foreign(kind: LineKind) -> LineError:
    if not isinstance(kind.format, str):
        return LineError("format", "the line does not say its format")
    return LineError("format", clean(f"the format is {kind.format}; a journal's is {FORMAT}"))
