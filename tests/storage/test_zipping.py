"""Gzip files hold what was written into them, and nothing of when or where it was."""

import gzip
import time
from io import BytesIO

import pytest

from simulator.storage.unzipping import Unzipped
from simulator.storage.zipping import zipped

CHUNKS = [b'{"line":%d}\n' % number for number in range(20_000)]


@pytest.mark.parametrize("chunks", [CHUNKS, [b"".join(CHUNKS)], [b"", b"one"], []])
def test_what_was_packed_can_be_read_again(chunks: list[bytes]) -> None:
    packed = b"".join(zipped(chunks))

    assert gzip.decompress(packed) == Unzipped(BytesIO(packed)).read() == b"".join(chunks)


def test_the_same_content_gives_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    first = b"".join(zipped(CHUNKS))
    monkeypatch.setattr(time, "time", lambda: 0.0)

    assert b"".join(zipped(CHUNKS)) == first
    assert first[3:8] == bytes(5)  # no name, no time


def test_what_is_written_comes_in_few_pieces() -> None:
    assert len(list(zipped(CHUNKS))) < len(CHUNKS) / 100
