"""What SESSION means on the command line: a journal, a file with one session, or a UUID's start."""

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from simulator.model.session import Session
from simulator.model.texts import clean
from simulator.storage.found import Document
from simulator.storage.places import Places
from simulator.storage.sessions import SUFFIX, FoundSession, Unreadable, read_sessions

_UUID_START = re.compile(r"[0-9a-f-]{1,36}")
_MOST_NAMED = 5


class SessionNotFoundError(LookupError):
    """A text names no session, or more than one; the message says which there are."""


class NamedSession(msgspec.Struct, frozen=True):
    """A session, where it begins, and the documents that stood beside it in its file."""

    session: Session
    source: str
    line: int
    documents: tuple[Document, ...]


def find_session(text: str, places: Places) -> NamedSession:
    """The one session that a text names; its `source` is the path of the file it was found in.

    Raises SessionNotFoundError.
    """
    path = Path(text)
    if _exists(path):
        return _only_session(path)
    if not _UUID_START.fullmatch(text.lower()):
        raise SessionNotFoundError(
            f"'{clean(text)}' is neither a file nor the start of a session's UUID"
        )
    return _only_session(_by_start(text.lower(), places.sessions))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name too long, or with a zero byte in it
        return False


def _only_session(path: Path) -> NamedSession:
    name = clean(str(path))
    if path.is_dir():
        raise SessionNotFoundError(f"{name} is a folder; name a file with one session")
    only: FoundSession | None = None
    documents: list[Document] = []
    for found in read_sessions(path):
        if isinstance(found, Unreadable):
            place = f"{name}:{found.line}" if found.line else name
            raise SessionNotFoundError(f"{place}: {found.message}")
        if isinstance(found, FoundSession):
            if only is not None:
                raise SessionNotFoundError(
                    f"{name} holds more than one session; name a file with one"
                )
            only = found
        else:
            documents.append(found.document)
    if only is None:
        raise SessionNotFoundError(f"{name} holds no session")
    return NamedSession(only.session, str(path), only.line, tuple(documents))


def _by_start(start: str, folder: Path) -> Path:
    journals = sorted(folder.glob(f"*{SUFFIX}"))
    matching = [path for path in journals if path.name.startswith(start)]
    if len(matching) == 1:
        return matching[0]
    if matching:
        raise SessionNotFoundError(
            f"'{start}' is the start of {len(matching)} sessions: {_named(matching)}"
        )
    there = f"; there are {_named(journals)}" if journals else ", which holds no sessions"
    raise SessionNotFoundError(f"no session starts with '{start}' in {folder}{there}")


def _named(journals: Sequence[Path]) -> str:
    names = [path.stem for path in journals[:_MOST_NAMED]]
    more = len(journals) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")
