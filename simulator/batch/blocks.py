"""Scoring whole sources, a block of lines at a time and in bounded memory."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar
from zlib import crc32

import msgspec

from simulator.batch.recognising import Left, PassedOver, Recogniser
from simulator.batch.scores import Rejected, Scored, Unfinished, judged
from simulator.batch.seen import Seen
from simulator.batch.selection import EVERYTHING, Selection
from simulator.batch.shelf import ScoringRubric, Shelf, UnavailableError
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.session import Session
from simulator.storage.found import (
    Found,
    FoundRubric,
    FoundScenario,
    FoundSession,
    LineReader,
    Unreadable,
)
from simulator.storage.lines import LineBlock
from simulator.storage.sessions import STREAM, Source, blocks_of, nothing_in, unreadable

SESSION = b'{"session"'
"""How a session's line begins as it is packed."""

Another = TypeVar("Another")

Elsewhere = Callable[[Source, LineBlock], Another | None]
"""What is asked to score some lines of a source elsewhere."""


class LeftSession(msgspec.Struct, frozen=True):
    """A session that replays but has not come to an ending."""

    source: str
    line: int
    session: str
    turns: int


class Block(msgspec.Struct):
    """What came of some lines. The first four lists have an item for each session.

    `cards` are lines of JSON, nothing for a session that has none; `sums` the CRC-32 of each
    session's bytes; `aside` what has no cards, with its session's position, or -1.
    """

    source: str
    sessions: list[bytes] = []
    sums: list[int] = []
    numbers: list[int] = []
    cards: list[bytes] = []
    aside: list[tuple[int, LeftSession | Rejected]] = []
    passed_over: int = 0
    documents: list[Scenario | Rubric] = []

    @property
    def found_something(self) -> bool:
        """Whether the lines held anything but blanks, wanted or not."""
        return bool(self.sessions or self.aside or self.documents or self.passed_over)

    def put(self, found: FoundSession, raw: bytes, cards: bytes) -> None:
        """Put a session with its bytes, and its cards or nothing."""
        self.sessions.append(found.session.session.encode())
        self.sums.append(crc32(raw))
        self.numbers.append(found.line)
        self.cards.append(cards)

    def reject(self, position: int, rejected: Rejected) -> None:
        """Put a reject with the rest that has no cards."""
        self.aside.append((position, rejected))


