"""`simulator list WHAT`: scenarios, rubrics, the vocabulary's words, or sessions."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from simulator.authoring.library import InvalidFileError, Library
from simulator.cli.exits import FELL_SHORT, FINE
from simulator.cli.libraries import opened_library
from simulator.cli.options import format_option, kept_data_option, library_options
from simulator.cli.places import places_in
from simulator.model.digests import content, digest
from simulator.model.rubric import Rubric, applies
from simulator.model.scenario import Scenario
from simulator.model.session import SHORT_ID
from simulator.reports.layout import aligned
from simulator.storage.attempts import kept_sessions
from simulator.storage.places import Places

_HEADINGS = {
    "scenarios": ("id", "title", "difficulty", "minutes", "default_rubric"),
    "rubrics": ("id", "title", "pass"),
    "behaviours": ("id", "title"),
    "situations": ("id", "title"),
    "sessions": ("session", "trainee", "scenario", "mode", "at", "turns", "ending"),
}


@click.command(epilog="Example: simulator list rubrics --format json")
@click.argument("what", type=click.Choice(list(_HEADINGS)), default="scenarios")
@format_option("text", "json")
@library_options
@kept_data_option
def command(
    what: str,
    output_format: str,
    library: tuple[Path, ...],
    no_shipped: bool,
    data: Path | None,
) -> int:
    """List scenarios, rubrics, behaviours, situations or saved sessions.

    With --format json the behaviours come with what must be found in the words, and what must not.

    A broken file is named on standard error and hides nothing else; the exit code is then 1.
    """
    broken: list[str] = []
    if what == "sessions":
        rows = list(_sessions(places_in(data), broken))
    else:
        known = opened_library(library, no_shipped)
        rows = list(_FROM_LIBRARY[what](known, broken))
    if output_format == "json":
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        for line in _table(_HEADINGS[what], rows):
            click.echo(line)
    if not broken:
        return FINE
    from simulator.batch.tally import listed  # slow to import, and seldom needed

    for line in listed("broken", broken, len(broken)):
        click.echo(line, err=True)
    return FELL_SHORT


def _scenarios(library: Library, broken: list[str]) -> Iterator[dict[str, Any]]:
    rubrics = list(_sound_rubrics(library, []))
    for scenario_id in library.scenario_ids:
        try:
            scenario = library.scenario(scenario_id)
        except InvalidFileError as error:
            broken.append(str(error))
        else:
            yield _scenario_row(scenario, rubrics, library.file_of("scenario", scenario_id))


def _scenario_row(scenario: Scenario, rubrics: list[Rubric], file: Path) -> dict[str, Any]:
    return {
        "id": scenario.id,
        "title": scenario.title,
        "version": scenario.version,
        "language": scenario.language,
        "difficulty": scenario.difficulty,
        "minutes": scenario.minutes,
        "situations": list(scenario.situations),
        "default_rubric": scenario.default_rubric,
        "rubrics": [
            rubric.id
            for rubric in rubrics
            if any(applies(criterion, scenario.situations) for criterion in rubric.criteria)
        ],
        "digest": digest(scenario),
        "content": content(scenario),
        "file": str(file),
    }


def _rubrics(library: Library, broken: list[str]) -> Iterator[dict[str, Any]]:
    for rubric in _sound_rubrics(library, broken):
        yield {
            "id": rubric.id,
            "title": rubric.title,
            "version": rubric.version,
            "school": rubric.school,
            "pass": rubric.pass_,
            "criteria": [criterion.id for criterion in rubric.criteria],
            "critical": [error.id for error in rubric.critical],
            "digest": digest(rubric),
            "content": content(rubric),
            "file": str(library.file_of("rubric", rubric.id)),
        }


def _behaviours(library: Library, _: list[str]) -> Iterator[dict[str, Any]]:
    return map(msgspec.to_builtins, library.vocabulary.behaviours)


def _situations(library: Library, _: list[str]) -> Iterator[dict[str, Any]]:
    return map(msgspec.to_builtins, library.vocabulary.situations)


_FROM_LIBRARY = {
    "scenarios": _scenarios,
    "rubrics": _rubrics,
    "behaviours": _behaviours,
    "situations": _situations,
}


def _sound_rubrics(library: Library, broken: list[str]) -> Iterator[Rubric]:
    for rubric_id in library.rubric_ids:
        try:
            yield library.rubric(rubric_id)
        except InvalidFileError as error:
            broken.append(str(error))


def _sessions(places: Places, broken: list[str]) -> Iterator[dict[str, Any]]:
    for path, session in kept_sessions(places, broken):
        yield {
            "session": session.session,
            "trainee": session.trainee,
            "scenario": session.scenario.id,
            "version": session.scenario.version,
            "rubric": session.rubric,
            "mode": session.mode,
            "at": session.at,
            "turns": len(session.turns),
            "ending": session.ending,
            "file": str(path),
        }


def _table(headings: Sequence[str], rows: list[dict[str, Any]]) -> Iterator[str]:
    if not rows:
        yield "There are none yet."
        return
    cells = [tuple(_cell(name, row[name]) for name in headings) for row in rows]
    yield from aligned([tuple(headings), *cells])


def _cell(name: str, value: object) -> str:
    if name == "session":
        return str(value)[:SHORT_ID]
    return "unfinished" if value is None else str(value)
