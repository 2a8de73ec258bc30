"""`simulator resume [SESSION]`: go on with a talk that was left."""

from pathlib import Path

import click

from simulator.authoring.library import Library
from simulator.cli.exits import RefusalError, WrongUseError
from simulator.cli.libraries import opened_library
from simulator.cli.options import data_option, library_options, option
from simulator.cli.places import places_in
from simulator.cli.recalling import recalled_cast
from simulator.cli.talking import clock, play_lines
from simulator.conversation import NotOfferedError
from simulator.model.session import SHORT_ID, Start
from simulator.playing.talk import Talk
from simulator.storage.attempts import latest_unfinished
from simulator.storage.finding import find_session
from simulator.storage.journal import Journal
from simulator.storage.places import Places


@click.command(epilog="Example: simulator resume 3f2a")
@click.argument("session", required=False)
@option("--plain", is_flag=True, help="Line by line, for a pipe or a screen reader.")
@library_options
@data_option
def command(
    session: str | None,
    plain: bool,
    library: tuple[Path, ...],
    no_shipped: bool,
    data: Path | None,
) -> None:
    """Go on with a talk that was left.

    SESSION is a journal, or the start of a session's id; without it, the talk that was left last.
    """
    places = places_in(data)
    known = opened_library(library, no_shipped)
    talk = _resumed(_journal(session, places), known, places)
    if talk.saved_ending:
        talk.close()
        short = talk.start.session[:SHORT_ID]
        raise RefusalError(f"this talk has ended; read it with: simulator debrief {short}")
    play_lines(talk, known)


def _journal(session: str | None, places: Places) -> Path:
    if session is not None:
        return Path(find_session(session, places).source)
    latest = latest_unfinished(places)
    if latest is None:
        raise WrongUseError("there is no unfinished talk; begin one with: simulator play")
    return latest


def _resumed(path: Path, library: Library, places: Places) -> Talk:
    journal, events, torn = Journal.reopen(path)
    try:
        start = events[0]
        assert isinstance(start, Start)
        talk = Talk.resume(recalled_cast(start, library, places), journal, events, clock())
    except NotOfferedError as error:
        journal.close()
        raise RefusalError(f"{path}: the replies do not fit the scenario: {error}") from error
    except BaseException:
        journal.close()
        raise
    if torn:
        aside = path.with_suffix(".torn").name
        click.echo(f"The last line was cut short while it was saved; it is kept in {aside}.\n")
    return talk
