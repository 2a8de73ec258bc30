"""`simulator compare PATH…`: the same sessions under two rubrics, or as played and as current."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from simulator.authoring.library import Library
from simulator.batch.blocks import Scorer
from simulator.batch.comparison import Comparing
from simulator.batch.comparison_pairs import PlayedAndCurrent, RecordingShelf, UnderTwoRubrics
from simulator.batch.selection import Selection
from simulator.batch.shelf import ScoringRubric, Shelf
from simulator.batch.tally import Tally
from simulator.cli.exits import FELL_SHORT, FINE, WrongUseError
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
from simulator.model.comparison import Comparison, Kind, Side
from simulator.model.rubric import Rubric
from simulator.model.texts import clean
from simulator.reports import comparison_html, comparison_json, comparison_text
from simulator.storage.archive import Archive


@click.command(
    epilog="Example: simulator compare sessions/ --rubric balanced --rubric my-balanced.yaml"
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@option(
    "--rubric",
    "rubrics",
    multiple=True,
    metavar="R",
    help="A rubric, an id or a file (repeatable): the first is A, the second B.",
)
@option(
    "--against-current",
    is_flag=True,
    help="Compare the scenarios as they were played (A) with today's (B), under one rubric or "
    "each session's own.",
)
@selection_options
@format_option("text", "json", "html")
@scoring_output_options
@library_options
@data_option
def command(
    paths: tuple[str, ...],
    rubrics: tuple[str, ...],
    against_current: bool,
    selection: Selection,
    output_format: str,
    output: Path | None,
    rejects: Path | None,
    library: tuple[Path, ...],
    no_shipped: bool,
    data: Path | None,
) -> int:
    """Compare what sessions come to under two rubrics, or before and after scenarios were edited.

    Says who passes on one side only and what did it, and how far percentages move. Exits 1 if
    anything was rejected, on one side or on both.
    """
    known = opened_library(library, no_shipped)
    check_apart(output, rejects, paths, files_behind(known, rubrics))
    given = [_scoring(known, argument) for argument in rubrics]
    archive = Archive(places_in(data))
    if against_current:
        matter = _editions(known, archive, given, selection)
    else:
        _check_two(rubrics, given)
        matter = _two_rubrics(known, archive, rubrics, given, selection)
    with Comparing(matter.kind, matter.rubrics) as comparing:

        def render(chunks: Iterable[bytes], _: Tally) -> Iterable[bytes]:
            for chunk in chunks:
                comparing.add(chunk)
            return _FORMATS[output_format](comparing.told(matter.a, matter.b))

        code = carry_out(paths, matter.scorer, render, output=output, rejects=rejects)
        return FELL_SHORT if code == FINE and comparing.one_sided else code


class _Matter(NamedTuple):
    """What is compared: a scorer of both sides, the rubrics by digest, and what the sides are."""

    kind: Kind
    scorer: Scorer
    rubrics: dict[str, Rubric]
    a: Side
    b: Side


def _editions(
    known: Library, archive: Archive, given: Sequence[ScoringRubric], selection: Selection
) -> _Matter:
    """As played and as current. Raises WrongUseError."""
    if len(given) > 1:
        raise WrongUseError("--against-current goes with one --rubric, or with none")
    rubrics = {scoring.digest: scoring.rubric for scoring in given}
    played = RecordingShelf(known, archive, "played", rubrics)
    current = RecordingShelf(known, archive, "current", rubrics)
    if given:
        a, b = (_side(given[0], f"{name}, under {given[0].rubric.id}") for name in _EDITIONS)
    else:
        a, b = (Side(name=f"{name}, under each session's own rubric") for name in _EDITIONS)
    scorer = PlayedAndCurrent(played, current, given, selection)
    return _Matter("editions", scorer, rubrics, a, b)


_EDITIONS = ("as played", "as it is today")


def _two_rubrics(
    known: Library,
    archive: Archive,
    arguments: Sequence[str],
    given: Sequence[ScoringRubric],
    selection: Selection,
) -> _Matter:
    a, b = given
    sides = [
        _side(scoring, _named(scoring.rubric.id, argument))
        for scoring, argument in zip(given, arguments, strict=True)
    ]
    return _Matter(
        kind="versions" if a.rubric.id == b.rubric.id else "rubrics",
        scorer=UnderTwoRubrics(Shelf(known, archive, "played"), a, b, selection),
        rubrics={scoring.digest: scoring.rubric for scoring in given},
        a=sides[0],
        b=sides[1],
    )


def _check_two(arguments: Sequence[str], given: Sequence[ScoringRubric]) -> None:
    """Raises WrongUseError unless there are two rubrics that can come to different results."""
    if len(given) != 2:
        raise WrongUseError(
            f"two rubrics are wanted, --rubric A --rubric B, and {len(given) or 'none'} given; or "
            "--against-current, for the scenarios as played and as they are today"
        )
    if given[0].digest == given[1].digest:
        raise WrongUseError(
            f"--rubric: {arguments[0]} and {arguments[1]} score alike, for they differ in texts at "
            "most; name two rubrics, or two versions of one"
        )


def _scoring(known: Library, argument: str) -> ScoringRubric:
    """A rubric by itself, so that a file can be compared with the library's of the same id."""
    holding, (name,) = with_files(known, (argument,))
    return ScoringRubric.of(holding.rubric(name))


def _named(rubric: str, argument: str) -> str:
    return rubric if argument == rubric else f"{rubric} from {clean(argument)}"


def _side(scoring: ScoringRubric, name: str) -> Side:
    rubric = scoring.rubric
    return Side(
        name=name,
        rubric=rubric.id,
        version=rubric.version,
        digest=scoring.digest,
        pass_=rubric.pass_,
    )


def _text(comparison: Comparison) -> Iterator[bytes]:
    return (f"{line}\n".encode() for line in comparison_text.lines(comparison))


def _html(comparison: Comparison) -> Iterator[bytes]:
    return (piece.encode() for piece in comparison_html.chunks(comparison))


_FORMATS: dict[str, Callable[[Comparison], Iterator[bytes]]] = {
    "text": _text,
    "json": comparison_json.chunks,
    "html": _html,
}
