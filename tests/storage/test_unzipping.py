"""Gzip files are read in bounded pieces, whole or not at all."""

import gzip
import io
import tracemalloc

import pytest

from simulator.storage import unzipping
from simulator.storage.unzipping import PackedWrongError, Unzipped

TEXT = b"".join(b'{"line":%d}\n' % number for number in range(20_000))


def unpacked(packed: bytes) -> bytes:
    return io.BufferedReader(Unzipped(io.BytesIO(packed)), 1_000).read()


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(TEXT),
        gzip.compress(TEXT[:99]) + gzip.compress(TEXT[99:]),
        gzip.compress(TEXT) + b"\0" * 512,
        gzip.compress(b"") + gzip.compress(TEXT, 0),
    ],
    ids=["one member", "two members", "padded", "stored"],
)
def test_what_was_packed_comes_out(packed: bytes) -> None:
    assert unpacked(packed) == TEXT


def test_an_empty_file_holds_nothing() -> None:
    assert unpacked(b"") == b""


@pytest.mark.parametrize("length", [1, 5, 11, 500, -1, -9])
def test_one_that_is_cut_short_is_refused(length: int) -> None:
    with pytest.raises(PackedWrongError, match="cut short"):
        unpacked(gzip.compress(TEXT)[:length])


def test_what_is_no_gzip_is_refused() -> None:
    with pytest.raises(PackedWrongError, match="is not packed with gzip"):
        unpacked(TEXT)


@pytest.mark.parametrize("place", [2, 12, 30, 5_000, -6])
def test_a_changed_byte_is_noticed(place: int) -> None:
    packed = bytearray(gzip.compress(TEXT))
    packed[place] ^= 255  # -6 is in the sum at its end

    with pytest.raises(PackedWrongError, match="is damaged"):
        unpacked(bytes(packed))


def test_other_bytes_behind_it_are_damage() -> None:
    with pytest.raises(PackedWrongError, match="is damaged"):
        unpacked(gzip.compress(TEXT) + b"and more")


def test_a_bomb_is_refused_before_it_has_unfolded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unzipping, "ALWAYS_ALLOWED", 1_000_000)
    bomb = gzip.compress(bytes(200_000_000), 1)
    tracemalloc.start()
    with (
        pytest.raises(PackedWrongError, match="more than 200 times"),
        io.BufferedReader(Unzipped(io.BytesIO(bomb)), 65_536) as stream,
    ):
        while stream.readline(65_536):
            pass
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert most < 2_000_000
