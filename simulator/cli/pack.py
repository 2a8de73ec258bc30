"""`simulator pack PATH… -o F`: sessions and what they need in one file."""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import click

from simulator.batch.shelf import Shelf, UnavailableError
from simulator.batch.tally import listed
from simulator.cli.exits import FELL_SHORT, FINE, RefusalError
from simulator.cli.libraries import files_behind, opened_library
from simulator.cli.options import data_option, library_options
from simulator.cli.outputs import check_apart, output_option, write
from simulator.cli.places import places_in
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.session import Session
from simulator.model.texts import clean
from simulator.reports.wording import counted
from simulator.storage.archive import Archive
from simulator.storage.found import FoundRubric, FoundScenario, FoundSession, Unreadable
from simulator.storage.packing import PackError, pack
from simulator.storage.sessions import STREAM, read_sessions


@click.command(epilog="Example: simulator pack sessions/ -o all.jsonl")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@output_option(required=True)
@library_options
@data_option
def command(
    paths: tuple[str, ...],
    output: Path | None,
    library: tuple[Path, ...],
    no_shipped: bool,
    data: Path | None,
) -> int:
    """Put sessions, and the scenarios and rubrics they need, into one file.

    Such a file can be scored anywhere, whatever becomes of the scenarios. Exits 1 if anything could
    not be read or lacks its scenario; the rest is packed. Without a session nothing is written.
    """
    known = opened_library(library, no_shipped)
    check_apart(output, None, paths, files_behind(known, ()))
    shelf = Shelf(known, Archive(places_in(data)), "played")
    with tempfile.TemporaryFile() as stream:
        if STREAM in paths:
            shutil.copyfileobj(sys.stdin.buffer, stream)
        packing = Packing(paths, stream, shelf)
        try:
            write(_lines(packing), output)
        except PackError as error:
            raise RefusalError(f"{output or STREAM}: {error}") from error
        except NothingToPackError:
            _tell(packing)
            raise
    _tell(packing)
    into = f" into {output}" if output else ""
    click.echo(clean(f"{counted(packing.count, 'session')} packed{into}"), err=True)
    return FELL_SHORT if packing.problems else FINE


class NothingToPackError(RefusalError):
    """There is no session in what was named, so no file is written or replaced."""

    def __init__(self) -> None:
        super().__init__("there are no sessions to pack, so nothing was written")


def _lines(packing: "Packing") -> Iterator[bytes]:
    """The pack's lines. Raises NothingToPackError if there would be none of a session."""
    yield from pack(packing.sessions, packing.scenario, packing.rubric)
    if not packing.count:
        raise NothingToPackError


def _tell(packing: "Packing") -> None:
    for line in listed("not packed whole", packing.problems, len(packing.problems)):
        click.echo(clean(line), err=True)


class Packing:
    """The sessions of some sources, and what each was played with."""

    def __init__(self, paths: Sequence[str], stream: BinaryIO, shelf: Shelf) -> None:
        self._paths = paths
        self._stream = stream
        self._shelf = shelf
        self.problems: dict[str, None] = {}
        self.count = 0

    def sessions(self) -> Iterator[Session]:
        """All sessions; packs among the sources put what they hold on the shelf."""
        self.count = 0
        self._stream.seek(0)
        for path in self._paths:
            for item in read_sessions(self._stream if path == STREAM else Path(path)):
                match item:
                    case FoundSession():
                        self.count += 1
                        yield item.session
                    case FoundScenario() | FoundRubric():
                        if message := self._shelf.add(item):
                            self.problems[f"{item.source}:{item.line}: {message}"] = None
                    case Unreadable():
                        self.problems[f"{item.place}: {item.message}"] = None

    def scenario(self, session: Session) -> Scenario | None:
        """What the session was played with, if it is to be had."""
        try:
            return self._shelf.script_for(session).scenario
        except UnavailableError as error:
            self.problems[f"{session.session}: {error}"] = None
            return None

    def rubric(self, session: Session) -> Rubric | None:
        """What the session is scored with, if it is to be had."""
        try:
            return self._shelf.rubric_for(session).rubric
        except UnavailableError as error:
            self.problems[f"{session.session}: {error}"] = None
            return None
