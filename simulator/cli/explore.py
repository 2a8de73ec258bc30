"""`simulator explore SCENARIO`: prove what can happen in a scenario, and what it can earn."""

import json
import shutil
from pathlib import Path

import click

from simulator.cli.exits import FELL_SHORT, FINE
from simulator.cli.libraries import check_once, opened_library, with_files
from simulator.cli.options import data_option, format_option, library_options, option
from simulator.cli.places import places_in
from simulator.exploration.findings import as_json
from simulator.reports.exploration_text import render, wrong
from simulator.storage.explored import explored


@click.command(epilog="Example: simulator explore nasa-boots --rubric balanced")
@click.argument("scenario")
@option(
    "--rubric",
    "rubrics",
    multiple=True,
    metavar="R",
    help="Under this rubric, an id or a file (repeatable); else all that apply.",
)
@format_option("text", "json")
@library_options
@data_option
def command(
    scenario: str,
    rubrics: tuple[str, ...],
    output_format: str,
    library: tuple[Path, ...],
    no_shipped: bool,
    data: Path | None,
) -> int:
    """Prove what can happen in a scenario, with a talk for each finding.

    Every step, reply and ending can be reached or not; what each rubric can give, and what an
    unthinking strategy earns. Exits 1 if something is wrong: a reply nobody can choose, or, under
    the rubrics named (else the scenario's own), a level nobody can reach or a pass nobody can have.
    """
    known, names = with_files(opened_library(library, no_shipped), [scenario, *rubrics])
    check_once("--rubric", names[1:])
    found_scenario = known.scenario(names[0])
    found = explored(
        found_scenario,
        [known.rubric(name) for name in (names[1:] or known.rubric_ids)],
        places_in(data),
    )
    held_to = names[1:] or (found_scenario.default_rubric,)
    if output_format == "json":
        click.echo(json.dumps(as_json(found), indent=2))
    else:
        click.echo(render(found, held_to, shutil.get_terminal_size().columns), nl=False)
    return FELL_SHORT if wrong(found, held_to) else FINE
