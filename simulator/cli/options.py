"""Options that several commands share. Each can also be set by `SIMULATOR_<OPTION>`."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

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
FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


def option(*names: str, **attributes: Any) -> Decorator:
    """A click option with its environment variable, named after its long form."""
    long = next(name for name in names if name.startswith("--")).partition("/")[0]
    variable = "SIMULATOR_" + long.removeprefix("--").replace("-", "_").upper()
    return click.option(*names, envvar=variable, show_envvar=True, **attributes)


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
        callback=lambda _ctx, _param, jobs: jobs or os.cpu_count() or 1,
        help="Score with so many processes; 0 for one a processor. The output is the same.",
    )(command)


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
    return option(
        "--data",
        type=click.Path(path_type=Path, file_okay=False),
        help="Where sessions are kept.",
    )(command)


def player_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--plain` and `--no-animation`, passed on as `plain` and `no_animation`."""
    command = option("--no-animation", is_flag=True, help="Let nothing on the screen move.")(
        command
    )
    return option("--plain", is_flag=True, help="Line by line, for a pipe or a screen reader.")(
        command
    )
