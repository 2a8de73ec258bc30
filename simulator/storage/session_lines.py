"""Session lines, decoded as strictly as the types say but faster than by the types alone.

Matching every id of every turn with its pattern takes most of the time, and thousands of sessions
repeat the same scenario, the same offers and the same rubric. So a line is first decoded without
patterns, and the ids that an earlier line has shown to be right are recognised; a line with
anything new in it, or anything wrong, is decoded by the types themselves.
"""

import re
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from simulator.model.fields import Count, Milliseconds, Seed
from simulator.model.session import Attempt, Mode, ScenarioReference, Session, Turn
from simulator.model.texts import clean

MOST_KNOWN = 20_000
"""About how many ids are remembered before remembering begins anew."""

_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z"
_OWN = re.compile(rf"[0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}} {_TIME} {_TIME}", re.ASCII)
"""What differs in every line, the UUID and the times: matching them at once takes half the time."""


class LooseTurn(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A turn whose ids are not looked at."""

    reply: str
    offered: list[str]
    ms: Milliseconds


class LooseSession(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, gc=False):
    """A session line of which no pattern has been matched."""

    session: str
    scenario: msgspec.Raw
    rubric: str
    rubric_content: str = ""
    translation_content: str = ""
    trainee: Annotated[str, Meta(min_length=1)]
    attempt: Attempt
    mode: Mode
    language: str
    seed: Seed
    app: str
    at: str
    branched_from: str = ""
    branched_at: int = 0
    format: Literal["session/1"]
    turns: list[LooseTurn]
    ending: str | None = None
    ended: str | None = None
    undos: Count = 0
    hints: Count = 0
    notes: list[str] = []


class _Known:
    """What earlier lines have shown to be right."""

    def __init__(self) -> None:
        self.ids: set[str | None] = {None}
        self.scenarios: dict[bytes, ScenarioReference] = {}
        self.names: set[tuple[str, ...]] = set()

    @property
    def size(self) -> int:
        """About how many ids it holds."""
        return len(self.ids) + 4 * (len(self.scenarios) + len(self.names))

    def learn(self, loose: LooseSession, session: Session) -> None:
        """Remember what a line says that has been decoded by the types."""
        for turn in session.turns:
            self.ids.update((turn.reply, *turn.offered))
        self.ids.add(session.ending)
        self.scenarios[bytes(loose.scenario)] = session.scenario
        self.names.add(_names(loose))


_strictly = msgspec.json.Decoder(Session)
_known = _Known()

loosely = msgspec.json.Decoder(LooseSession).decode
"""A line without any pattern matched. Raises ValueError or RecursionError if it is no session."""


def decoded_session(raw: bytes) -> Session:
    """The session of a line, its texts cleaned.

    Raises ValueError (msgspec's errors among them) or RecursionError if it is none.
    """
    global _known
    loose = loosely(raw)
    try:
        return _recognised(loose)
    except KeyError:
        session = _strictly.decode(raw)
    if _known.size > MOST_KNOWN:
        _known = _Known()
    _known.learn(loose, session)
    return _cleaned(session)


def has_own_form(loose: LooseSession) -> bool:
    """Whether what differs in every line, the UUID and the times, is of the form that it needs."""
    ended = loose.at if loose.ended is None else loose.ended
    return _OWN.fullmatch(f"{loose.session} {loose.at} {ended}") is not None


def _recognised(loose: LooseSession) -> Session:
    """The session, if all of it is known to be right. Raises KeyError otherwise."""
    ids = _known.ids
    if (
        loose.branched_from
        or loose.branched_at  # rare, so it is left to the types
        or loose.ending not in ids
        or not has_own_form(loose)
        or _names(loose) not in _known.names
    ):
        raise KeyError(loose.session)
    for turn in loose.turns:
        if turn.reply not in ids or not ids.issuperset(turn.offered):
            raise KeyError(turn.reply)
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
        turns=tuple(
            [
                Turn(reply=turn.reply, offered=tuple(turn.offered), ms=turn.ms)
                for turn in loose.turns
            ]
        ),
        ending=loose.ending,
        ended=loose.ended,
        undos=loose.undos,
        hints=loose.hints,
        notes=tuple([clean(note) for note in loose.notes]),
    )


def _names(loose: LooseSession) -> tuple[str, ...]:
    return loose.rubric, loose.rubric_content, loose.translation_content, loose.language


def _cleaned(session: Session) -> Session:
    return msgspec.structs.replace(
        session,
        trainee=clean(session.trainee),
        app=clean(session.app),
        notes=tuple(clean(note) for note in session.notes),
    )
