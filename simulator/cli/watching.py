"""Progress of a long run, on standard error while that is a terminal."""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import click

from simulator.batch.blocks import Block
from simulator.batch.tally import Tally
from simulator.storage.found import Unreadable
from simulator.storage.sessions import STREAM, Source, files, sources

_EVERY = 0.5
_SETTLED = 2.0
"""Seconds after which a guess at the remaining time is worth telling."""


class Watch:
    """Reads sources, and says how far a run through them has come."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self._is_shown = sys.stderr.isatty()
        self._total = _bytes_in(paths) if self._is_shown else None
        self._read = 0
        self._file: BinaryIO | None = None

    def sources(self) -> Iterator[Source | Unreadable]:
        """What is behind the paths, one after the other; standard input where a path says so."""
        for path in self._paths:
            for source in sources(sys.stdin.buffer if path == STREAM else Path(path)):
                self._file = source.file if isinstance(source, Source) else None
                yield source
                self._read += self._position()
                self._file = None

    def over(self, blocks: Iterable[Block], tally: Tally) -> Iterator[Block]:
        """The same blocks; meanwhile a line says how many sessions, how fast, and how long yet."""
        if not self._is_shown:
            yield from blocks
            return
        began = told = time.monotonic()
        for block in blocks:
            yield block
            now = time.monotonic()
            if now - told >= _EVERY:
                told = now
                line = self._line(tally.read, now - began)
                click.echo(f"\r\033[K{line}", nl=False, err=True)
        clear()

    def _line(self, sessions: int, seconds: float) -> str:
        told = f"{sessions:,} sessions, {sessions / seconds:,.0f} a second"
        read = self._read + self._position()
        if self._total is None or read == 0 or seconds < _SETTLED:
            return told
        left = max(0.0, seconds * (self._total - read) / read)
        return f"{told}, about {_in_words(left)} left"

    def _position(self) -> int:
        return 0 if self._file is None or self._file.closed else self._file.tell()


def clear() -> None:
    """Take the line away, if standard error is a terminal."""
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)


def _in_words(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _bytes_in(paths: Sequence[str]) -> int | None:
    """How many bytes there are to read; None if nobody knows, for one is a stream."""
    if STREAM in paths:
        return None
    return sum(
        _size(file) for path in paths for file in files(Path(path)) if isinstance(file, Path)
    )


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:  # opening it says why
        return 0
