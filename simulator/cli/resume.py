"""`simulator resume [SESSION]`: go on with a talk that was left."""

from pathlib import Path

import click

from simulator.cli.clocks import clock
from simulator.cli.exits import FINE, RefusalError, WrongUseError
from simulator.cli.libraries import opened_library
from simulator.cli.options import kept_data_option, library_options, player_options
from simulator.cli.places import places_in
from simulator.cli.screen import has_screen, open_screen
from simulator.cli.talking import play_lines, say
from simulator.conversation import NotOfferedError
from simulator.model.session import SHORT_ID
from simulator.playing.opening import resumed
from simulator.storage.attempts import latest_unfinished
from simulator.storage.finding import find_session
from simulator.storage.places import Places


@click.command(epilog="Example: simulator resume 3f2a")
@click.argument("session", required=False)
@player_options
@library_options
@kept_data_option
def command(
    session: str | None,
    plain: bool,
    no_animation: bool,
    library: tuple[Path, ...],
    no_shipped: bool,
    data: Path | None,
) -> int:
    """Go on with a talk that was left.

    SESSION is a journal, or the start of a session's id; without it, the talk that was left last.
    """
    places = places_in(data)
    known = opened_library(library, no_shipped)
    journal = _journal(session, places)
    try:
        talk, torn = resumed(journal, known, places, clock())
    except NotOfferedError as error:
        raise RefusalError(f"{journal}: the replies do not fit the scenario: {error}") from error
    if talk.saved_ending:
        talk.close()
        short = talk.start.session[:SHORT_ID]
        raise RefusalError(f"this talk has ended; read it with: simulator debrief {short}")
    if torn:
        aside = journal.with_suffix(".torn").name
        say(f"The last line was cut short while it was saved; it is kept in {aside}.")
        click.echo()
    if has_screen() and not plain:
        trainee, animation = talk.start.trainee, not no_animation
        return open_screen(lambda: known, places, trainee, animation=animation, start_with=talk)
    play_lines(talk, known)
    return FINE


def _journal(session: str | None, places: Places) -> Path:
    if session is not None:
        return Path(find_session(session, places).source)
    latest = latest_unfinished(places)
    if latest is None:
        raise WrongUseError("there is no unfinished talk; begin one with: simulator play")
    return latest
