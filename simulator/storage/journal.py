"""A session's journal on the disk: created, added to line by line, and taken up again.

`append` returns once the line is on the disk, and not before; an exclusive lock keeps a second
program from writing into the same session.
"""

import contextlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Self

from simulator.files import read_bounded
from simulator.model.fields import UUID_PATTERN
from simulator.model.session import Event, Start
from simulator.model.texts import clean
from simulator.storage.files import (
    PRIVATE_FILE,
    SaveError,
    make_folder,
    sync_file,
    sync_folder,
    write_all,
)
from simulator.storage.journal_lines import (
    BEFORE_START,
    MOST_BYTES,
    JournalError,
    JournalText,
    LineError,
    Position,
    next_line,
    read_journal,
)
from simulator.storage.places import Places

if TYPE_CHECKING:
    from filelock import BaseFileLock

__all__ = ["InUseError", "Journal", "JournalError", "SaveError"]

_APPENDING = (
    os.O_WRONLY
    | os.O_APPEND
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class InUseError(Exception):
    """A session is open in another program or window."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: this session is open elsewhere; close it there first")


class Journal:
    """The journal of a session that is being played. Close it, or use it in a `with`."""

    def __init__(
        self, path: Path, lock: "BaseFileLock", descriptor: int, position: Position
    ) -> None:
        self.path = path
        self._lock = lock
        self._descriptor = descriptor
        self._position = position
        self._failure = ""

    @classmethod
    def create(cls, places: Places, start: Start) -> Self:
        """Begin a journal, named by its session, with its start on the disk.

        Raises SaveError, and InUseError if another program holds this very session.
        """
        if not re.fullmatch(UUID_PATTERN, start.session):
            raise ValueError(f"a session is named by a UUID, not by '{start.session}'")
        path = places.sessions / f"{start.session}.jsonl"
        try:
            make_folder(path.parent)
        except OSError as error:
            raise SaveError(path, _why(error)) from error
        lock = _lock(path)
        try:
            descriptor = os.open(path, _APPENDING | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
        except OSError as error:
            lock.release()
            raise SaveError(path, _why(error)) from error
        journal = cls(path, lock, descriptor, BEFORE_START)
        try:
            journal.append(start)
            sync_folder(path.parent)
        except BaseException as error:
            journal.close()
            with contextlib.suppress(OSError):
                path.unlink()
            if isinstance(error, OSError):
                raise SaveError(path, _why(error)) from error
            raise
        return journal

    @classmethod
    def reopen(cls, path: Path) -> tuple[Self, tuple[Event, ...], bytes]:
        """Take up a journal where it ends: the journal, its events, and what was torn.

        A torn last line is moved to a `.torn` file beside the journal. Raises JournalError if the
        journal is damaged, InUseError, SaveError, and OSError if it cannot be read.
        """
        _read(path)  # whatever is no journal gets no lock beside it
        lock = _lock(path)
        try:
            text = _read(path)
            descriptor = _open_at_end(path, text)
        except BaseException:
            lock.release()
            raise
        return cls(path, lock, descriptor, text.position), text.events, text.torn

    def append(self, event: Event) -> None:
        """Add an event and return once it is on the disk.

        Raises SaveError if it is not; the journal then takes no more events. Raises LineError if
        the event cannot follow the journal's last.
        """
        raw, position = self._line(event)
        if self._failure:
            raise SaveError(self.path, f"an earlier event was not saved ({self._failure})")
        self._failure = "interrupted"  # stays if a signal ends this in the middle
        try:
            write_all(self._descriptor, raw)
            sync_file(self._descriptor)
        except OSError as error:
            self._failure = _why(error)
            self._take_back()
            raise SaveError(self.path, self._failure) from error
        self._failure = ""
        self._position = position

    def close(self) -> None:
        """Let go of the file and its lock. Closing twice does no harm."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _line(self, event: Event) -> tuple[bytes, Position]:
        try:
            return next_line(self._position, event)
        except LineError as error:
            if error.reason == "too-large":
                raise SaveError(self.path, error.message) from error
            raise

    def _take_back(self) -> None:
        """Remove what was written of a line; if that fails too, reading sets it aside as torn."""
        with contextlib.suppress(OSError):
            os.ftruncate(self._descriptor, self._position.size)
            sync_file(self._descriptor)


def _why(error: OSError) -> str:
    return error.strerror or str(error)


def _read(path: Path) -> JournalText:
    content = read_bounded(path, 2 * MOST_BYTES, follow_links=False)  # whole lines and a torn one
    return read_journal(clean(str(path)), content)


def _lock(path: Path) -> "BaseFileLock":
    """The held lock on a journal. It lies beside it and, on Unix, is left there: to remove it
    would let two programs hold a lock of the same name."""
    import filelock  # a slow import, and only writers need it

    lock = filelock.FileLock(
        path.with_suffix(".lock"), timeout=0, mode=PRIVATE_FILE, thread_local=False
    )
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise InUseError(path) from error
    except OSError as error:
        raise SaveError(path, _why(error)) from error
    except NotImplementedError as error:
        raise SaveError(path, "this disk cannot lock files") from error
    return lock


def _open_at_end(path: Path, text: JournalText) -> int:
    """A descriptor that writes after the last whole line, whatever was torn set aside first."""
    try:
        if text.torn:
            _set_aside(path.with_suffix(".torn"), text.torn)
        descriptor = os.open(path, _APPENDING)
        if text.torn:
            os.ftruncate(descriptor, text.position.size)
            sync_file(descriptor)
    except OSError as error:
        raise SaveError(path, _why(error)) from error
    return descriptor


def _set_aside(path: Path, torn: bytes) -> None:
    """Keep torn bytes, which hold no line feed, as a line of their own after any earlier ones."""
    descriptor = os.open(path, _APPENDING | os.O_CREAT, PRIVATE_FILE)
    try:
        write_all(descriptor, torn + b"\n")
        sync_file(descriptor)
    finally:
        os.close(descriptor)
    sync_folder(path.parent)
