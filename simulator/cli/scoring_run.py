"""A run over saved sessions, as all commands make it that work on their scorecards."""

import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click
import msgspec

from simulator.batch.blocks import Scorer
from simulator.batch.scores import Rejected
from simulator.batch.seen import Seen
from simulator.batch.tally import Tally
from simulator.cli.exits import FELL_SHORT, FINE, INTERRUPTED
from simulator.cli.outputs import write
from simulator.cli.watching import Watch, clear
from simulator.reports.wording import counted

if TYPE_CHECKING:
    from simulator.batch.sharing import Sharing

Render = Callable[[Iterable[bytes], Tally], Iterable[bytes]]
"""Makes a command's output of scorecards, which come as lines of JSON, many at a time.

The tally is complete once they have all come.
"""


def carry_out(
    paths: Sequence[str],
    scorer: Scorer,
    render: Render,
    *,
    output: Path | None,
    rejects: Path | None = None,
    jobs: int = 1,
) -> int:
    """Score all sessions of these paths, write what comes of it, and say what was left out.

    Returns the exit code: whether anything was rejected, or the run was interrupted.
    """
    with (
        Seen() as seen,
        tempfile.TemporaryFile() as rejected,
        _processes(scorer, jobs) as processes,
    ):
        tally = Tally(seen)
        watch = Watch(paths)
        blocks = watch.over(processes.all_blocks(watch.sources()), tally)
        try:
            lines = tally.lines(blocks, lambda reject: _note(rejected, reject))
            write(render(lines, tally), output)
        except KeyboardInterrupt:
            clear()
            nothing = f"; {output} was not written" if output else ""
            click.echo(
                f"Interrupted after {counted(tally.read, 'session')}, at {tally.at}{nothing}.",
                err=True,
            )
            return INTERRUPTED
        if rejects is not None:
            rejected.seek(0)
            write(rejected, rejects)
    for line in tally.told(max(1, scorer.rubrics)):
        click.echo(line, err=True)
    return FELL_SHORT if tally.rejected else FINE


def _processes(scorer: Scorer, jobs: int) -> "AbstractContextManager[Scorer | Sharing]":
    if jobs == 1:
        return nullcontext(scorer)
    from simulator.batch.sharing import Sharing  # slow to import, and seldom needed

    return Sharing(scorer, jobs)


def _note(file: BinaryIO, reject: Rejected) -> None:
    file.write(msgspec.json.encode(reject) + b"\n")
