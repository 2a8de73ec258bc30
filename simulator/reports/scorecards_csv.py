"""Scorecards as CSV: one row for each session and rubric, safe to open in a spreadsheet.

Columns: the scorecard's fields in its order up to `band`; `critical`, the ids of the critical
errors with spaces between; then two columns for each criterion that occurs, in the order in which
they first occur: `criterion:<id>:level` and `criterion:<id>:points`. They are empty where the
criterion does not apply or is not in the row's rubric. UTF-8 without a byte order mark, all cells
quoted, CRLF. A text that starts like a formula has an apostrophe before it; numbers stay numbers.
"""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from simulator.model.scorecard import Scorecard
from simulator.reports.scorecards_json import line

_SCALARS = tuple(
    field for field in Scorecard.__struct_fields__ if field not in ("criteria", "critical")
)
_FORMULA = ("=", "+", "-", "@", "|", "%", "\t", "\r", "\n", "＝", "＋", "－", "＠", "｜", "％")
_IN_MEMORY = 8 * 1024 * 1024

Cell = str | int | float


def rows(cards: Iterable[Scorecard]) -> Iterator[bytes]:
    """The header and the rows, a chunk each.

    The columns are known only when the last scorecard has been seen. Until then the scorecards
    wait in memory or, above 8 MiB, in a temporary file; OSError if there is no room for it.
    """
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as waiting:
        criteria: dict[str, None] = {}
        for card in cards:
            criteria.update((result.id, None) for result in card.criteria)
            waiting.write(line(card))
        waiting.seek(0)
        yield _row(header(tuple(criteria)))
        decoder = msgspec.json.Decoder(Scorecard)
        for written in waiting:
            yield _row(_cells(decoder.decode(written), tuple(criteria)))


def header(criteria: Sequence[str]) -> tuple[str, ...]:
    """The names of the columns for these criteria."""
    pairs = (f"criterion:{name}:{part}" for name in criteria for part in ("level", "points"))
    return (*_SCALARS, "critical", *pairs)


def _cells(card: Scorecard, criteria: Sequence[str]) -> list[Cell]:
    results = {result.id: result for result in card.criteria if result.applies}
    cells: list[Cell] = [_plain(getattr(card, field)) for field in _SCALARS]
    cells.append(" ".join(error.id for error in card.critical))
    for name in criteria:
        result = results.get(name)
        cells += [result.level or "", result.points or 0] if result else ["", ""]
    return cells


def _plain(value: Cell) -> Cell:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _harmless(value) if isinstance(value, str) else value


def _harmless(text: str) -> str:
    """The text, with an apostrophe if a spreadsheet could take it for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _row(cells: Iterable[Cell]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    return written.getvalue().encode()
