"""`simulator new KIND ID`: a small complete file to start from."""

import json
import os
import re
from pathlib import Path

import click

from simulator.authoring import starting
from simulator.authoring.library import Library
from simulator.cli.exits import RefusalError, WrongUseError
from simulator.cli.libraries import opened_library
from simulator.cli.options import library_options, option
from simulator.conversation import replay, script
from simulator.exploration.earnings import Earned
from simulator.exploration.findings import explore
from simulator.model.fields import ID_PATTERN, LANGUAGE_PATTERN
from simulator.model.scenario import Scenario
from simulator.model.schemas import schema
from simulator.model.texts import clean
from simulator.storage.files import write_whole


@click.command(epilog="Example: simulator new scenario late-suitcase --into my-scenarios")
@click.argument("kind", type=click.Choice(["scenario", "rubric", "translation", "tests"]))
@click.argument("name", metavar="ID")
@option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="DIR",
    help="The library's folder; this one, if none is named.",
)
@option("--language", metavar="L", help="What a translation is in, such as he.")
@library_options
def command(
    kind: str,
    name: str,
    into: Path,
    language: str | None,
    library: tuple[Path, ...],
    no_shipped: bool,
) -> None:
    """Write a small complete file to start from, and the schema that editors read it by.

    ID names the new scenario or rubric; for a translation or tests, the scenario they belong to.
    A file that is there is never written over; the schema beside it is, with today's words.
    """
    folders = (*library, into) if into.is_dir() and kind in ("translation", "tests") else library
    known = opened_library(folders, no_shipped)
    file = into / _place(kind, name, language)
    if file.exists():
        raise RefusalError(f"{file}: there is such a file already")
    schema_file = into / "schemas" / f"{kind}.json"
    text = _text(kind, name, language, known, os.path.relpath(schema_file, file.parent))
    for folder in (file.parent, schema_file.parent):
        folder.mkdir(parents=True, exist_ok=True)
    described = json.dumps(schema(kind, known.vocabulary), indent=2, ensure_ascii=False) + "\n"
    write_whole(schema_file, (described.encode(),))
    write_whole(file, (text.encode(),))
    click.echo(clean(str(file)))
    click.echo(clean(f"Check it with: simulator check {file.parent}"), err=True)


def _place(kind: str, name: str, language: str | None) -> Path:
    """Where the file goes in a library's folder. Raises WrongUseError."""
    if not re.fullmatch(ID_PATTERN, name) or len(name) > 64:
        raise WrongUseError(f"'{name}' is no id; one is lower-case words joined by hyphens")
    match kind:
        case "scenario":
            return Path(name) / "scenario.yaml"
        case "rubric":
            return Path("rubrics") / f"{name}.yaml"
        case "tests":
            return Path(name) / "tests.yaml"
    if language is None or not re.fullmatch(LANGUAGE_PATTERN, language):
        raise WrongUseError("name the translation's language, for example: --language he")
    return Path(name) / f"{language}.yaml"


def _text(kind: str, name: str, language: str | None, known: Library, schema_path: str) -> str:
    if kind in ("scenario", "rubric"):
        taken = known.scenario_ids if kind == "scenario" else known.rubric_ids
        if name in taken:
            raise WrongUseError(f"there is a {kind} '{name}' already: {known.file_of(kind, name)}")
        return starting.starter(kind, name, schema_path)
    scenario = known.scenario(name)
    if kind == "tests":
        return _cases(scenario, known, schema_path)
    if language == scenario.language:
        raise WrongUseError(f"'{name}' is written in '{language}' itself")
    return starting.translation(scenario, str(language), schema_path)


def _cases(scenario: Scenario, known: Library, schema_path: str) -> str:
    rubric = known.rubric(scenario.default_rubric)
    earned = explore(scenario, [rubric]).rubrics.get(rubric.id)
    if earned is None:
        raise RefusalError(f"the rubric '{rubric.id}' asks nothing of '{scenario.id}'")
    talks: dict[str, tuple[str, Earned]] = {}
    for name, talk in (("best-play", earned.best), ("worst-play", earned.worst)):
        talks[name] = (replay(script(scenario), talk.path)[-1].at, talk)
    return starting.cases(scenario, rubric.id, talks, schema_path)
