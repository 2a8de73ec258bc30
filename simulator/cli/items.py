"""`simulator items PATH…`: what many sessions say about a scenario's decisions and a rubric."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import click
import msgspec

from simulator.batch.attempts import Which
from simulator.batch.items import items
from simulator.batch.items_reading import ItemScorer
from simulator.batch.selection import Selection
from simulator.batch.shelf import ScoringRubric, Shelf
from simulator.batch.tally import Tally
from simulator.cli.attempts import attempt_option
from simulator.cli.libraries import files_behind, opened_library, with_files
from simulator.cli.options import (
    data_option,
    format_option,
    library_options,
    option,
)
from simulator.cli.outputs import check_apart, scoring_output_options
from simulator.cli.places import places_in
from simulator.cli.scoring_run import carry_out
from simulator.cli.selecting import selection_options
from simulator.model.session import Mode
from simulator.reports import items_json, items_text
from simulator.storage.archive import Archive

_WIDEST = 100


@click.command(epilog="Example: simulator items sessions/ --scenario nasa-boots")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@option("--rubric", metavar="R", help="Score with this rubric, an id or a file; else each its own.")
@attempt_option("first", "last", "best", "all", default="first")
@selection_options
@format_option("text", "json")
@scoring_output_options
@library_options
@data_option
def command(
    paths: tuple[str, ...],
    rubric: str | None,
    attempt: Which | Literal["all"],
    selection: Selection,
    output_format: str,
    output: Path | None,
    rejects: Path | None,
    library: tuple[Path, ...],
    no_shipped: bool,
    data: Path | None,
) -> int:
    """Say which decisions and criteria are easy, hard, or tell strong sessions from weak ones.

    Of each trainee the first attempt in assess mode counts, unless --attempt or --mode say
    otherwise. Sessions that were taken up from an earlier one are left out. Exits 1 if anything was
    rejected.
    """
    mode: Mode = selection.mode or "assess"
    known, names = with_files(opened_library(library, no_shipped), [rubric] if rubric else [])
    check_apart(output, rejects, paths, files_behind(known, ()))
    scorer = ItemScorer(
        Shelf(known, Archive(places_in(data)), "played"),
        [ScoringRubric.of(known.rubric(name)) for name in names],
        msgspec.structs.replace(selection, mode=mode),
    )
    width = min(_WIDEST, shutil.get_terminal_size().columns)

    def render(chunks: Iterable[bytes], _: Tally) -> Iterable[bytes]:
        found = items(chunks, scorer.groups, mode, attempt)
        yield (
            items_json.render(found) if output_format == "json" else items_text.render(found, width)
        ).encode()

    return carry_out(paths, scorer, render, output=output, rejects=rejects)
