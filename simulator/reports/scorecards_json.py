"""Scorecards as JSON: an array, or one object a line. Both stream."""

from collections.abc import Iterable, Iterator

import msgspec

from simulator.model.scorecard import Scorecard

_ENCODER = msgspec.json.Encoder()


def line(card: Scorecard) -> bytes:
    """The scorecard as one line of JSON, with its line feed, in UTF-8."""
    return _ENCODER.encode(card) + b"\n"


def lines(cards: Iterable[Scorecard]) -> Iterator[bytes]:
    """The scorecards as JSON Lines, a chunk each."""
    return map(line, cards)


def array(cards: Iterable[Scorecard]) -> Iterator[bytes]:
    """The scorecards as one JSON array with a scorecard a line, in chunks."""
    before = b"[\n"
    for card in cards:
        yield before + _ENCODER.encode(card)
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"
