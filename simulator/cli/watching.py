"""Progress of a long run, on standard error while that is a terminal."""

import sys
import time
from collections.abc import Iterable, Iterator

import click

from simulator.batch.blocks import Block
from simulator.batch.tally import Tally

_EVERY = 0.5


def watched(blocks: Iterable[Block], tally: Tally) -> Iterator[Block]:
    """The same blocks; meanwhile a line on the terminal says how far they are and how fast."""
    if not sys.stderr.isatty():
        yield from blocks
        return
    began = told = time.monotonic()
    for block in blocks:
        yield block
        now = time.monotonic()
        if now - told >= _EVERY:
            told = now
            rate = tally.read / (now - began)
            click.echo(f"\r\033[K{tally.read:,} sessions, {rate:,.0f} a second", nl=False, err=True)
    clear()


def clear() -> None:
    """Take the line away, if standard error is a terminal."""
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
