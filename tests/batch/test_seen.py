"""Sessions that were read before are told from new ones."""

import uuid
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.batch import seen
from simulator.batch.seen import Seen


def named(number: int) -> bytes:
    return str(uuid.UUID(int=number * 0x9E3779B97F4A7C15F39CC0605CEDC834 % 2**128)).encode()


@given(st.lists(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 2)), max_size=30)))
@settings(max_examples=60, deadline=None)
def test_it_remembers_as_a_dictionary_would(blocks: list[list[tuple[int, int]]]) -> None:
    known: dict[bytes, int] = {}
    remembered = Seen()
    for block in blocks:
        sessions = [named(number) for number, _ in block]
        sums = [crc32(b"%d" % content) for _, content in block]
        expected = []
        for position, (session, sum_) in enumerate(zip(sessions, sums, strict=True)):
            if session in known:
                expected.append((position, known[session] == sum_))
            else:
                known[session] = sum_

        assert remembered.again(sessions, sums) == expected


def test_what_has_gone_to_the_temporary_file_is_found_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(seen, "_BUCKETS", 2)
    monkeypatch.setattr(seen, "_FULL", 120)
    sessions = [named(number) for number in range(500)]
    with Seen() as remembered:
        assert remembered.again(sessions, range(500)) == []
        assert remembered.again(sessions, range(500)) == [(n, True) for n in range(500)]
        assert remembered.again(sessions[7:8], [8]) == [(0, False)]
        assert remembered.again([named(500)], [500]) == []


def test_a_shared_bit_does_not_make_a_new_session_an_old_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(seen, "_BITS", 512)
    sessions = [named(number) for number in range(2_000)]

    assert Seen().again(sessions, [0] * 2_000) == []
