"""`simulator play [SCENARIO]`: practise a conversation.

What a player needs is imported once it is known which: the first frame of the app waits for nothing
that only the line player uses.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli.exits import FINE
from simulator.cli.options import PLAIN_TEXT, data_option, library_options, option, player_options
from simulator.cli.places import own_trainee, places_in
from simulator.cli.screen import has_screen, open_screen

if TYPE_CHECKING:
    from simulator.authoring.library import Library
    from simulator.model.session import Mode

_MOST_SEED = 2**53 - 1


@click.command(epilog="Example: simulator play nasa-boots --mode assess")
@click.argument("scenario", required=False)
@option("--rubric", metavar="R", help="Score with this rubric, an id or a file.")
@option(
    "--mode",
    type=click.Choice(["practice", "assess"]),
    default="practice",
    show_default=True,
    help="With coaching, hints and a way back, or without.",
)
@option("--trainee", type=PLAIN_TEXT, metavar="ID", help="Who plays: an opaque id, never a name.")
@option(
    "--language",
    metavar="L",
    help="Play in this language, such as he; else in the one chosen in the app.",
)
@option("--seed", type=click.IntRange(0, _MOST_SEED), help="Shuffle the replies by this number.")
@player_options
@library_options
@data_option
def command(
    scenario: str | None,
    rubric: str | None,
    mode: "Mode",
    trainee: str | None,
    language: str | None,
    seed: int | None,
    plain: bool,
    no_animation: bool,
    library: tuple[Path, ...],
    no_shipped: bool,
    data: Path | None,
) -> int:
    """Practise a conversation with a difficult customer.

    SCENARIO is an id, as `simulator list` shows them, or a file; without it you can choose. With
    --plain, or where there is no terminal to draw on, it is played line by line.
    """
    places = places_in(data)
    trainee = trainee or own_trainee(places)

    def known() -> "Library":
        from simulator.cli.libraries import opened_library

        return opened_library(library, no_shipped)

    on_screen = has_screen() and not plain
    if on_screen and scenario is None:
        return open_screen(known, places, trainee, animation=not no_animation)

    from simulator.cli.choosing import choose_scenario
    from simulator.cli.libraries import with_files
    from simulator.playing.opening import cast_of, new_sitting
    from simulator.tui.settings import read_settings

    scenario = scenario or choose_scenario(known())
    if scenario is None:
        return FINE
    found, names = with_files(known(), filter(None, [scenario, rubric]))
    chosen_in_app = read_settings(places).language
    cast = cast_of(found, names[0], names[1] if rubric else None, language, chosen_in_app)
    if on_screen:
        from simulator.tui.preset import Preset

        preset = Preset(cast, mode, seed)
        return open_screen(
            lambda: found, places, trainee, animation=not no_animation, start_with=preset
        )

    from simulator.cli.clocks import clock
    from simulator.cli.talking import play_lines
    from simulator.playing.talk import Talk

    sitting = new_sitting(places, trainee, cast.scenario.id, mode, seed)
    play_lines(Talk.begin(cast, sitting, places, clock()), found)
    return FINE
