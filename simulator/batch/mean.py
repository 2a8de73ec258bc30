"""The mean percentage of many cards, exact however many there are."""

from collections.abc import Iterable, Iterator

import msgspec


class _Percentage(msgspec.Struct):
    percent: float


class Mean:
    """The mean percentage of the cards that went by."""

    def __init__(self) -> None:
        self._tenths = 0
        self._count = 0

    def over(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The same chunks, looked at."""
        decoder = msgspec.json.Decoder(_Percentage)
        for chunk in chunks:
            cards = decoder.decode_lines(chunk)
            self._count += len(cards)
            self._tenths += sum(round(card.percent * 10) for card in cards)
            yield chunk

    @property
    def shown(self) -> float:
        """With one decimal, rounded down."""
        return (self._tenths // self._count) / 10

    def is_below(self, percent: float) -> bool:
        """Whether it is; without cards there is none."""
        return self._count > 0 and self._tenths < percent * 10 * self._count
