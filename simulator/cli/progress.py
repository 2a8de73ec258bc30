"""`simulator progress`: what a trainee's sessions say together."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import click

from simulator.batch.tally import listed
from simulator.cli.exits import FELL_SHORT, FINE, WrongUseError
from simulator.cli.libraries import opened_library
from simulator.cli.options import (
    PLAIN_TEXT,
    format_option,
    kept_data_option,
    library_options,
    option,
)
from simulator.cli.places import own_trainee, places_in
from simulator.playing.looking_back import past
from simulator.progress.facts import progress

_WIDEST = 100


@click.command(epilog="Example: simulator progress --format json")
@option("--trainee", type=PLAIN_TEXT, metavar="ID", help="Whose sessions; else your own.")
@format_option("text", "json")
@library_options
@kept_data_option
def command(
    trainee: str | None,
    output_format: str,
    library: tuple[Path, ...],
    no_shipped: bool,
    data: Path | None,
) -> int:
    """Say how practice goes: talks, habits, levels over time, and decisions to take once more.

    A session that cannot be recalled is named on standard error; the exit code is then 1.
    """
    known, places = opened_library(library, no_shipped), places_in(data)
    whose = trainee or own_trainee(places)
    found = past(places, known, whose)
    for line in listed("left out", found.left_out, len(found.left_out)):
        click.echo(line, err=True)
    if trainee and not found.talks:
        readable = " that can be recalled" if found.left_out else ""
        raise WrongUseError(f"there are no sessions of '{trainee}'{readable}")
    told = progress(found.practised)
    behaviours = known.vocabulary.behaviours if known.has_vocabulary else ()
    titles = {behaviour.id: behaviour.title for behaviour in behaviours}
    if output_format == "json":
        from simulator.reports.progress_json import render as as_json

        click.echo(as_json(told, whose, titles), nl=False)
    else:
        from simulator.reports.progress_text import render as as_text

        width = min(_WIDEST, shutil.get_terminal_size().columns)
        click.echo(as_text(told, titles, datetime.now(UTC).date(), width), nl=False)
    return FELL_SHORT if found.left_out else FINE
