"""Scoring with several processes, in the order of the input and to the same bytes as with one.

This process reads, writes and scores. To the others, its helpers, it hands what does not depend on
the lines before it and leaves nothing open for those after it, as long as they keep up: lines that
are all sessions, and journals that are files of their own. All else, such as the documents of a
pack, it reads itself; a file tells the helpers of the documents that had passed before the lines
they are given.

Lines and what came of them lie in files, and a pipe says only that they are there: no pipe is ever
full, so that a helper can be ahead of what is written.
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
from simulator.storage.session_lines import loosely
from simulator.storage.sessions import Source

_EVENT = b'{"event":"'
_AHEAD = 4
"""How many pieces a helper is given before it has finished the first."""

_ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]

_LEAST = 32 * 1024
"""The least bytes that are worth handing over."""


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
        interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)  # only this process decides
        try:
            self._process.start()
        finally:
            signal.signal(signal.SIGINT, interrupt)
            theirs.close()
        self._given = 0
        self._finished = 0
        self._is_gone = False

    def is_free(self) -> bool:
        """Whether it can be given another piece."""
        return self.has_finished(self._given - _AHEAD + 1) and not self._is_gone

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
        self._process.kill()
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
        self._most_helpers = jobs - 1
        self._folder = tempfile.TemporaryDirectory()
        self._documents = self._path("documents.jsonl").open("wb", buffering=0)
        self._helpers: list[_Helper] = []
        self._pieces = 0

    def __enter__(self) -> Self:
        """From now on being asked to end leaves no session behind in the temporary folder."""
        self._before = [(one, signal.signal(one, _leave)) for one in _ENDING]
        return self

    def __exit__(self, *_: object) -> None:
        """End the helpers."""
        for helper in self._helpers:
            helper.end()
        self._documents.close()
        self._folder.cleanup()
        for one, before in self._before:
            signal.signal(one, before)

    def all_blocks(self, sources: Iterable[Source | Unreadable]) -> Iterator[Block]:
        """What comes of the sources' sessions; see `Scorer.all_blocks`."""
        waiting: deque[Block | _Given] = deque()
        for block in self._blocks_to_be(sources):
            waiting.append(block)
            most = _AHEAD * (1 + len(self._helpers))
            while waiting and (_is_done(waiting[0]) or len(waiting) > most):
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
        """Have a helper score these lines, if one is free and can."""
        raw = lines.raw or b""
        if len(raw) < _LEAST or not (_is_all_sessions(lines) or _is_a_journal(source, lines)):
            return None
        helper = self._free_helper()
        if helper is None:
            return None
        self._pieces += 1
        path = self._path(str(self._pieces))
        try:
            path.write_bytes(raw)
        except OSError:  # no room
            path.unlink(missing_ok=True)
            return None
        piece = _Piece(path, source.name, lines._replace(raw=b""), self._documents.tell())
        return _Given(piece, helper, helper.give(piece))

    def _free_helper(self) -> _Helper | None:
        """A helper that can be given more; a new one, if there is none and may be."""
        usable = self._helpers[: self._most_helpers]
        found = next((helper for helper in usable if helper.is_free()), None)
        if found is None and len(self._helpers) < self._most_helpers:
            try:
                found = _Helper(self._scorer, self._documents)
            except OSError:  # no more processes or pipes
                self._most_helpers = len(self._helpers)
            else:
                self._helpers.append(found)
        return found

    def _result(self, block: Block | _Given) -> Block:
        if isinstance(block, Block):
            return block
        piece, helper, nth = block
        if helper.has_finished(nth, waiting=True):
            result: Block = pickle.loads(piece.result.read_bytes())  # noqa: S301 - a helper's
            piece.result.unlink()
        else:
            result = self._as_a_helper_would(piece)
        piece.path.unlink()
        return result

    def _as_a_helper_would(self, piece: _Piece) -> Block:
        """What comes of a piece, by the documents that had passed before it and no later ones."""
        scorer = self._scorer.anew()
        with Path(self._documents.name).open("rb") as documents:
            _learn(scorer, documents, piece.documents)
        return piece.scored(scorer)

    def _tell(self, documents: Iterable[Scenario | Rubric]) -> None:
        """Write documents that have passed into the file, before the lines that come after them."""
        for document in documents:
            line = canonical(document) + b"\n"
            before = self._documents.tell()
            try:
                written = self._documents.write(line)
            except OSError:
                written = 0
            if written < len(line):  # no room, so that no helper may score what comes now
                self._documents.truncate(before)
                self._documents.seek(before)
                self._most_helpers = 0

    def _path(self, name: str) -> Path:
        return Path(self._folder.name, name)


def _leave(number: int, _: object) -> None:
    raise SystemExit(128 + number)


def _is_all_sessions(lines: LineBlock) -> bool:
    """Whether they are session lines, the last of them whole.

    One that is broken can leave something open for the lines after it.
    """
    if not lines.all_start_with(SESSION):
        return False
    raw = lines.raw or b""
    try:
        loosely(raw[raw.rfind(b"\n") + 1 :])
    except (ValueError, RecursionError):
        return False
    return True


def _is_a_journal(source: Source, lines: LineBlock) -> bool:
    """Whether a file holds these lines of a journal and no more, each with its line feed."""
    return (
        source.stream is source.file
        and lines.ends_whole
        and lines.all_start_with(_EVENT)
        and len(lines.raw or b"") + 1 == os.fstat(source.file.fileno()).st_size
    )


def _is_done(block: Block | _Given) -> bool:
    return isinstance(block, Block) or block.helper.has_finished(block.nth)


def _help(scorer: Scorer, documents: Path, passed: int, pipe: Connection) -> None:
    """What a helper does, until the process that reads is gone."""
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


def _learn(scorer: Scorer, documents: BinaryIO, passed: int) -> None:
    while documents.tell() < passed:
        for found in LineReader("").read(1, documents.readline()):
            if isinstance(found, FoundScenario | FoundRubric):
                scorer.learn(found)
