"""A run over saved sessions, as all commands make it that work on their scorecards."""

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import click
import msgspec

from simulator.batch.blocks import Block, Scorer
from simulator.batch.scores import Rejected
from simulator.batch.seen import Seen
from simulator.batch.tally import Tally
from simulator.cli.cards import write
from simulator.cli.exits import FELL_SHORT, FINE, INTERRUPTED
from simulator.cli.watching import clear, watched
from simulator.storage.files import write_whole
from simulator.storage.found import Unreadable
from simulator.storage.sessions import STREAM, sources

Render = Callable[[Iterable[bytes]], Iterable[bytes]]
"""Makes a command's output of scorecards, which come as lines of JSON, many at a time."""


def carry_out(
    paths: Sequence[str],
    scorer: Scorer,
    render: Render,
    *,
    output: Path | None,
    rejects: Path | None = None,
) -> int:
    """Score all sessions of these paths, write what comes of it, and say what was left out.

    Returns the exit code: whether anything was rejected, or the run was interrupted.
    """
    with Seen() as seen, tempfile.TemporaryFile() as rejected:
        tally = Tally(seen)
        blocks = watched(_blocks(scorer, paths), tally)
        try:
            write(render(tally.lines(blocks, lambda reject: _note(rejected, reject))), output)
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
    for line in tally.told(max(1, scorer.rubrics)):
        click.echo(line, err=True)
    return FELL_SHORT if tally.rejected else FINE


def _note(file: BinaryIO, reject: Rejected) -> None:
    file.write(msgspec.json.encode(reject) + b"\n")


def _blocks(scorer: Scorer, paths: Sequence[str]) -> Iterator[Block]:
    for path in paths:
        for source in sources(sys.stdin.buffer if path == STREAM else Path(path)):
            if isinstance(source, Unreadable):
                yield scorer.unopened(source)
            else:
                yield from scorer.blocks(source)
