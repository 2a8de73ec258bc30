"""Opening files of unknown origin: never waiting, no devices, no more bytes than was allowed."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a named pipe nobody writes to must not hold us up
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISLNK, "a link"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
)


class NotRegularError(OSError):
    """A path names something that is no file: a folder, a link, a named pipe, a device."""


class TooLargeError(OSError):
    """A file holds more bytes than the reader allows."""


def open_regular(path: Path, *, follow_links: bool) -> BinaryIO:
    """Open a file for reading bytes, once it is known to be an ordinary file.

    A path that somebody named may be a link; one that was found while walking a folder should not
    be followed. Raises NotRegularError, or another OSError if it is missing or unreadable; their
    `strerror` says what is wrong without the path.
    """
    try:
        if not follow_links and path.is_symlink():
            raise _not_regular(stat.S_IFLNK, path)
        descriptor = os.open(path, _FLAGS if follow_links else _FLAGS | _NO_LINKS)
    except ValueError as error:  # a zero byte in the name
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path)) from error
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise _not_regular(stat.S_IFSOCK, path) from error
        raise
    try:
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            raise _not_regular(mode, path)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def read_bounded(path: Path, limit: int, *, follow_links: bool) -> bytes:
    """All bytes of an ordinary file of at most `limit` bytes.

    Raises TooLargeError, and what `open_regular` raises.
    """
    with open_regular(path, follow_links=follow_links) as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise TooLargeError(errno.EFBIG, f"holds more than {limit:,} bytes", str(path))
    return content


def _not_regular(mode: int, path: Path) -> NotRegularError:
    kind = next((words for is_kind, words in _KINDS if is_kind(mode)), "a device")
    return NotRegularError(errno.EINVAL, f"is {kind}, not a file", str(path))
