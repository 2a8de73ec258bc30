"""Scoring with several processes, in the order of the input and to the same bytes as with one.

This process reads, and hands over what does not depend on the lines before it: lines that are all
sessions, and journals that are short. All else, such as the documents of a pack, it reads itself;
a file tells the other processes of the documents that had passed before the lines they are given.
"""

import os
import signal
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import BinaryIO, NamedTuple, Self

from simulator.batch.blocks import SESSION, Block, Scorer
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.storage.documents import canonical
from simulator.storage.found import FoundRubric, FoundScenario, LineReader, Unreadable
from simulator.storage.lines import LineBlock
from simulator.storage.sessions import Source

_EVENT = b'{"event":"'
_AHEAD = 4
"""How many pieces of input each process may be ahead of what is written."""


class _Piece(NamedTuple):
    """Lines of one source, and how many bytes of the documents had passed before them."""

    source: str
    lines: LineBlock
    documents: int


class Sharing:
    """Scores sources with so many processes besides this one; to be closed by leaving `with`."""

    def __init__(self, scorer: Scorer, jobs: int) -> None:
        self._scorer = scorer
        self._most_waiting = _AHEAD * jobs
        self._folder = tempfile.TemporaryDirectory()
        documents = Path(self._folder.name, "documents.jsonl")
        self._documents = documents.open("wb")
        self._pool = ProcessPoolExecutor(jobs, initializer=_begin, initargs=(scorer, documents))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the other processes, whatever they were doing."""
        self._pool.shutdown(cancel_futures=True)
        self._documents.close()
        self._folder.cleanup()

    def all_blocks(self, sources: Iterable[Source | Unreadable]) -> Iterator[Block]:
        """What comes of the sources' sessions; see `Scorer.all_blocks`."""
        waiting: deque[Block | Future[Block]] = deque()
        for block in self._blocks_to_be(sources):
            waiting.append(block)
            while waiting and (_is_done(waiting[0]) or len(waiting) > self._most_waiting):
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())

    def _blocks_to_be(
        self, sources: Iterable[Source | Unreadable]
    ) -> Iterator[Block | Future[Block]]:
        for source in sources:
            if isinstance(source, Unreadable):
                yield self._scorer.unopened(source)
                continue
            for block in self._scorer.pieces(source, self._handed_over):
                if isinstance(block, Block):
                    self._tell(block.documents)
                yield block

    def _handed_over(self, source: Source, lines: LineBlock) -> Future[Block] | None:
        """Have another process score these lines, if it can."""
        if not (
            lines.all_start_with(SESSION)
            or (lines.all_start_with(_EVENT) and _is_all_of(source, lines))
        ):
            return None
        piece = _Piece(source.name, lines, self._documents.tell())
        return self._pool.submit(_scored, piece)

    def _tell(self, documents: Iterable[Scenario | Rubric]) -> None:
        """Write documents that have passed into the file, before the lines that come after them."""
        for document in documents:
            self._documents.write(canonical(document) + b"\n")
        self._documents.flush()


def _is_all_of(source: Source, lines: LineBlock) -> bool:
    """Whether a file holds these lines and no more, each with its line feed."""
    if source.file is None or lines.raw is None or not lines.ends_whole:
        return False
    return len(lines.raw) + 1 == os.fstat(source.file.fileno()).st_size


def _is_done(block: Block | Future[Block]) -> bool:
    return isinstance(block, Block) or block.done()


def _result(block: Block | Future[Block]) -> Block:
    return block if isinstance(block, Block) else block.result()


class _Worker:
    """What another process remembers from piece to piece."""

    def __init__(self, scorer: Scorer, documents: BinaryIO) -> None:
        self._scorer = scorer
        self._documents = documents

    def scored(self, piece: _Piece) -> Block:
        while self._documents.tell() < piece.documents:
            for found in LineReader("").read(1, self._documents.readline()):
                if isinstance(found, FoundScenario | FoundRubric):
                    self._scorer.learn(found)
        return self._scorer.block(piece.source, piece.lines)


_worker: list[_Worker] = []


def _begin(scorer: Scorer, documents: Path) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that reads decides when to end
    _worker.append(_Worker(scorer, documents.open("rb")))


def _scored(piece: _Piece) -> Block:
    return _worker[0].scored(piece)
