"""Scoring each session on two sides: under two rubrics, or as played and as current.

These scorers make of each session one line of JSON, a pair, in place of its cards.
"""

import io
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, cast

import msgspec

from simulator.authoring.library import Library
from simulator.batch.blocks import Block, LeftSession, Scorer
from simulator.batch.scores import Rejected
from simulator.batch.selection import Selection
from simulator.batch.shelf import Edition, ScoringRubric, Shelf
from simulator.model.comparison import SideName
from simulator.model.rubric import Rubric
from simulator.model.session import Session
from simulator.storage.archive import Archive
from simulator.storage.sessions import Source, Unreadable


class Result(msgspec.Struct, frozen=True):
    """What is compared of a criterion's result."""

    id: str
    level: str | None
    points: int | None
    max: int
    weight: int
    applies: bool


class Error(msgspec.Struct, frozen=True):
    """What is compared of a critical error."""

    id: str
    effect: str


class Card(msgspec.Struct, frozen=True):
    """What is compared of a scorecard."""

    session: str
    trainee: str
    scenario: str
    rubric: str
    rubric_digest: str
    raw: float
    percent: float
    passed: bool
    criteria: tuple[Result, ...]
    critical: tuple[Error, ...]


class Refused(msgspec.Struct, frozen=True):
    """Why a session that one side scored was rejected by the other."""

    session: str
    scored: SideName
    source: str
    line: int
    reason: str
    message: str


class Pair(msgspec.Struct, frozen=True):
    """A session's cards; none where no criterion of the side's rubric applies."""

    a: Card | None
    b: Card | None
    refused: Refused | None = None


class UnderTwoRubrics(Scorer):
    """Scores each session with the rubric A and with the rubric B, as it was played."""

    def __init__(
        self, shelf: Shelf, a: ScoringRubric, b: ScoringRubric, selection: Selection
    ) -> None:
        super().__init__(shelf, (a, b), selection)
        self._sign_of_b = b'"rubric_digest":"%b"' % b.digest.encode()

    @property
    def rubrics(self) -> int:
        """One line for each session."""
        return 1

    def all_blocks(self, found: Iterable[Source | Unreadable]) -> Iterator[Block]:
        """What comes of all sources, a pair for each session that was scored."""
        for block in super().all_blocks(found):
            aside = {position for position, _ in block.aside}
            for position, cards in enumerate(block.cards):
                if position not in aside:
                    block.cards[position] = self._pair(cards.splitlines())
            yield block

    def _pair(self, cards: list[bytes]) -> bytes:
        if len(cards) == 1 and self._sign_of_b in cards[0]:
            return _pair(b"", cards[0])
        a, b = (*cards, b"", b"")[:2]
        return _pair(a, b)


class RecordingShelf(Shelf):
    """A shelf that notes, by digest, the rubrics that sessions bring with them."""

    def __init__(
        self, library: Library, archive: Archive, edition: Edition, noted: dict[str, Rubric]
    ) -> None:
        super().__init__(library, archive, edition)
        self._noted = noted

    def rubric_for(self, session: Session) -> ScoringRubric:
        """The session's own rubric. Raises UnavailableError."""
        found = super().rubric_for(session)
        self._noted[found.digest] = found.rubric
        return found


class PlayedAndCurrent(Scorer):
    """Scores each session against the scenario as it was played (A) and as it is today (B)."""

    def __init__(
        self, played: Shelf, current: Shelf, rubrics: Sequence[ScoringRubric], selection: Selection
    ) -> None:
        super().__init__(played, rubrics, selection)
        self._current = Scorer(current, rubrics, selection)

    def all_blocks(self, found: Iterable[Source | Unreadable]) -> Iterator[Block]:
        """What comes of all sources, a pair for each session that was scored on either side."""
        for source in found:
            if isinstance(source, Unreadable):
                yield from super().all_blocks((source,))
                continue
            twice = _Twice(source.stream)
            played = super().all_blocks((Source(source.name, cast(BinaryIO, twice)),))
            again = Source(source.name, cast(BinaryIO, twice.again))
            for a, b in zip(played, self._current.all_blocks((again,)), strict=True):
                yield _paired(a, b)


def _paired(a: Block, b: Block) -> Block:
    """The block of the first side, with pairs for cards.

    Aside stays what has no card on either side; a session that one side scored and the other
    rejected counts as scored, for it is a finding.
    """
    assert a.sessions == b.sessions, "both sides read the same lines"
    aside_a, aside_b = _by_position(a), _by_position(b)
    for position in range(len(a.sessions)):
        left_a, left_b = aside_a.get(position), aside_b.get(position)
        if left_a is None and left_b is None:
            a.cards[position] = _pair(a.cards[position], b.cards[position])
        elif left_a is None and isinstance(left_b, Rejected):
            a.cards[position] = _pair(a.cards[position], b"", _refused("a", left_b))
        elif left_b is None and isinstance(left_a, Rejected):
            a.cards[position] = _pair(b"", b.cards[position], _refused("b", left_a))
            a.aside.remove((position, left_a))
    return a


def _by_position(block: Block) -> dict[int, LeftSession | Rejected]:
    return {position: entry for position, entry in block.aside if position >= 0}


def _refused(scored: SideName, reject: Rejected) -> Refused:
    session = reject.session or ""
    return Refused(session, scored, reject.source, reject.line, reject.reason, reject.message)


def _pair(a: bytes, b: bytes, refused: Refused | None = None) -> bytes:
    why = msgspec.json.encode(refused)
    return b'{"a":%b,"b":%b,"refused":%b}\n' % (a.strip() or b"null", b.strip() or b"null", why)


class _Again(io.BufferedIOBase):
    """What the first reader of a stream was given, piece by piece."""

    def __init__(self, pieces: deque[bytes | OSError]) -> None:
        self._pieces = pieces

    def read1(self, size: int = -1) -> bytes:
        """The next piece, or the error that the first reader met."""
        piece = self._pieces.popleft()
        if isinstance(piece, OSError):
            raise piece
        return piece


class _Twice(io.BufferedIOBase):
    """A stream for two readers who take turns: `again` gives the second what the first has had."""

    def __init__(self, stream: BinaryIO) -> None:
        self._read = getattr(stream, "read1", stream.read)
        self._pieces: deque[bytes | OSError] = deque()
        self.again = _Again(self._pieces)

    def read1(self, size: int = -1) -> bytes:
        """The next piece of the stream. Raises OSError."""
        try:
            piece: bytes = self._read(size)
        except OSError as error:
            self._pieces.append(error)
            raise
        self._pieces.append(piece)
        return piece
