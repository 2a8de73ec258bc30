"""Session lines, decoded as strictly as the types say but faster than by the types alone.

Matching every id of every turn with its pattern takes most of the time, and thousands of sessions
repeat the same scenario, the same offers and the same rubric. So a line is first decoded without
patterns, and what an earlier line has shown to be right is recognised; a line with anything new in
it, or anything wrong, is decoded by the types themselves.
"""

import re
from typing import Literal

import msgspec

from simulator.model.fields import Count, Milliseconds, Seed
from simulator.model.session import Mode, ScenarioReference, Session, Turn
from simulator.model.texts import clean

MOST_KNOWN_BYTES = 2 * 1024 * 1024
"""How many bytes of lines are remembered before remembering begins anew."""


_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z"
_UNIQUE = re.compile(
    rf"[0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}} {_TIME} {_TIME}", re.ASCII
)
"""What differs in every line, the UUID and the times: matching them at once takes half the time."""


class _LooseTurn(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    reply: str
    offered: msgspec.Raw
    ms: Milliseconds


class _LooseSession(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, gc=False
):
    """A session line whose ids are not looked at."""

    session: str
    scenario: msgspec.Raw
    rubric: str
    rubric_content: str = ""
    translation_content: str = ""
    trainee: str
    attempt: int
    mode: Mode
    language: str
    seed: Seed
    app: str
    at: str
    branched_from: str = ""
    branched_at: int = 0
    format: Literal["session/1"]
    turns: list[_LooseTurn]
    ending: str | None = None
    ended: str | None = None
    undos: Count = 0
    hints: Count = 0
    notes: list[str] = []


class _Known:
    """What earlier lines have shown to be right, by the bytes in which it was said."""

    def __init__(self) -> None:
        self.offers: dict[bytes, tuple[str, ...]] = {}
        self.scenarios: dict[bytes, ScenarioReference] = {}
        self.names: set[tuple[object, ...]] = set()
        self.size = 0

    def learn(self, loose: _LooseSession, session: Session) -> None:
        """Remember what a line says that has been decoded by the types."""
        for before, turn in zip(loose.turns, session.turns, strict=True):
            raw = bytes(before.offered)
            if raw not in self.offers:
                self.offers[raw] = turn.offered
                self.size += len(raw)
        self.scenarios[bytes(loose.scenario)] = session.scenario
        self.names.add(_names(loose))
        self.size += len(loose.scenario)


_strictly = msgspec.json.Decoder(Session)
_loosely = msgspec.json.Decoder(_LooseSession)
_known = _Known()


def decoded_session(raw: bytes) -> Session:
    """The session of a line, its texts cleaned.

    Raises ValueError (msgspec's errors among them) or RecursionError if it is none.
    """
    global _known
    loose = _loosely.decode(raw)
    try:
        return _recognised(loose)
    except KeyError:
        session = _strictly.decode(raw)
    if _known.size > MOST_KNOWN_BYTES:
        _known = _Known()
    _known.learn(loose, session)
    return _cleaned(session)


def _recognised(loose: _LooseSession) -> Session:
    """The session, if all of it is known to be right. Raises KeyError otherwise."""
    if loose.branched_from or loose.branched_at:
        raise KeyError(loose.branched_from)  # rare, so it is left to the types
    offers = _known.offers
    turns = [
        Turn(reply=turn.reply, offered=offers[bytes(turn.offered)], ms=turn.ms)
        for turn in loose.turns
    ]
    for turn in turns:
        if turn.reply not in turn.offered:
            raise KeyError(turn.reply)
    ended = loose.at if loose.ended is None else loose.ended
    if not _UNIQUE.fullmatch(f"{loose.session} {loose.at} {ended}"):
        raise KeyError(loose.session)
    if not loose.trainee or _names(loose) not in _known.names:
        raise KeyError(loose.rubric)
    return Session(
        session=loose.session,
        scenario=_known.scenarios[bytes(loose.scenario)],
        rubric=loose.rubric,
        rubric_content=loose.rubric_content,
        translation_content=loose.translation_content,
        trainee=clean(loose.trainee),
        attempt=loose.attempt,
        mode=loose.mode,
        language=loose.language,
        seed=loose.seed,
        app=clean(loose.app),
        at=loose.at,
        turns=tuple(turns),
        ending=loose.ending,
        ended=loose.ended,
        undos=loose.undos,
        hints=loose.hints,
        notes=tuple([clean(note) for note in loose.notes]),
    )


def _names(loose: _LooseSession) -> tuple[object, ...]:
    return (
        loose.rubric,
        loose.rubric_content,
        loose.translation_content,
        loose.language,
        loose.attempt,
        loose.ending,
    )


def _cleaned(session: Session) -> Session:
    return msgspec.structs.replace(
        session,
        trainee=clean(session.trainee),
        app=clean(session.app),
        notes=tuple(clean(note) for note in session.notes),
    )
