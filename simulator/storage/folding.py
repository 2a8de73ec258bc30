"""A journal folded into a session: what stands of it, without a file."""

from collections.abc import Iterable

from simulator.model.session import (
    Circumstances,
    Ended,
    Event,
    HintShown,
    NoteTaken,
    ReplyChosen,
    Session,
    Start,
    Turn,
    Undone,
)

MOST_COUNTED = 1_000
"""Undos and hints are counted up to here; a session's counts go no higher."""


def fold(events: Iterable[Event]) -> Session:
    """The session that these events amount to: a start, then what `journal_lines` lets follow it.

    An undo takes back the last turn that stands; without an end the session is unfinished.
    """
    remaining = iter(events)
    start = next(remaining)
    assert isinstance(start, Start), "a journal begins with its start"
    turns: list[Turn] = []
    notes: list[str] = []
    undos = hints = 0
    end: Ended | None = None
    for event in remaining:
        match event:
            case ReplyChosen():
                turns.append(Turn(reply=event.reply, offered=event.offered, ms=event.ms))
            case Undone():
                turns.pop()
                undos += 1
            case HintShown():
                hints += 1
            case NoteTaken():
                notes.append(event.text)
            case Ended():
                end = event
    return Session(
        **{name: getattr(start, name) for name in Circumstances.__struct_fields__},
        turns=tuple(turns),
        ending=end.ending if end else None,
        ended=end.at if end else None,
        undos=min(undos, MOST_COUNTED),
        hints=min(hints, MOST_COUNTED),
        notes=tuple(notes),
    )
