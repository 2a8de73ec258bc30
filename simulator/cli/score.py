"""`simulator score PATH…`: score saved sessions."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from simulator.batch.attempts import Which, chosen_cards
from simulator.batch.blocks import Scorer
from simulator.batch.mean import Mean
from simulator.batch.selection import Selection
from simulator.batch.shelf import Edition, ScoringRubric, Shelf
from simulator.batch.tally import Tally
from simulator.cli.attempts import attempt_option
from simulator.cli.cards import FORMATS, grouped_table
from simulator.cli.exits import FELL_SHORT, INTERRUPTED, WrongUseError
from simulator.cli.libraries import check_once, files_behind, opened_library, with_files
from simulator.cli.options import (
    PERCENTAGE,
    data_option,
    format_option,
    jobs_option,
    library_options,
    option,
)
from simulator.cli.outputs import check_apart, scoring_output_options
from simulator.cli.places import places_in
from simulator.cli.scoring_run import Render, carry_out
from simulator.cli.selecting import asked_for, selection_options
from simulator.reports.scorecards_groups import FIELDS
from simulator.storage.archive import Archive


@click.command(epilog="Example: simulator score sessions/ --rubric balanced --format csv -o f.csv")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@option(
    "--rubric",
    "rubrics",
    multiple=True,
    metavar="R",
    help="Score with this rubric, an id or a file (repeatable); else each session's own.",
)
@option(
    "--as",
    "edition",
    type=click.Choice(["played", "current"]),
    default="played",
    show_default=True,
    help="Replay against the scenario as it was played, or as it is today.",
)
@selection_options
@attempt_option("first", "last", "best")
@option(
    "--group-by",
    metavar="FIELDS",
    instead="name several as in --group-by trainee,scenario",
    help=f"Totals for each of these, with commas between: {', '.join(FIELDS)}.",
)
@option(
    "--fail-under",
    type=PERCENTAGE,
    metavar="P",
    help="Exit 1 if the mean of all percentages is below P, or nothing was scored.",
)
@jobs_option
@format_option("table", "json", "jsonl", "csv", "html")
@scoring_output_options
@library_options
@data_option
def command(
    paths: tuple[str, ...],
    rubrics: tuple[str, ...],
    edition: Edition,
    selection: Selection,
    attempt: Which | None,
    group_by: str | None,
    fail_under: float | None,
    jobs: int,
    output_format: str,
    output: Path | None,
    rejects: Path | None,
    library: tuple[Path, ...],
    no_shipped: bool,
    data: Path | None,
) -> int:
    """Score saved sessions: journals, folders, .jsonl and .jsonl.gz files, or - for standard input.

    A session is replayed before it is scored, and rejected with its reason if it does not replay.
    One that is met twice counts once. Exits 1 if anything was rejected.
    """
    by = _fields(group_by, output_format)
    known, names = with_files(opened_library(library, no_shipped), rubrics)
    check_apart(output, rejects, paths, files_behind(known, ()))
    check_once("--rubric", names)
    scoring = [ScoringRubric.of(known.rubric(name)) for name in names]
    shelf = Shelf(known, Archive(places_in(data)), edition)
    mean = Mean()
    asked = asked_for(paths, selection, attempt)
    scorer, write_out = _ways(shelf, scoring, selection, output_format, by, asked)

    scored: Tally | None = None

    def render(lines: Iterable[bytes], tally: Tally) -> Iterable[bytes]:
        nonlocal scored
        scored = tally
        chosen = lines if attempt is None else chosen_cards(lines, attempt)
        return write_out(chosen if fail_under is None else mean.over(chosen), tally)

    code = carry_out(
        paths,
        scorer,
        render,
        output=output,
        rejects=rejects,
        jobs=1 if output_format == "html" else jobs,
    )
    if fail_under is None or code == INTERRUPTED:
        return code
    if scored is None or not scored.cards:
        click.echo(f"Nothing was scored, so nothing comes to {fail_under:g}%.", err=True)
        return FELL_SHORT
    if mean.is_below(fail_under):
        click.echo(f"The mean, {mean.shown}%, is below {fail_under:g}%.", err=True)
        return FELL_SHORT
    return code


def _ways(
    shelf: Shelf,
    scoring: Sequence[ScoringRubric],
    selection: Selection,
    output_format: str,
    by: Sequence[str],
    asked: Sequence[str],
) -> tuple[Scorer, Render]:
    """What scores, and what makes the output of its cards; a page tells what was `asked`."""
    if output_format == "html":
        from simulator.cli.scoring_report import reporting  # needs statistics, as nothing else does

        return reporting(shelf, scoring, selection, by, asked)
    if by:
        return Scorer(shelf, scoring, selection), lambda cards, _: grouped_table(cards, by)
    write_out = FORMATS[output_format]
    return Scorer(shelf, scoring, selection), lambda cards, _: write_out(cards)


def _fields(group_by: str | None, output_format: str) -> tuple[str, ...]:
    """The fields of `--group-by`. Raises WrongUseError."""
    if group_by is None:
        return ()
    fields = tuple(dict.fromkeys(field.strip() for field in group_by.split(",")))
    for field in fields:
        if field not in FIELDS:
            message = f"--group-by: '{field}' is none of {', '.join(FIELDS)}"
            raise WrongUseError(message)
    if output_format not in ("table", "html"):
        message = "--group-by goes with --format table and html; others hold each scorecard"
        raise WrongUseError(message)
    return fields
