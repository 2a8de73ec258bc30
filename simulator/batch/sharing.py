"""Scoring with several processes, in the order of the input and to the same bytes as with one.

This process reads, writes and scores. To the others, its helpers, it hands what does not depend on
the lines before it, as long as they keep up: lines that are all sessions, and journals that are
short. All else, such as the documents of a pack, it reads itself; a file tells the helpers of the
documents that had passed before the lines they are given.

Lines and what came of them lie in files. A pipe says only that they are there, so that neither side
ever waits for the other to read.
"""

import os
import pickle
import signal
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing import Pipe, Process, parent_process
from multiprocessing.connection import Connection, wait
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
"""How many pieces a helper is given before it has finished the first."""


class _Piece(NamedTuple):
    """Lines of one source, where they lie, and how many bytes of the documents had passed."""

    path: Path
    source: str
    lines: LineBlock
    documents: int

    @property
    def result(self) -> Path:
        """Where what came of them lies."""
        return self.path.with_suffix(".block")

    def scored(self, scorer: Scorer) -> Block:
        """What comes of them."""
        return scorer.block(self.source, self.lines._replace(raw=self.path.read_bytes()))


class _Helper:
    """Another process that scores, as this one sees it. It starts with what `scorer` knows."""

    def __init__(self, scorer: Scorer, documents: BinaryIO) -> None:
        self._pipe, theirs = Pipe()
        begin = (scorer, Path(documents.name), documents.tell(), theirs)
        self._process = Process(target=_help, args=begin, daemon=True)
        self._process.start()
        theirs.close()
        self._given = 0
        self._finished = 0
        self._is_gone = False

    def behind(self) -> int:
        """How many pieces it has been given and not finished; as many as can be if it is gone."""
        self.has_finished(self._given)
        return _AHEAD if self._is_gone else self._given - self._finished

    def give(self, piece: _Piece) -> int:
        """Have it score a piece; how many pieces it has been given."""
        try:
            self._pipe.send(piece)
        except OSError:
            self._is_gone = True
        self._given += 1
        return self._given

    def has_finished(self, pieces: int, *, waiting: bool = False) -> bool:
        """Whether it has finished so many pieces; `waiting` for them, unless it is gone."""
        try:
            while self._finished < pieces and (waiting or self._pipe.poll()):
                self._pipe.recv_bytes()
                self._finished += 1
        except (EOFError, OSError):
            self._is_gone = True
        return self._finished >= pieces

    def end(self) -> None:
        """End it, whatever it is doing."""
        self._process.terminate()
        self._process.join()
        self._pipe.close()


class _Given(NamedTuple):
    """A piece, and as its how-manieth a helper was given it."""

    piece: _Piece
    helper: _Helper
    nth: int


class Sharing:
    """Scores sources with so many processes, this one included; to be closed by leaving `with`."""

    def __init__(self, scorer: Scorer, jobs: int) -> None:
        self._scorer = scorer
        self._jobs = jobs
        self._folder = tempfile.TemporaryDirectory()
        self._documents = self._path("documents.jsonl").open("wb")
        self._helpers: list[_Helper] = []
        self._pieces = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the helpers."""
        for helper in self._helpers:
            helper.end()
        self._documents.close()
        self._folder.cleanup()

    def all_blocks(self, sources: Iterable[Source | Unreadable]) -> Iterator[Block]:
        """What comes of the sources' sessions; see `Scorer.all_blocks`."""
        waiting: deque[Block | _Given] = deque()
        for block in self._blocks_to_be(sources):
            waiting.append(block)
            while waiting and (_is_done(waiting[0]) or len(waiting) > _AHEAD * self._jobs):
                yield self._result(waiting.popleft())
        while waiting:
            yield self._result(waiting.popleft())

    def _blocks_to_be(self, sources: Iterable[Source | Unreadable]) -> Iterator[Block | _Given]:
        for source in sources:
            if isinstance(source, Unreadable):
                yield self._scorer.unopened(source)
                continue
            for block in self._scorer.pieces(source, self._handed_over):
                if isinstance(block, Block):
                    self._tell(block.documents)
                yield block

    def _handed_over(self, source: Source, lines: LineBlock) -> _Given | None:
        """Have a helper score these lines, if one keeps up and it can."""
        if not (
            lines.all_start_with(SESSION)
            or (lines.all_start_with(_EVENT) and _is_all_of(source, lines))
        ):
            return None
        if not self._helpers:
            others = range(self._jobs - 1)
            self._helpers = [_Helper(self._scorer, self._documents) for _ in others]
        helper = min(self._helpers, key=_Helper.behind)
        if helper.behind() >= _AHEAD:
            return None
        self._pieces += 1
        path = self._path(str(self._pieces))
        try:
            path.write_bytes(lines.raw or b"")
        except OSError:  # no room
            return None
        piece = _Piece(path, source.name, lines._replace(raw=b""), self._documents.tell())
        return _Given(piece, helper, helper.give(piece))

    def _result(self, block: Block | _Given) -> Block:
        if isinstance(block, Block):
            return block
        piece, helper, nth = block
        if helper.has_finished(nth, waiting=True):
            result: Block = pickle.loads(piece.result.read_bytes())  # noqa: S301 - a helper's
            piece.result.unlink()
        else:
            result = piece.scored(self._scorer)
        piece.path.unlink()
        return result

    def _tell(self, documents: Iterable[Scenario | Rubric]) -> None:
        """Write documents that have passed into the file, before the lines that come after them."""
        for document in documents:
            self._documents.write(canonical(document) + b"\n")
        self._documents.flush()

    def _path(self, name: str) -> Path:
        return Path(self._folder.name, name)


def _is_all_of(source: Source, lines: LineBlock) -> bool:
    """Whether a file holds these lines and no more, each with its line feed."""
    if source.file is None or lines.raw is None or not lines.ends_whole:
        return False
    return len(lines.raw) + 1 == os.fstat(source.file.fileno()).st_size


def _is_done(block: Block | _Given) -> bool:
    return isinstance(block, Block) or block.helper.has_finished(block.nth)


def _help(scorer: Scorer, documents: Path, passed: int, pipe: Connection) -> None:
    """What a helper does, until the process that reads is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that reads decides when to end
    parent = parent_process()
    assert parent is not None
    with documents.open("rb") as more:
        more.seek(passed)
        while pipe in wait((pipe, parent.sentinel)):
            try:
                piece: _Piece = pipe.recv()
                _learn(scorer, more, piece.documents)
                piece.result.write_bytes(pickle.dumps(piece.scored(scorer)))
                pipe.send_bytes(b".")
            except (EOFError, OSError):  # no room, or nobody there any more
                return


def _learn(scorer: Scorer, more: BinaryIO, documents: int) -> None:
    while more.tell() < documents:
        for found in LineReader("").read(1, more.readline()):
            if isinstance(found, FoundScenario | FoundRubric):
                scorer.learn(found)
