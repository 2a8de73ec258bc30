"""`simulator test [PATH…]`: play the talks of test cases, and compare their scores."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from simulator.authoring.library import Library
from simulator.authoring.starting import case_of
from simulator.batch.cases import CaseResult, run_case
from simulator.batch.mutants import Suite, is_noticed, mutants
from simulator.cli.exits import FELL_SHORT, FINE, RefusalError
from simulator.cli.libraries import opened_library
from simulator.cli.options import data_option, library_options, option
from simulator.cli.places import places_in
from simulator.cli.recalling import recall
from simulator.conversation import script
from simulator.reports.wording import counted


@click.command(epilog="Example: simulator test my-scenarios/late-parcel/tests.yaml --mutate")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), metavar="[PATH…]")
@option("--write", "session", metavar="SESSION", help="Print a saved session as a case to keep.")
@option("--mutate", is_flag=True, help="Change the rubrics, and say what no case notices.")
@library_options
@data_option
def command(
    paths: tuple[Path, ...],
    session: str | None,
    mutate: bool,
    library: tuple[Path, ...],
    no_shipped: bool,
    data: Path | None,
) -> int:
    """Play the talks of test cases, and compare what they come to.

    A path is a tests file or a folder; without one, all tests of the library are run. Exits 1 if a
    case fails, or with --mutate if a change goes unnoticed.
    """
    if session is not None:
        click.echo(_case(session, opened_library(library, no_shipped), data), nl=False)
        return FINE
    known, scenarios = _chosen(paths, library, no_shipped)
    if not scenarios:
        raise RefusalError("there are no test cases here")
    failed = _run(known, scenarios)
    if failed or not mutate:
        return FELL_SHORT if failed else FINE
    return _mutate(known, scenarios)


def _run(library: Library, scenarios: Sequence[str]) -> int:
    """Run all cases; how many failed."""
    run = failed = 0
    for scenario_id in scenarios:
        click.echo(scenario_id)
        for position, result in enumerate(_results(library, scenario_id)):
            run += 1
            failed += not result.passed
            click.echo(f"  {'ok  ' if result.passed else 'FAIL'} {result.case}")
            if not result.passed:
                place = library.place_in("tests", scenario_id, ("cases", position))
                click.echo(f"       {place}: {result.difference}")
    click.echo(f"{run - failed} passed, {failed} failed", err=True)
    return failed


def _results(library: Library, scenario_id: str) -> Iterator[CaseResult]:
    tested = _tested(library, scenario_id)
    rubrics = {name: library.rubric(name) for name in _rubrics([tested])}
    for case in tested.cases:
        yield run_case(tested.play, rubrics, case)


def _mutate(library: Library, scenarios: Sequence[str]) -> int:
    """Try all changes of all rubrics that the cases name."""
    tested = [_tested(library, scenario_id) for scenario_id in scenarios]
    tried = 0
    unnoticed = []
    for name in _rubrics(tested):
        for mutant in mutants(library.rubric(name), tested):
            tried += 1
            if not is_noticed(mutant, tested):
                unnoticed.append(f"{name}: {mutant.change}")
    for change in unnoticed:
        click.echo(f"no case notices {change}")
    click.echo(f"{counted(tried, 'change')}, {len(unnoticed)} unnoticed", err=True)
    return FELL_SHORT if unnoticed else FINE


def _tested(library: Library, scenario_id: str) -> Suite:
    cases = library.cases(scenario_id)
    return Suite(script(library.scenario(scenario_id)), cases.cases)


def _rubrics(tested: Sequence[Suite]) -> list[str]:
    """The rubrics that the cases name."""
    cases = (case for each in tested for case in each.cases)
    return sorted({score.rubric for case in cases for score in case.expect.scores})


def _chosen(
    paths: tuple[Path, ...], folders: tuple[Path, ...], no_shipped: bool
) -> tuple[Library, list[str]]:
    """The library, and the scenarios whose tests are to be run.

    Files and folders that are named need not be part of a library; what they define stands in.
    """
    known = opened_library(folders, no_shipped)
    if not paths:
        names = {entry.key[1] for entry in known.entries if entry.key and entry.key[0] == "tests"}
        return known, sorted(names)
    files = [file for path in paths for file in _files(path)]
    known = known.standing_in(files)
    wanted = {path.resolve() for path in files}
    chosen = {
        entry.key[1]
        for entry in known.entries
        if entry.key and entry.key[0] == "tests" and entry.path.resolve() in wanted
    }
    return known, sorted(chosen)


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        from simulator.authoring.index import yaml_files

        return list(yaml_files(path))
    beside = path.with_name("scenario.yaml")
    return [path, *([beside] if beside.is_file() and beside != path else [])]


def _case(named: str, library: Library, data: Path | None) -> str:
    """A session as a test case, in YAML. Raises RefusalError for an unfinished or damaged one."""
    found, cast = recall(named, library, places_in(data))
    if found.session.ending is None:
        raise RefusalError(f"{found.source}: the session is unfinished; a case needs an ending")
    return case_of(cast.scenario, cast.rubric, found.session)
