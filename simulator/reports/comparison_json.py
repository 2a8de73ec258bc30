"""A comparison as one JSON object, written as it is gone through."""

from collections.abc import Iterable, Iterator

import msgspec

from simulator.model.comparison import Changed, Comparison, OneSided

_encode = msgspec.json.Encoder().encode


def chunks(comparison: Comparison) -> Iterator[bytes]:
    """The object in chunks: the totals, then each session on a line of its own."""
    yield _encode(comparison.totals).removesuffix(b"}")
    yield from _array(b"to_fail", comparison.to_fail)
    yield from _array(b"to_pass", comparison.to_pass)
    yield from _array(b"moved_sessions", comparison.moved)
    yield from _array(b"one_sided", comparison.one_sided)
    yield b"}\n"


def _array(name: bytes, things: Iterable[Changed | OneSided]) -> Iterator[bytes]:
    yield b',\n"%b":[' % name
    before = b"\n"
    for thing in things:
        yield before + _encode(thing)
        before = b",\n"
    yield b"]"