class Scorer:
    """Scores the sessions of any number of sources, of which it remembers what they share.

    Without rubrics each session is scored with its own. A pack's scenarios and rubrics are put on
    the shelf as they pass.
    """

    def __init__(
        self, shelf: Shelf, rubrics: Sequence[ScoringRubric], selection: Selection = EVERYTHING
    ) -> None:
        self._shelf = shelf
        self._rubrics = rubrics
        self._selection = selection
        self._recogniser = Recogniser(selection)

    def __reduce__(self) -> tuple[object, ...]:
        """For another process: without what it has recognised, which would be slow to copy."""
        return Scorer, (self._shelf, self._rubrics, self._selection)

    def anew(self) -> "Scorer":
        """Such a scorer as this one was before it read anything."""
        return Scorer(self._shelf.anew(), self._rubrics, self._selection)

    @property
    def rubrics(self) -> int:
        """How many rubrics each session is scored with; 0 for its own."""
        return len(self._rubrics)

    def blocks(self, source: Source) -> Iterator[Block]:
        """What comes of a source's sessions, in their order, whoever was seen before."""
        return self.pieces(source, lambda *_: None)

    def all_blocks(self, found: Iterable[Source | Unreadable]) -> Iterator[Block]:
        """What comes of all sources, one after the other."""
        for source in found:
            if isinstance(source, Unreadable):
                yield self.unopened(source)
            else:
                yield from self.blocks(source)

    def unopened(self, found: Unreadable) -> Block:
        """What comes of a source that could not be opened."""
        block = Block(found.source)
        self._add(block, found)
        return block

    def pieces(self, source: Source, elsewhere: Elsewhere[Another]) -> Iterator[Block | Another]:
        """What comes of a source's sessions; some lines can be scored elsewhere.

        `elsewhere` is asked about lines that do not continue a journal, and says what stands for
        their block, or None. It must see to it that they do not begin what later lines continue.
        """
        reader = LineReader(source.name)
        is_empty = source.name != STREAM
        last = Block(source.name)
        try:
            for lines in blocks_of(source):
                another = None if reader.is_open else elsewhere(source, lines)
                if another is not None:
                    is_empty = False
                    yield another
                    continue
                block = self._block(reader, source.name, lines)
                is_empty = is_empty and not block.found_something
                yield block
        except OSError as error:
            self._add(last, unreadable(source.name, error))
        else:
            self._end(last, reader)
            if is_empty and not last.found_something:
                self._add(last, nothing_in(source.name))
        yield last

    def block(self, source: str, lines: LineBlock) -> Block:
        """What comes of lines that neither continue others nor are continued."""
        reader = LineReader(source)
        block = self._block(reader, source, lines)
        self._end(block, reader)
        return block

    def learn(self, found: FoundScenario | FoundRubric) -> None:
        """Put a pack's document on the shelf, whose faults were told elsewhere."""
        self._shelf.add(found)

    def _end(self, block: Block, reader: LineReader) -> None:
        for found in reader.end():
            self._add(block, found)

    def _block(self, reader: LineReader, source: str, lines: LineBlock) -> Block:
        block = Block(source)
        sessions, sums, numbers, texts = block.sessions, block.sums, block.numbers, block.cards
        recognise = self._recogniser.cards
        is_open = reader.is_open
        for number, line in lines.numbered():
            if line is not None and not is_open and line.startswith(SESSION):
                recognised = recognise(line)
                if recognised is not None:
                    session, cards = recognised
                    if isinstance(cards, PassedOver):
                        block.passed_over += 1
                        continue
                    if isinstance(cards, Left):
                        left = LeftSession(source, number, session, cards.turns)
                        block.aside.append((len(sessions), left))
                        cards = b""
                    sessions.append(session.encode())
                    sums.append(crc32(line))
                    numbers.append(number)
                    texts.append(cards)
                    continue
            elif line == b"" and not (is_open and reader.awaits_lines):
                continue
            self._read(block, reader, lines, number, line)
            is_open = reader.is_open
        return block

    def _read(
        self, block: Block, reader: LineReader, lines: LineBlock, number: int, line: bytes | None
    ) -> None:
        """Read a line in full."""
        if line is not None and not lines.is_cut(number):
            line += b"\n"
        for found in reader.read(number, line):
            self._add(block, found, line if found_in_line(found, number) else None)

    def _add(self, block: Block, found: Found, line: bytes | None = None) -> None:
        match found:
            case FoundSession():
                raw = msgspec.json.encode(found.session) if line is None else line.rstrip(b"\n")
                self._judge(block, found, raw)
            case Unreadable():
                reason, message = found.reason, found.message
                block.reject(-1, Rejected(found.source, found.line, found.session, reason, message))
            case FoundScenario() | FoundRubric():
                block.documents.append(found.document)
                if message := self._shelf.add(found):
                    block.reject(
                        -1, Rejected(found.source, found.line, None, "broken-document", message)
                    )

    def _judge(self, block: Block, found: FoundSession, raw: bytes) -> None:
        session = found.session
        if not self._selection.selects(
            session.scenario.id, session.trainee, session.mode, session.at
        ):
            block.passed_over += 1
            return
        outcome = judged(found, self._shelf, self._rubrics)
        cards = b""
        position = len(block.sessions)
        match outcome:
            case Scored():
                cards = b"".join(msgspec.json.encode(card) + b"\n" for card in outcome.cards)
            case Unfinished():
                turns = len(session.turns)
                left = LeftSession(found.source, found.line, session.session, turns)
                block.aside.append((position, left))
            case Rejected():
                block.reject(position, outcome)
        block.put(found, raw, cards)
        if not isinstance(outcome, Rejected):
            self._learn(session)

    def _learn(self, session: Session) -> None:
        known = self._recogniser
        if known.course(session) is None:
            try:
                script = self._shelf.script_for(session)
                rubrics = self._rubrics or (self._shelf.rubric_for(session),)
            except UnavailableError:  # an unfinished session, whose rubric is not needed
                return
            known.learn(session, script, rubrics, self._shelf.edition)
        known.meet(session)


def found_in_line(found: Found, number: int) -> bool:
    """Whether it is what this very line says, rather than a journal that it ends."""
    return isinstance(found, FoundSession) and found.line == number


def without_seen(block: Block, seen: Seen) -> int:
    """Take out the sessions that were read before; how many had been, byte by byte the same.

    One with other bytes is rejected.
    """
    again = dict(seen.again(block.sessions, block.sums))
    if not again:
        return 0
    block.aside = [entry for entry in block.aside if entry[0] not in again]
    for position, is_same in again.items():
        block.cards[position] = b""
        if not is_same:
            message = "a session with this UUID was read before, with other bytes"
            uuid = block.sessions[position].decode()
            number = block.numbers[position]
            block.reject(position, Rejected(block.source, number, uuid, "seen-before", message))
    return sum(again.values())
