"""Replies that a trainee wrote after a talk, one a line in a file beside the closed journal."""

import re
from pathlib import Path

import msgspec

from simulator.files import read_bounded
from simulator.model.fields import UUID_PATTERN
from simulator.model.own_reply import OwnReply
from simulator.model.texts import clean
from simulator.storage.files import SaveError, make_folder, write_whole
from simulator.storage.places import Places

_MOST_BYTES = 1024 * 1024


def keep(places: Places, own: OwnReply) -> None:
    """Add a reply to those of its session; they are on the disk on return. Raises SaveError."""
    path = _path(places, own.session)
    try:
        earlier = _lines(path)
        make_folder(path.parent)
        write_whole(path, (*earlier, msgspec.json.encode(own) + b"\n"))
    except OSError as error:
        raise SaveError(path, error.strerror or str(error)) from error


def kept(places: Places, session: str) -> tuple[OwnReply, ...]:
    """What was written after a session, the earliest first; a line that is none is passed over."""
    try:
        lines = _lines(_path(places, session))
    except OSError:
        return ()
    return tuple(own for line in lines if (own := _decoded(line)) is not None)


def _path(places: Places, session: str) -> Path:
    if not re.fullmatch(UUID_PATTERN, session):
        raise ValueError(f"a session is named by a UUID, not by '{session}'")
    return places.own_replies / f"{session}.jsonl"


def _lines(path: Path) -> list[bytes]:
    try:
        return read_bounded(path, _MOST_BYTES, follow_links=False).splitlines(keepends=True)
    except FileNotFoundError:
        return []


def _decoded(line: bytes) -> OwnReply | None:
    try:
        own = msgspec.json.decode(line, type=OwnReply)
    except (ValueError, RecursionError):
        return None
    return msgspec.structs.replace(own, text=clean(own.text))
