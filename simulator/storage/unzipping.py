"""Reading gzip files in bounded pieces, and no more of them than sessions can amount to."""

import errno
import io
import zlib
from typing import BinaryIO

MOST_TIMES = 200
"""How many times its own size a file may unpack to; sessions come to 10 or 20 times."""

ALWAYS_ALLOWED = 16 * 1024 * 1024
"""Bytes that any file may unpack to, since little files repeat themselves more."""

_PIECE = 64 * 1024
_GZIP = 16 + zlib.MAX_WBITS

MAGIC = b"\x1f\x8b"
"""How a gzip begins."""


class PackedWrongError(OSError):
    """A file is no gzip, is damaged or cut short, or unpacks to far more than sessions would."""

    def __init__(self, message: str) -> None:
        super().__init__(errno.EIO, message)


class Unzipped(io.RawIOBase):
    """What a gzip file holds.

    Reading raises PackedWrongError, and whatever OSError the file raises.
    """

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._member = zlib.decompressobj(_GZIP)
        self._begun = False
        self._is_gzip = False
        self._waiting = b""
        self._read = 0
        self._unpacked = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Unpack as much as fits, at least a byte unless the end has come."""
        while True:
            if not self._waiting and not self._fetch():
                return 0
            try:
                piece = self._member.decompress(self._waiting, len(buffer))
            except zlib.error as error:
                message = "is damaged" if self._is_gzip else "is not packed with gzip"
                raise PackedWrongError(message) from error
            self._begun = True
            self._waiting = self._member.unconsumed_tail or self._member.unused_data
            if self._member.eof:
                self._member = zlib.decompressobj(_GZIP)
                self._begun = False
                self._waiting = self._waiting.lstrip(b"\0")  # some tools pad the end
            if piece:
                return self._took(buffer, piece)

    def _fetch(self) -> bool:
        """Read on in the packed file; whether there was more."""
        self._waiting = self._packed.read(_PIECE)
        if self._read == 0:
            self._is_gzip = self._waiting.startswith(MAGIC)
        self._read += len(self._waiting)
        if not self._waiting and self._begun:
            raise PackedWrongError("is cut short or damaged: the gzip does not come to its end")
        return bool(self._waiting)

    def _took(self, buffer: "bytearray | memoryview", piece: bytes) -> int:
        self._unpacked += len(piece)
        if self._unpacked > max(ALWAYS_ALLOWED, MOST_TIMES * self._read):
            raise PackedWrongError(
                f"unpacks to more than {MOST_TIMES} times its size; sessions would not"
            )
        buffer[: len(piece)] = piece
        return len(piece)
