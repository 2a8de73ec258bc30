"""`simulator check [PATH…]`: find what is wrong in scenarios, rubrics and the rest."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import msgspec

from simulator.authoring.checking import Checked, check
from simulator.authoring.reading import AuthoredFile
from simulator.authoring.suggestions import did_you_mean
from simulator.cli.exits import FELL_SHORT, FINE, WrongUseError
from simulator.cli.libraries import opened_library
from simulator.cli.options import data_option, format_option, library_options, option
from simulator.cli.places import places_in
from simulator.model.digests import digest
from simulator.model.problem import Problem, by_place
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.texts import clean
from simulator.reports.problem_text import github_annotation, problem_lines, problem_record
from simulator.reports.wording import counted
from simulator.storage.archive import Archive, name_of


@click.command(epilog="Example: simulator check my-scenarios/ --strict")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH…]")
@option("--strict", is_flag=True, help="Exit 1 for warnings too.")
@option("--explain", metavar="CODE", help="Say what a problem's code means, and check nothing.")
@format_option("text", "json", "github")
@library_options
@data_option
def command(
    paths: tuple[Path, ...],
    strict: bool,
    explain: str | None,
    output_format: str,
    library: tuple[Path, ...],
    no_shipped: bool,
    data: Path | None,
) -> int:
    """Find what is wrong in YAML files, and say what would be right.

    A path is a file or a folder; without one, the whole library is checked. Exits 1 if there are
    errors.
    """
    if explain:
        click.echo(_explanation(explain), nl=False)
        return FINE
    known = opened_library(library, no_shipped)
    if not paths and not known.entries:
        raise WrongUseError("there is nothing to check: name files, a folder, or a --library")
    checked = check(paths, known)
    not_raised = _not_raised(_sound(checked), Archive(places_in(data)))
    problems = sorted((*checked.problems, *not_raised), key=by_place)
    checked = msgspec.structs.replace(checked, problems=tuple(problems))
    for line in _FORMATS[output_format](checked):
        click.echo(line)
    errors = sum(problem.severity == "error" for problem in checked.problems)
    warnings = len(checked.problems) - errors
    click.echo(
        f"{counted(checked.files, 'file')} checked: "
        f"{counted(errors, 'error')}, {counted(warnings, 'warning')}",
        err=True,
    )
    return FELL_SHORT if errors or (strict and warnings) else FINE


def _explanation(code: str) -> str:
    """The manual's page about a code. Raises WrongUseError if there is no such code."""
    from simulator.authoring.explaining import explanation, pages

    if code not in pages():
        hint = did_you_mean(code, pages())
        raise WrongUseError(f"no problem has the code '{clean(code)}'. {hint}".strip())
    return explanation(code)


def _sound(checked: Checked) -> Iterator[AuthoredFile]:
    """The files without errors: where there are errors there is no advice."""
    broken = {problem.file for problem in checked.problems if problem.severity == "error"}
    return (file for file in checked.authored if file.name not in broken)


def _not_raised(authored: Iterable[AuthoredFile], archive: Archive) -> Iterator[Problem]:
    """Warnings for scenarios and rubrics that were played in another logic under their version."""
    versioned = [
        (file, file.document) for file in authored if isinstance(file.document, Scenario | Rubric)
    ]
    played = archive.digests_of(document for _, document in versioned)
    for file, document in versioned:
        others = played.get(name_of(document), set())
        if others and digest(document) not in others:
            yield _version_problem(file, document.version)


def _version_problem(file: AuthoredFile, version: int) -> Problem:
    assert file.parsed is not None, "it has a document"
    line, column = file.parsed.place(("version",))
    return Problem(
        code="version-not-raised",
        severity="warning",
        file=file.name,
        line=line,
        column=column,
        message=f"Version {version} was played with another logic than this.",
        hint=f"Raise it to {version + 1}, so that results of before and after can be told apart.",
    )


def _text(checked: Checked) -> Iterator[str]:
    for problem in checked.problems:
        yield from problem_lines(problem, checked.sources.get(problem.file))


def _json(checked: Checked) -> Iterator[str]:
    records = [problem_record(problem) for problem in checked.problems]
    yield json.dumps(records, indent=2, ensure_ascii=False)


def _github(checked: Checked) -> Iterator[str]:
    return map(github_annotation, checked.problems)


_FORMATS = {"text": _text, "json": _json, "github": _github}
