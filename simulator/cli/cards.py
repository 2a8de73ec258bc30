"""Cards on their way out: as each format wants them, into a file or to standard output."""

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from simulator.batch.blocks import LeftSession
from simulator.batch.observing import ObservingScorer
from simulator.batch.scores import Rejected
from simulator.batch.tally import Tally
from simulator.model.scorecard import Scorecard
from simulator.reports import scorecards_csv, scorecards_html, scorecards_json, scorecards_table
from simulator.reports.scorecards_groups import Groups
from simulator.reports.scorecards_html import MOST_CARDS, Aside, Report
from simulator.reports.scorecards_sums import Sums
from simulator.reports.wording import counted
from simulator.storage.files import write_whole
from simulator.storage.found import place_of


def _cards(chunks: Iterable[bytes]) -> Iterator[Scorecard]:
    decoder = msgspec.json.Decoder(Scorecard)
    for chunk in chunks:
        yield from decoder.decode_lines(chunk)


def _table_of(cards: Iterable[Scorecard]) -> Iterator[bytes]:
    return _encoded(scorecards_table.lines(cards))


def _encoded(lines: Iterable[str]) -> Iterator[bytes]:
    return (f"{line}\n".encode() for line in lines)


def grouped_table(chunks: Iterable[bytes], by: Sequence[str]) -> Iterator[bytes]:
    """The table, and below it the totals of each group that these fields tell apart."""
    groups = Groups(by)

    def added() -> Iterator[Scorecard]:
        for card in _cards(chunks):
            groups.add(card)
            yield card

    yield from _table_of(added())
    yield b"\n"
    yield from _encoded(groups.lines())


def report(
    chunks: Iterable[bytes], by: Sequence[str], scorer: ObservingScorer, tally: Tally
) -> Iterator[bytes]:
    """A page on the scorecards together and one by one, which wait in a temporary file."""
    sums = Sums(by)
    with tempfile.TemporaryFile() as waiting:
        for chunk in chunks:
            waiting.write(chunk)
            for card in _cards([chunk]):
                sums.add(card)
        waiting.seek(0)
        about = Report(
            sums=sums,
            items=scorer.items(),
            observed=scorer.observed,
            unfinished=tally.unfinished,
            left=[_left(left) for left in tally.left],
            rejected=tally.rejected,
            rejects=[_reject(reject) for reject in tally.rejects],
        )
        listed = _cards(islice(waiting, MOST_CARDS))
        for piece in scorecards_html.chunks(about, listed):
            yield piece.encode()


def _left(left: LeftSession) -> Aside:
    return Aside(place_of(left.source, left.line), left.session, counted(left.turns, "turn"))


def _reject(reject: Rejected) -> Aside:
    place = place_of(reject.source, reject.line)
    return Aside(place, reject.session or "", f"{reject.message} [{reject.reason}]")


FORMATS: dict[str, Callable[[Iterable[bytes]], Iterable[bytes]]] = {
    "table": lambda chunks: _table_of(_cards(chunks)),
    "json": lambda chunks: scorecards_json.array(_cards(chunks)),
    "jsonl": lambda chunks: chunks,
    "csv": lambda chunks: scorecards_csv.rows(_cards(chunks)),
}
"""What makes the output of each format from cards as lines of JSON."""


def write(chunks: Iterable[bytes], output: Path | None) -> None:
    """Write to the file, whole or not at all, or to standard output as it comes."""
    if output is not None:
        write_whole(output, chunks)
        return
    for chunk in chunks:
        sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()
