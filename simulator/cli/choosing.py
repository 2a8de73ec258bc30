"""Asking which scenario to practise, where none was named."""

import click

from simulator.authoring.library import InvalidFileError, Library
from simulator.authoring.suggestions import closest
from simulator.cli.exits import RefusalError
from simulator.cli.talking import ask, say

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
            say(f"{scenario_id} cannot be played: {error}", "  -  ")
            continue
        ids.append(scenario_id)
        title = f"{scenario.title} ({scenario_id}), about {scenario.minutes} min"
        say(title, f"{len(ids):>3}. ")
        say(scenario.summary, "     ")
    if not ids:
        raise RefusalError("there is no scenario to play; name a folder with --library")
    while True:
        typed = ask(f"Which one (1-{len(ids)}, or its id; q to leave)?")
        if typed is None or typed.strip().lower() == "q":
            return None
        chosen = _chosen(typed.strip(), ids)
        if chosen:
            click.echo()
            return chosen
        say(f"Type a number from 1 to {len(ids)}, an id, or q.")


def _chosen(typed: str, ids: list[str]) -> str:
    number = int(typed) if typed.isdecimal() and len(typed) < _MOST_DIGITS else 0
    if 1 <= number <= len(ids):
        return ids[number - 1]
    return closest(typed, ids) if typed else ""
