"""`simulator debrief SESSION`: what came of a talk, and why."""

from pathlib import Path

import click

from simulator.authoring.library import Library
from simulator.cli.exits import RefusalError
from simulator.cli.libraries import opened_library, with_files
from simulator.cli.options import format_option, kept_data_option, library_options, option
from simulator.cli.places import places_in
from simulator.cli.recalling import recall
from simulator.debrief import Debrief, NoDebriefError, debrief
from simulator.storage.places import Places


@click.command(epilog="Example: simulator debrief 3f2a --rubric always-right")
@click.argument("session")
@option("--rubric", metavar="R", help="Score with this rubric, an id or a file.")
@format_option("text", "json", "html", "markdown")
@library_options
@kept_data_option
def command(
    session: str,
    rubric: str | None,
    output_format: str,
    library: tuple[Path, ...],
    no_shipped: bool,
    data: Path | None,
) -> None:
    """Say what came of a talk, what it scored, and why.

    SESSION is a journal, a file with one session, or the start of a session's id.
    """
    known, names = with_files(opened_library(library, no_shipped), [rubric] if rubric else [])
    told = _told(session, names, known, places_in(data))
    click.echo(_rendered(told, output_format), nl=False)


def _told(session: str, rubrics: tuple[str, ...], library: Library, places: Places) -> Debrief:
    given = library.rubric(rubrics[0]) if rubrics else None
    found, cast = recall(session, library, places, given)
    titles = {behaviour.id: behaviour.title for behaviour in library.vocabulary.behaviours}
    try:
        return debrief(cast.shown, cast.rubric, found.session, titles)
    except NoDebriefError as error:
        raise RefusalError(f"{found.source}: {error}") from error


def _rendered(told: Debrief, output_format: str) -> str:
    match output_format:
        case "json":
            from simulator.reports.debrief_json import render
        case "html":
            from simulator.reports.debrief_html import render
        case "markdown":
            from simulator.reports.debrief_markdown import render
        case _:
            from simulator.reports.debrief_text import render
    return render(told)
