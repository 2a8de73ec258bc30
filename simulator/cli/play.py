"""`simulator play [SCENARIO]`: practise a conversation."""

import secrets
from pathlib import Path
from uuid import uuid4

import click

from simulator.authoring.library import Library
from simulator.cli.choosing import choose_scenario
from simulator.cli.exits import WrongUseError
from simulator.cli.libraries import opened_library, with_files
from simulator.cli.options import PLAIN_TEXT, data_option, library_options, option
from simulator.cli.places import own_trainee, places_in
from simulator.cli.talking import clock, play_lines
from simulator.model.rubric import applies
from simulator.model.session import Mode
from simulator.model.translation import Translation
from simulator.playing.talk import Cast, Sitting, Talk
from simulator.storage.attempts import attempts

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
@option("--plain", is_flag=True, help="Line by line, for a pipe or a screen reader.")
@option("--trainee", type=PLAIN_TEXT, metavar="ID", help="Who plays: an opaque id, never a name.")
@option("--language", metavar="L", help="Play in this language, such as he.")
@option("--seed", type=click.IntRange(0, _MOST_SEED), help="Shuffle the replies by this number.")
@library_options
@data_option
def command(
    scenario: str | None,
    rubric: str | None,
    mode: Mode,
    plain: bool,
    trainee: str | None,
    language: str | None,
    seed: int | None,
    library: tuple[Path, ...],
    no_shipped: bool,
    data: Path | None,
) -> None:
    """Practise a conversation with a difficult customer.

    SCENARIO is an id, as `simulator list` shows them, or a file; without it you are asked.
    """
    known = opened_library(library, no_shipped)
    if scenario is None:
        scenario = choose_scenario(known)
        if scenario is None:
            return
    known, names = with_files(known, [scenario, *([rubric] if rubric else [])])
    cast = _cast(known, names[0], names[1] if rubric else None, language)
    places = places_in(data)
    trainee = trainee or own_trainee(places)
    sitting = Sitting(
        session=str(uuid4()),
        trainee=trainee,
        attempt=attempts(places, trainee, cast.scenario.id) + 1,
        mode=mode,
        seed=secrets.randbelow(2**31) if seed is None else seed,
    )
    play_lines(Talk.begin(cast, sitting, places, clock()), known)


def _cast(library: Library, scenario_id: str, rubric_id: str | None, language: str | None) -> Cast:
    scenario = library.scenario(scenario_id)
    rubric = library.rubric(rubric_id or scenario.default_rubric)
    if not any(applies(criterion, scenario.situations) for criterion in rubric.criteria):
        raise WrongUseError(f"none of the criteria of '{rubric.id}' applies to '{scenario.id}'")
    return Cast(scenario, rubric, _translation(library, scenario_id, scenario.language, language))


def _translation(
    library: Library, scenario_id: str, written_in: str, language: str | None
) -> Translation | None:
    if language is None or language == written_in:
        return None
    known = library.languages(scenario_id)
    if language not in known:
        there = ", ".join((written_in, *known))
        raise WrongUseError(
            f"'{scenario_id}' is not translated into '{language}' (there is: {there})"
        )
    return library.translation(scenario_id, language)
