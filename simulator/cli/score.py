"""`simulator score PATH…`: score saved sessions."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
import msgspec

from simulator.batch.scores import Outcome, Rejected, Scored, Unfinished, score_all
from simulator.batch.shelf import Edition, ScoringRubric, Shelf
from simulator.cli.exits import FELL_SHORT, FINE
from simulator.cli.libraries import opened_library, with_files
from simulator.cli.options import (
    OUTPUT,
    data_option,
    format_option,
    library_options,
    option,
)
from simulator.cli.places import places_in
from simulator.model.digests import digest
from simulator.model.scorecard import Scorecard
from simulator.reports import scorecards_csv, scorecards_json, scorecards_table
from simulator.storage.archive import Archive
from simulator.storage.files import write_whole
from simulator.storage.found import Found
from simulator.storage.sessions import STREAM, read_sessions

_MOST_TOLD = 20


@click.command(epilog="Example: simulator score sessions/ --rubric balanced --format csv -o f.csv")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@option(
    "--rubric",
    "rubrics",
    multiple=True,
    metavar="R",
    help="Score with this rubric, an id or a file (repeatable); else each session's own.",
)
@option(
    "--as",
    "edition",
    type=click.Choice(["played", "current"]),
    default="played",
    show_default=True,
    help="Replay against the scenario as it was played, or as it is today.",
)
@format_option("table", "json", "jsonl", "csv")
@option("-o", "--output", type=OUTPUT, help="Write to this file, whole or not at all.")
@option("--rejects", type=OUTPUT, help="Write what was rejected, as JSON Lines, to this file.")
@library_options
@data_option
def command(
    paths: tuple[str, ...],
    rubrics: tuple[str, ...],
    edition: Edition,
    output_format: str,
    output: Path | None,
    rejects: Path | None,
    library: tuple[Path, ...],
    no_shipped: bool,
    data: Path | None,
) -> int:
    """Score saved sessions: journals, folders, .jsonl files, or - for standard input.

    A session is replayed before it is scored, and rejected with its reason if it does not replay.
    Exits 1 if anything was rejected.
    """
    known, names = with_files(opened_library(library, no_shipped), rubrics)
    found_rubrics = [known.rubric(name) for name in names]
    shelf = Shelf(known, Archive(places_in(data)), edition)
    scoring = [ScoringRubric(rubric, digest(rubric)) for rubric in found_rubrics]
    tally = Tally()
    cards = tally.cards(score_all(_found(paths), shelf, scoring))
    _write(_FORMATS[output_format](cards), output)
    if rejects is not None:
        lines = (msgspec.json.encode(reject) + b"\n" for reject in tally.rejected)
        write_whole(rejects, lines)
    for line in tally.told():
        click.echo(line, err=True)
    return FELL_SHORT if tally.rejected else FINE


class Tally:
    """What went by: the scorecards are handed on, the rest is counted and kept to be listed."""

    def __init__(self) -> None:
        self.scored = 0
        self.unfinished: list[str] = []
        self.rejected: list[Rejected] = []
        self.not_applicable = 0

    def cards(self, outcomes: Iterable[Outcome]) -> Iterator[Scorecard]:
        """The scorecards of the sessions that were scored."""
        for outcome in outcomes:
            match outcome:
                case Scored():
                    self.scored += 1
                    self.not_applicable += outcome.not_applicable
                    yield from outcome.cards
                case Unfinished():
                    place = f"{outcome.source}:{outcome.line}"
                    turns = len(outcome.session.turns)
                    self.unfinished.append(f"{place}: {outcome.session.session}, {turns} turns")
                case Rejected():
                    self.rejected.append(outcome)

    def told(self) -> Iterator[str]:
        """What there is to say about the run, for standard error."""
        yield from _listed("unfinished", self.unfinished)
        yield from _listed("rejected", [_reject_line(reject) for reject in self.rejected])
        if self.not_applicable:
            yield f"Left out {self.not_applicable} times: no criterion of the rubric applies."
        read = self.scored + len(self.unfinished) + len(self.rejected)
        yield (
            f"{self.scored} scored + {len(self.unfinished)} unfinished + "
            f"{len(self.rejected)} rejected = {read} read"
        )


def _reject_line(reject: Rejected) -> str:
    place = f"{reject.source}:{reject.line}" if reject.line else reject.source
    return f"{place}: {reject.message} [{reject.reason}]"


def _listed(what: str, entries: Sequence[str]) -> Iterator[str]:
    for entry in entries[:_MOST_TOLD]:
        yield f"{what}: {entry}"
    if len(entries) > _MOST_TOLD:
        yield f"{what}: and {len(entries) - _MOST_TOLD} more"


def _found(paths: Sequence[str]) -> Iterator[Found]:
    for path in paths:
        yield from read_sessions(sys.stdin.buffer if path == STREAM else Path(path))


def _table(cards: Iterable[Scorecard]) -> Iterator[bytes]:
    return (f"{line}\n".encode() for line in scorecards_table.lines(cards))


_FORMATS = {
    "table": _table,
    "json": scorecards_json.array,
    "jsonl": scorecards_json.lines,
    "csv": scorecards_csv.rows,
}


def _write(chunks: Iterable[bytes], output: Path | None) -> None:
    if output is not None:
        write_whole(output, chunks)
        return
    for chunk in chunks:
        sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()
