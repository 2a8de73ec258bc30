"""`simulator score PATH…`: score saved sessions."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import click
import msgspec

from simulator.batch.blocks import Block, Scorer
from simulator.batch.mean import Mean
from simulator.batch.scores import Rejected
from simulator.batch.seen import Seen
from simulator.batch.selection import Selection
from simulator.batch.shelf import Edition, ScoringRubric, Shelf
from simulator.batch.tally import Tally
from simulator.cli.cards import FORMATS, grouped_table, write
from simulator.cli.days import DAY
from simulator.cli.exits import FELL_SHORT, FINE, INTERRUPTED, WrongUseError
from simulator.cli.libraries import opened_library, with_files
from simulator.cli.options import (
    OUTPUT,
    PLAIN_TEXT,
    data_option,
    format_option,
    library_options,
    option,
)
from simulator.cli.places import places_in
from simulator.cli.watching import clear, watched
from simulator.model.digests import digest
from simulator.model.session import Mode
from simulator.reports.scorecards_groups import FIELDS
from simulator.storage.archive import Archive
from simulator.storage.files import write_whole
from simulator.storage.found import Unreadable
from simulator.storage.sessions import STREAM, sources


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
@option("--since", type=DAY, help="Only sessions from then on (UTC).")
@option("--until", type=DAY, help="Only sessions up to then, that day included (UTC).")
@option("--trainee", "trainees", type=PLAIN_TEXT, multiple=True, help="Only this trainee's.")
@option("--scenario", "scenarios", multiple=True, metavar="ID", help="Only this scenario's.")
@option("--mode", type=click.Choice(["practice", "assess"]), help="Only sessions in this mode.")
@option("--group-by", metavar="FIELDS", help=f"Totals for each of these: {', '.join(FIELDS)}.")
@option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="P",
    help="Exit 1 if the mean of all percentages is below P.",
)
@format_option("table", "json", "jsonl", "csv", "html")
@option("-o", "--output", type=OUTPUT, help="Write to this file, whole or not at all.")
@option("--rejects", type=OUTPUT, help="Write what was rejected, as JSON Lines, to this file.")
@library_options
@data_option
def command(
    paths: tuple[str, ...],
    rubrics: tuple[str, ...],
    edition: Edition,
    since: str | None,
    until: str | None,
    trainees: tuple[str, ...],
    scenarios: tuple[str, ...],
    mode: Mode | None,
    group_by: str | None,
    fail_under: float | None,
    output_format: str,
    output: Path | None,
    rejects: Path | None,
    library: tuple[Path, ...],
    no_shipped: bool,
    data: Path | None,
) -> int:
    """Score saved sessions: journals, folders, .jsonl and .jsonl.gz files, or - for standard input.

    A session is replayed before it is scored, and rejected with its reason if it does not replay.
    One that is met twice counts once. Exits 1 if anything was rejected.
    """
    by = _fields(group_by, output_format)
    known, names = with_files(opened_library(library, no_shipped), rubrics)
    found_rubrics = [known.rubric(name) for name in names]
    scoring = [ScoringRubric(rubric, digest(rubric)) for rubric in found_rubrics]
    selection = Selection(
        since=since or "",
        until=until or "",
        trainees=trainees,
        scenarios=scenarios,
        mode=mode,
    )
    shelf = Shelf(known, Archive(places_in(data)), edition)
    mean = Mean()
    with Seen() as seen, tempfile.TemporaryFile() as rejected:
        tally = Tally(seen)
        chunks = tally.lines(
            watched(_blocks(Scorer(shelf, scoring, selection), paths), tally),
            lambda reject: _note(rejected, reject),
        )
        if fail_under is not None:
            chunks = mean.over(chunks)
        try:
            write(grouped_table(chunks, by) if by else FORMATS[output_format](chunks), output)
        except KeyboardInterrupt:
            clear()
            nothing = f"; {output} was not written" if output else ""
            click.echo(
                f"Interrupted after {tally.read} sessions, at {tally.at}{nothing}.", err=True
            )
            return INTERRUPTED
        if rejects is not None:
            rejected.seek(0)
            write_whole(rejects, rejected)
    for line in tally.told(max(1, len(scoring))):
        click.echo(line, err=True)
    if fail_under is not None and mean.is_below(fail_under):
        click.echo(f"The mean, {mean.shown}%, is below {fail_under:g}%.", err=True)
        return FELL_SHORT
    return FELL_SHORT if tally.rejected else FINE


def _fields(group_by: str | None, output_format: str) -> tuple[str, ...]:
    """The fields of `--group-by`. Raises WrongUseError."""
    if group_by is None:
        return ()
    fields = tuple(dict.fromkeys(field.strip() for field in group_by.split(",")))
    for field in fields:
        if field not in FIELDS:
            message = f"--group-by: '{field}' is none of {', '.join(FIELDS)}"
            raise WrongUseError(message)
    if output_format != "table":
        message = "--group-by goes with --format table; other formats hold each scorecard"
        raise WrongUseError(message)
    return fields


def _note(file: BinaryIO, reject: Rejected) -> None:
    file.write(msgspec.json.encode(reject) + b"\n")


def _blocks(scorer: Scorer, paths: Sequence[str]) -> Iterator[Block]:
    for path in paths:
        for source in sources(sys.stdin.buffer if path == STREAM else Path(path)):
            if isinstance(source, Unreadable):
                yield scorer.unopened(source)
            else:
                yield from scorer.blocks(source)
