"""Telling sessions that were read before, in bounded memory however many there are.

A bit for each session, at a place that its UUID decides, says of nearly all that they are new. Only
where the bit is set already are the sessions looked up that share it; they lie in a temporary file,
in buckets.
"""

import tempfile
from collections.abc import Sequence
from typing import BinaryIO, Self, cast
from zlib import crc32

_BITS = 1 << 25
"""4 MiB. At a million sessions one in 70 is looked up in vain, at ten million one in 7."""

_BUCKETS = 512
_UUID = 36
_ENTRY = _UUID + 4
_FULL = 102 * _ENTRY
"""Bytes of a bucket that are kept in memory: together at most 2 MiB."""


class Seen:
    """The sessions that were read so far: their UUIDs, and the CRC-32 of their bytes."""

    def __init__(self) -> None:
        self._bits = bytearray(_BITS // 8)
        self._buckets = [bytearray() for _ in range(_BUCKETS)]
        self._written: list[list[int]] = [[] for _ in range(_BUCKETS)]
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the temporary file."""
        if self._file is not None:
            self._file.close()

    def again(self, sessions: Sequence[bytes], sums: Sequence[int]) -> list[tuple[int, bool]]:
        """Which of these were read before, by position, and whether their bytes were the same.

        From now on all of them count as read. Raises OSError if the temporary file has no room.
        """
        bits, buckets = self._bits, self._buckets
        found = []
        for position, session in enumerate(sessions):
            place = crc32(session) & _BITS - 1
            byte = bits[place >> 3]
            bit = 1 << (place & 7)
            if byte & bit:
                before = self._sum_of(place & _BUCKETS - 1, session)
                if before is not None:
                    found.append((position, before == sums[position].to_bytes(4, "little")))
                    continue
            else:
                bits[place >> 3] = byte | bit
            bucket = buckets[place & _BUCKETS - 1]
            bucket += session + sums[position].to_bytes(4, "little")
            if len(bucket) >= _FULL:
                self._write(place & _BUCKETS - 1)
        return found

    def _write(self, number: int) -> None:
        if self._file is None:
            self._file = cast(BinaryIO, tempfile.TemporaryFile(buffering=0))  # noqa: SIM115
        self._written[number].append(self._file.seek(0, 2))
        self._file.write(self._buckets[number])
        self._buckets[number].clear()

    def _sum_of(self, number: int, session: bytes) -> bytes | None:
        """The sum of a session that was read before; None if it was not."""
        bucket = _sum_in(self._buckets[number], session)
        if bucket is not None or self._file is None:
            return bucket
        for place in self._written[number]:
            self._file.seek(place)
            found = _sum_in(self._file.read(_FULL), session)
            if found is not None:
                return found
        return None


def _sum_in(entries: bytes | bytearray, session: bytes) -> bytes | None:
    at = entries.find(session)
    while at > 0 and at % _ENTRY:  # across two entries: by chance, and not one
        at = entries.find(session, at + 1)
    return None if at < 0 else bytes(entries[at + _UUID : at + _ENTRY])
