"""Cards on their way out: as each format wants them, into a file or to standard output."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from simulator.model.scorecard import Scorecard
from simulator.reports import scorecards_csv, scorecards_html, scorecards_json, scorecards_table
from simulator.reports.scorecards_groups import Groups
from simulator.storage.files import write_whole


def _cards(chunks: Iterable[bytes]) -> Iterator[Scorecard]:
    decoder = msgspec.json.Decoder(Scorecard)
    for chunk in chunks:
        yield from decoder.decode_lines(chunk)


def _table(chunks: Iterable[bytes]) -> Iterator[bytes]:
    return (f"{line}\n".encode() for line in scorecards_table.lines(_cards(chunks)))


def grouped_table(chunks: Iterable[bytes], by: Sequence[str]) -> Iterator[bytes]:
    """The table, and below it the totals of each group that these fields tell apart."""
    groups = Groups(_cards(chunks), by)
    for line in (*scorecards_table.lines(groups), "", *groups.lines()):
        yield f"{line}\n".encode()


def _html(chunks: Iterable[bytes]) -> Iterator[bytes]:
    return (piece.encode() for piece in scorecards_html.chunks(_cards(chunks)))


FORMATS = {
    "table": _table,
    "json": lambda chunks: scorecards_json.array(_cards(chunks)),
    "jsonl": lambda chunks: chunks,
    "csv": lambda chunks: scorecards_csv.rows(_cards(chunks)),
    "html": _html,
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
