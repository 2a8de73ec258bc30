"""Events, journals and sessions for the tests of this package."""

from collections.abc import Iterable, Sequence

import msgspec
from hypothesis import settings
from hypothesis import strategies as st

from simulator.model.session import (
    Ended,
    Event,
    HintShown,
    NoteTaken,
    ReplyChosen,
    ScenarioReference,
    Session,
    Start,
    Undone,
)
from simulator.storage.folding import fold
from simulator.storage.journal_lines import line

SESSION = "0f0e0d0c-0b0a-4908-8706-050403020100"
OTHER = "1f0e0d0c-0b0a-4908-8706-050403020100"
AT = "2026-01-31T09:30:00.125Z"

sampled = settings(max_examples=60, deadline=None)
"""How thoroughly properties are tested."""


def start(session: str = SESSION, trainee: str = "t-1") -> Start:
    """The first event of a journal."""
    return Start(
        format="journal/1",
        session=session,
        scenario=ScenarioReference(id="late-parcel", version=1, digest="a" * 64, content="b" * 64),
        rubric="fair",
        rubric_content="c" * 64,
        trainee=trainee,
        attempt=1,
        mode="practice",
        language="en",
        seed=7,
        app="customer-simulator 1",
        at=AT,
    )


def reply(seq: int, name: str = "look-up") -> ReplyChosen:
    """A reply that was chosen."""
    return ReplyChosen(seq=seq, reply=name, offered=(name, "not-our-fault"), ms=1_250)


def end() -> Ended:
    """The end of a talk."""
    return Ended(ending="thanks", ms=9_000, at=AT)


def talk(session: str = SESSION) -> tuple[Event, ...]:
    """A finished talk with one of every event."""
    return (
        start(session),
        reply(1, "wait-some-more"),
        Undone(),
        HintShown(),
        reply(2, "look-up"),
        NoteTaken(text="Look first — always."),
        reply(3, "tomorrow-by-noon"),
        end(),
    )


def session(name: str = SESSION) -> Session:
    """The same talk as a session."""
    return fold(talk(name))


def written(events: Iterable[Event]) -> bytes:
    """The events as a journal's bytes, whether or not they may follow each other."""
    return b"".join(lines(events))


def lines(events: Iterable[Event]) -> Sequence[bytes]:
    """The events as a journal's lines."""
    sum_ = ""
    result = []
    for event in events:
        raw, sum_ = line(event, sum_)
        result.append(raw)
    return result


def session_line(one: Session) -> bytes:
    """A session as a line."""
    return msgspec.json.encode(one) + b"\n"


_names = st.sampled_from(("look-up", "wait-some-more", "today-surely"))
_notes = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Co", "Zl", "Zp"]))


@st.composite
def talks(draw: st.DrawFn, *, finished: bool | None = None) -> tuple[Event, ...]:
    """The events of a talk as a player may write them."""
    events: list[Event] = [start()]
    seq = standing = 0
    for kind in draw(st.lists(st.sampled_from(("reply", "reply", "undo", "hint", "note")))):
        if kind == "reply":
            seq, standing = seq + 1, standing + 1
            events.append(reply(seq, draw(_names)))
        elif kind == "undo" and standing:
            standing -= 1
            events.append(Undone())
        elif kind == "hint":
            events.append(HintShown())
        elif kind == "note":
            events.append(NoteTaken(text=draw(_notes.filter(lambda text: len(text) < 8))))
    if draw(st.booleans()) if finished is None else finished:
        events.append(end())
    return tuple(events)
