"""Asking which scenario to practise, where none was named."""

import sys

import click

from simulator.authoring.library import InvalidFileError, Library
from simulator.authoring.suggestions import closest
from simulator.cli.exits import RefusalError

_MOST_DIGITS = 9


def choose_scenario(library: Library) -> str | None:
    """List the scenarios and ask for a number or an id; None at the end of input.

    A broken scenario is named and cannot be chosen. Raises RefusalError if there is none to choose.
    """
    ids = []
    for scenario_id in library.scenario_ids:
        try:
            scenario = library.scenario(scenario_id)
        except InvalidFileError as error:
            click.echo(f"  -  {scenario_id} cannot be played: {error}")
            continue
        ids.append(scenario_id)
        click.echo(f"{len(ids):>3}. {scenario.title} ({scenario_id}), about {scenario.minutes} min")
        click.echo(f"     {scenario.summary}")
    if not ids:
        raise RefusalError("there is no scenario to play; name a folder with --library")
    while True:
        click.echo(f"Which one (1-{len(ids)}, or its id; q to leave)? ", nl=False)
        sys.stdout.flush()
        typed = sys.stdin.readline(1_000)
        if not typed or typed.strip().lower() == "q":
            click.echo()
            return None
        chosen = _chosen(typed.strip(), ids)
        if chosen:
            click.echo()
            return chosen
        click.echo(f"Type a number from 1 to {len(ids)}, an id, or q.")


def _chosen(typed: str, ids: list[str]) -> str:
    number = int(typed) if typed.isdecimal() and len(typed) < _MOST_DIGITS else 0
    if 1 <= number <= len(ids):
        return ids[number - 1]
    return closest(typed, ids) if typed else ""
