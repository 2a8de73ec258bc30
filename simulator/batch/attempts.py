"""Which of a trainee's attempts counts, where only one shall."""

import tempfile
from collections.abc import Iterable, Iterator
from typing import Generic, Literal, NamedTuple, TypeVar

import msgspec

T = TypeVar("T")

Which = Literal["first", "last", "best"]

Key = tuple[str, str, str]
"""A trainee, a scenario and a rubric, by their ids."""


class Attempt(NamedTuple):
    """What decides between attempts: when it started (UTC), its number, its UUID, its percent."""

    at: str
    attempt: int
    session: str
    percent: float


class Chooser(Generic[T]):
    """Keeps one attempt for each trainee, scenario and rubric: so much memory it takes.

    The order in which attempts come does not matter. Of attempts that are equally good the first is
    the best.
    """

    def __init__(self, which: Which) -> None:
        self._which = which
        self._chosen: dict[Key, tuple[Attempt, T]] = {}

    def offer(self, key: Key, attempt: Attempt, thing: T) -> None:
        """Keep what belongs to this attempt, unless the one that is kept goes before it."""
        kept = self._chosen.get(key)
        if kept is None or self._goes_before(attempt, kept[0]):
            self._chosen[key] = attempt, thing

    def chosen(self) -> Iterator[T]:
        """What was kept, in the order in which the keys first came."""
        return (thing for _, thing in self._chosen.values())

    def _goes_before(self, one: Attempt, other: Attempt) -> bool:
        if self._which == "last":
            return _when(one) > _when(other)
        if self._which == "best" and one.percent != other.percent:
            return one.percent > other.percent
        return _when(one) < _when(other)


class _Card(msgspec.Struct):
    trainee: str
    scenario: str
    rubric: str
    at: str
    attempt: int
    session: str
    percent: float


def chosen_cards(chunks: Iterable[bytes], which: Which) -> Iterator[bytes]:
    """Of lines with a card each, those of the attempts that count; they wait in a temporary file.

    What is remembered of a line is where it lies in the file.
    """
    decode = msgspec.json.Decoder(_Card).decode
    chooser: Chooser[tuple[int, int]] = Chooser(which)
    place = 0
    with tempfile.TemporaryFile() as waiting:
        for chunk in chunks:
            waiting.write(chunk)
            for line in chunk.splitlines(keepends=True):
                card = decode(line)
                key = (card.trainee, card.scenario, card.rubric)
                attempt = Attempt(card.at, card.attempt, card.session, card.percent)
                chooser.offer(key, attempt, (place, len(line)))
                place += len(line)
        for start, length in sorted(chooser.chosen()):
            waiting.seek(start)
            yield waiting.read(length)


def _when(attempt: Attempt) -> tuple[str, int, str]:
    """Without the `Z`, which would put a whole second after its own fractions."""
    return attempt.at.removesuffix("Z"), attempt.attempt, attempt.session
