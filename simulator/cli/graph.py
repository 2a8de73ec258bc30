"""`simulator graph SCENARIO`: a scenario's steps, replies and endings, to look at or to read."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from simulator.authoring.library import Library
from simulator.cli.exits import WrongUseError
from simulator.cli.libraries import opened_library, with_files
from simulator.cli.options import format_option, library_options, option
from simulator.conversation import NotOfferedError, replay, script
from simulator.model.scenario import Scenario
from simulator.reports import graph_drawings, graph_outline, graph_script


@click.command(epilog="Example: simulator graph nasa-boots --format dot --best balanced")
@click.argument("scenario")
@format_option("outline", "script", "mermaid", "dot")
@option("--best", metavar="R", help="Show best play under this rubric.")
@option("--path", metavar="REPLIES", help="Show the talk of these replies, with commas between.")
@library_options
def command(
    scenario: str,
    output_format: str,
    best: str | None,
    path: str | None,
    library: tuple[Path, ...],
    no_shipped: bool,
) -> None:
    """Show a scenario as an outline, a screenplay, or a drawing for Mermaid or Graphviz."""
    known, names = with_files(opened_library(library, no_shipped), filter(None, [scenario, best]))
    found = known.scenario(names[0])
    replies = _best(found, known, names[1]) if best else _named(path)
    for line in _lines(found, output_format, _taken(found, replies)):
        click.echo(line)


def _lines(scenario: Scenario, output_format: str, taken: dict[str, str]) -> Iterator[str]:
    match output_format:
        case "script":
            yield graph_script.render(scenario, taken).rstrip("\n")
        case "mermaid":
            yield from graph_drawings.mermaid(scenario, taken)
        case "dot":
            yield from graph_drawings.dot(scenario, taken)
        case _:
            yield from graph_outline.lines(scenario, taken, shutil.get_terminal_size().columns)


def _best(scenario: Scenario, library: Library, rubric_id: str) -> tuple[str, ...]:
    from simulator.exploration.findings import explore

    earned = explore(scenario, [library.rubric(rubric_id)]).rubrics.get(rubric_id)
    if earned is None:
        raise WrongUseError(f"the rubric '{rubric_id}' asks nothing of '{scenario.id}'")
    return earned.best.path


def _named(path: str | None) -> tuple[str, ...]:
    return tuple(reply.strip() for reply in path.split(",")) if path else ()


def _taken(scenario: Scenario, replies: tuple[str, ...]) -> dict[str, str]:
    """The replies of the talk that is to be shown, and where each leads."""
    try:
        states = replay(script(scenario), replies)
    except NotOfferedError as error:
        raise WrongUseError(f"--path: {error}") from error
    return {reply: state.at for reply, state in zip(replies, states[1:], strict=True)}
