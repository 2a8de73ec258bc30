"""Files that a command writes: fit to be written before anything is read, and never an input."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from simulator.cli.exits import WrongUseError
from simulator.cli.options import Decorator, option
from simulator.storage.files import write_whole
from simulator.storage.sessions import STREAM, files
from simulator.storage.zipping import zipped

_STANDARD_OUTPUT = "-"
_GZIP = ".gz"
_DEVICES = (Path("/dev"), Path("/dev/fd"))
"""Folders of which some names lead to ordinary files, such as what standard output goes to."""


class OutputFile(click.Path):
    """A file to write, in a folder that is there.

    A lone hyphen, which elsewhere stands for standard output, is refused.
    """

    def convert(  # type: ignore[override]
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """The file's path."""
        if value == _STANDARD_OUTPUT:
            self.fail("'-' is no file here; './-' is a file of that name", param, ctx)
        path = Path(str(super().convert(value, param, ctx)))
        target = path.resolve()
        if not target.parent.is_dir():
            folder = target.parent if path.is_symlink() else path.parent
            self.fail(f"there is no folder {folder}", param, ctx)
        if path.absolute().parent in _DEVICES or (target.exists() and not target.is_file()):
            self.fail(f"{value} is a device or a pipe, not a file to replace", param, ctx)
        return path


class _OutputFileOrStream(OutputFile):
    """A file to write, or a hyphen for standard output."""

    def convert(  # type: ignore[override]
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path | str:
        return value if value == _STANDARD_OUTPUT else super().convert(value, param, ctx)


def output_option(*, required: bool = False) -> Decorator:
    """`--output`, passed on as `output`; None means standard output."""
    return option(
        "-o",
        "--output",
        type=_OutputFileOrStream(dir_okay=False),
        required=required,
        callback=lambda _ctx, _param, output: None if output == _STANDARD_OUTPUT else output,
        help="Write to this file, whole or not at all, packed if it ends in .gz; - is standard "
        "output.",
    )


def scoring_output_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--output` and `--rejects`, passed on as `output` and `rejects`."""
    command = option(
        "--rejects",
        type=OutputFile(dir_okay=False),
        help="Write what was rejected, as JSON Lines, to this file.",
    )(command)
    decorated: Callable[..., Any] = output_option()(command)
    return decorated


def check_apart(
    output: Path | None, rejects: Path | None, paths: Sequence[str], documents: Iterable[Path]
) -> None:
    """See to it that nothing is written over what is read: sessions, or what they are scored with.

    Raises WrongUseError. A file is the same one through links too.
    """
    if output and rejects and output.resolve() == rejects.resolve():
        message = f"--output and --rejects both name {output}; give each a file of its own"
        raise WrongUseError(message)
    there = {
        known: (name, path)
        for name, path in (("--output", output), ("--rejects", rejects))
        if path is not None and (known := _identity(path)) is not None
    }
    if not there:
        return
    for known in _identities(paths, documents):
        if known in there:
            name, path = there[known]
            raise WrongUseError(f"{name}: {path} is read by this command too; name another file")


def write(chunks: Iterable[bytes], output: Path | None) -> None:
    """Write to the file, whole or not at all, or to standard output as it comes."""
    if output is not None:
        write_whole(output, zipped(chunks) if output.name.endswith(_GZIP) else chunks)
        return
    for chunk in chunks:
        sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()


_Identity = tuple[int, int]
"""A file's device and its number there: the same for all its names."""


def _identities(paths: Sequence[str], documents: Iterable[Path]) -> Iterator[_Identity | None]:
    for path in map(Path, filter(lambda path: path != STREAM, paths)):
        for file in files(path):
            if isinstance(file, Path):  # links in a folder are not followed
                yield _identity(file, follow_links=file == path)
    if STREAM in paths:
        yield _identity_of_input()
    yield from map(_identity, documents)


def _identity(path: Path, *, follow_links: bool = True) -> _Identity | None:
    try:
        status = path.stat(follow_symlinks=follow_links)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _identity_of_input() -> _Identity | None:
    try:
        status = os.fstat(sys.stdin.fileno())
    except (OSError, ValueError):  # no file is behind it
        return None
    return status.st_dev, status.st_ino
