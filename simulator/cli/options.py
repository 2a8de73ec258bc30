"""Options that several commands share. Each can also be set by `SIMULATOR_<OPTION>`."""

import math
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class PlainText(click.ParamType[str]):
    """A text from the command line, cleaned of whatever could act on a terminal."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The cleaned text; an empty one is refused."""
        from simulator.model.texts import clean  # slow to import, and seldom needed here

        if not value.strip():
            self.fail("must not be empty", param, ctx)
        return clean(value)


PLAIN_TEXT = PlainText()


class Percentage(click.FloatRange):
    """A number from 0 to 100; `nan`, which is below and above nothing, is refused."""

    def __init__(self) -> None:
        super().__init__(0, 100)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number."""
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):
            self.fail(f"'{value}' is no percentage", param, ctx)
        return number


PERCENTAGE = Percentage()
FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


class Option(click.Option):
    """An option that is refused if it is given twice, unless it can be repeated or is a flag.

    `instead` says how to name several, where that is possible.
    """

    def __init__(self, *arguments: Any, instead: str = "", **attributes: Any) -> None:
        super().__init__(*arguments, **attributes)
        self._instead = instead
        self._goes_once = not (self.multiple or self.is_flag)

    def add_to_parser(self, parser: Any, ctx: click.Context) -> None:
        """As click does it, but collecting what is given rather than keeping the last."""
        if self._goes_once:
            parser.add_option(
                obj=self, opts=self.opts, dest=self.name, action="append", nargs=self.nargs
            )
        else:
            super().add_to_parser(parser, ctx)

    def consume_value(
        self, ctx: click.Context, opts: Mapping[str, Any]
    ) -> tuple[Any, ParameterSource]:
        """As click does it, with the one value that was given."""
        value, source = super().consume_value(ctx, opts)
        if self._goes_once and source is ParameterSource.COMMANDLINE:
            if len(value) > 1:
                name = max(self.opts, key=len)
                instead = self._instead or "it goes once"
                raise click.UsageError(f"{name} is given {len(value)} times; {instead}", ctx)
            (value,) = value
        return value, source


def option(*names: str, **attributes: Any) -> Decorator:
    """A click option with its environment variable, named after its long form; see `Option`."""
    long = next(name for name in names if name.startswith("--")).partition("/")[0]
    variable = "SIMULATOR_" + long.removeprefix("--").replace("-", "_").upper()
    return click.option(*names, cls=Option, envvar=variable, show_envvar=True, **attributes)


def format_option(*formats: str) -> Decorator:
    """`--format`, the first one being the default."""
    return option(
        "--format",
        "output_format",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How to write it.",
    )


def jobs_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--jobs`, passed on as `jobs`, at least 1."""
    return option(
        "--jobs",
        type=click.IntRange(min=0),
        default=1,
        show_default=True,
        metavar="N",
        callback=lambda _ctx, _param, jobs: _bounded(jobs, _processors()),
        help="Score with so many processes, two a processor at most; 0 for one a processor. The "
        "output is the same.",
    )(command)


def _bounded(jobs: int, processors: int) -> int:
    return min(jobs or processors, 2 * processors)


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def library_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--library` and `--no-shipped`, passed on as `library` and `no_shipped`."""
    command = option("--no-shipped", is_flag=True, help="Leave out the library that is shipped.")(
        command
    )
    return option(
        "--library",
        type=FOLDER,
        multiple=True,
        help="A folder of scenarios and rubrics to add (repeatable).",
    )(command)


def data_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--data`, passed on as `data`; None means the user's own data folder."""
    return _data_option()(command)


def kept_data_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--data` where sessions are looked for: a folder that is named must be there.

    One that the environment names may come into being with the first talk.
    """

    def existing(ctx: click.Context, param: click.Parameter, data: Path | None) -> Path | None:
        is_named = ctx.get_parameter_source("data") is ParameterSource.COMMANDLINE
        if data is not None and is_named and not data.is_dir():
            raise click.BadParameter(f"there is no folder {data}", ctx, param)
        return data

    return _data_option(callback=existing)(command)


def _data_option(**attributes: Any) -> Decorator:
    return option(
        "--data",
        type=click.Path(path_type=Path, file_okay=False),
        help="Where sessions are kept.",
        **attributes,
    )


def player_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--plain` and `--no-animation`, passed on as `plain` and `no_animation`."""
    command = option("--no-animation", is_flag=True, help="Let nothing on the screen move.")(
        command
    )
    return option("--plain", is_flag=True, help="Line by line, for a pipe or a screen reader.")(
        command
    )
