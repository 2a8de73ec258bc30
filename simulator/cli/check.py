"""`simulator check [PATH…]`: find what is wrong in scenarios, rubrics and the rest."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from simulator.authoring.checking import Checked, check
from simulator.authoring.problem_text import github_annotation, problem_lines, problem_record
from simulator.cli.exits import FELL_SHORT, FINE
from simulator.cli.libraries import opened_library
from simulator.cli.options import format_option, library_options, option


@click.command(epilog="Example: simulator check my-scenarios/ --strict")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH…]")
@option("--strict", is_flag=True, help="Exit 1 for warnings too.")
@format_option("text", "json", "github")
@library_options
def command(
    paths: tuple[Path, ...],
    strict: bool,
    output_format: str,
    library: tuple[Path, ...],
    no_shipped: bool,
) -> int:
    """Find what is wrong in YAML files, and say what would be right.

    A path is a file or a folder; without one, the whole library is checked. Exits 1 if there are
    errors.
    """
    checked = check(paths, opened_library(library, no_shipped))
    for line in _FORMATS[output_format](checked):
        click.echo(line)
    errors = sum(problem.severity == "error" for problem in checked.problems)
    warnings = len(checked.problems) - errors
    click.echo(
        f"{_counted(checked.files, 'file')} checked: "
        f"{_counted(errors, 'error')}, {_counted(warnings, 'warning')}",
        err=True,
    )
    return FELL_SHORT if errors or (strict and warnings) else FINE


def _text(checked: Checked) -> Iterator[str]:
    for problem in checked.problems:
        yield from problem_lines(problem, checked.sources.get(problem.file))


def _json(checked: Checked) -> Iterator[str]:
    records = [problem_record(problem) for problem in checked.problems]
    yield json.dumps(records, indent=2, ensure_ascii=False)


def _github(checked: Checked) -> Iterator[str]:
    return map(github_annotation, checked.problems)


_FORMATS = {"text": _text, "json": _json, "github": _github}


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
