"""Writing that survives a crash, and what is done where an operating system lacks a call.

Linux: `fsync` reaches the disk for files and folders. macOS: `fsync` stops at the drive's cache, so
`F_FULLFSYNC` is asked for first, and `fsync` where a volume does not know it. Windows: a folder
cannot be synced, since NTFS journals its folders itself, so nothing is done for one; there is no
`O_NOFOLLOW`, and a link is refused by looking first.
"""

import contextlib
import errno
import os
import secrets
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

from simulator.files import NotRegularError

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


class SaveError(Exception):
    """Something could not be saved; the text says where and why."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: could not be saved: {reason}")


def sync_file(descriptor: int) -> None:
    """Return once the file's bytes are on the disk. Raises OSError if they may not be."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Return once the folder's entries are on the disk, where the system can be asked for that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network volumes cannot
            raise
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> Path:
    """Create the folder, and its missing parents, for this user alone; return it."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(PRIVATE_FOLDER, exist_ok=True)
        sync_folder(folder.parent)
    return folder


def write_all(descriptor: int, data: bytes) -> None:
    """Write all bytes, in one call unless the system takes fewer than it was given."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file that appears whole, with its last chunk, or not at all.

    A file that is there keeps its permissions, a link keeps pointing at it. Raises NotRegularError
    for a folder or a device, another OSError if the disk refuses, and whatever `chunks` raises; a
    file that was there is then as it was.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        raise NotRegularError(errno.EINVAL, "is not a file that can be replaced", str(path))
    unfinished = target.with_name(f".{secrets.token_hex(8)}.part")
    try:  # around its creation too, since an interrupt may come right behind it
        with unfinished.open("xb", buffering=0) as file:
            if target.exists():
                unfinished.chmod(stat.S_IMODE(target.stat().st_mode))
            for chunk in chunks:
                write_all(file.fileno(), chunk)
            sync_file(file.fileno())
        unfinished.replace(target)
    except BaseException as error:
        unfinished.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename == str(unfinished):
            error.filename = str(path)  # nobody knows the other name
        raise
    sync_folder(target.parent)
