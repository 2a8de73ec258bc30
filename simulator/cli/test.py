"""`simulator test [PATH…]`: play the talks of test cases, and compare their scores."""

from collections.abc import Iterator
from pathlib import Path

import click

from simulator.authoring.library import Library
from simulator.batch.cases import CaseResult, run_case
from simulator.cli.exits import FELL_SHORT, FINE, RefusalError
from simulator.cli.libraries import opened_library
from simulator.cli.options import library_options
from simulator.conversation import script
from simulator.model.cases import Cases


@click.command(epilog="Example: simulator test my-scenarios/late-parcel/tests.yaml")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), metavar="[PATH…]")
@library_options
def command(paths: tuple[Path, ...], library: tuple[Path, ...], no_shipped: bool) -> int:
    """Play the talks of test cases, and compare what they come to.

    A path is a tests file or a folder; without one, all tests of the library are run. Exits 1 if a
    case fails.
    """
    known, scenarios = _chosen(paths, library, no_shipped)
    run = failed = 0
    for scenario_id in scenarios:
        click.echo(scenario_id)
        for result in _results(known, scenario_id):
            run += 1
            failed += not result.passed
            click.echo(f"  {'ok  ' if result.passed else 'FAIL'} {result.case}")
            if not result.passed:
                click.echo(f"       {result.difference}")
    if not run:
        raise RefusalError("there are no test cases here")
    click.echo(f"{run - failed} passed, {failed} failed", err=True)
    return FELL_SHORT if failed else FINE


def _chosen(
    paths: tuple[Path, ...], folders: tuple[Path, ...], no_shipped: bool
) -> tuple[Library, list[str]]:
    """The library, and the scenarios whose tests are to be run.

    Files and folders that are named need not be part of a library; what they define stands in.
    """
    known = opened_library(folders, no_shipped)
    if not paths:
        return known, [name for kind, name in sorted(_keys(known)) if kind == "tests"]
    files = [file for path in paths for file in _files(path)]
    known = known.standing_in(files)
    wanted = {path.resolve() for path in files}
    chosen = [
        entry.key[1]
        for entry in known.entries
        if entry.key and entry.key[0] == "tests" and entry.path.resolve() in wanted
    ]
    return known, sorted(dict.fromkeys(chosen))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        from simulator.authoring.index import yaml_files

        return list(yaml_files(path))
    beside = path.with_name("scenario.yaml")
    return [path, *([beside] if beside.is_file() and beside != path else [])]


def _keys(library: Library) -> set[tuple[str, str]]:
    return {entry.key for entry in library.entries if entry.key}


def _results(library: Library, scenario_id: str) -> Iterator[CaseResult]:
    cases: Cases = library.cases(scenario_id)
    play = script(library.scenario(scenario_id))
    names = {score.rubric for case in cases.cases for score in case.expect.scores}
    rubrics = {name: library.rubric(name) for name in sorted(names)}
    for case in cases.cases:
        yield run_case(play, rubrics, case)
