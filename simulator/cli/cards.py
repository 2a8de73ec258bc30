"""Cards on their way out, as each format wants them."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from simulator.model.scorecard import Scorecard
from simulator.reports import scorecards_csv, scorecards_json, scorecards_table
from simulator.reports.scorecards_groups import Groups


def cards_in(chunks: Iterable[bytes]) -> Iterator[Scorecard]:
    """The cards that lines of JSON hold."""
    decoder = msgspec.json.Decoder(Scorecard)
    for chunk in chunks:
        yield from decoder.decode_lines(chunk)


def _table_of(cards: Iterable[Scorecard]) -> Iterator[bytes]:
    return _encoded(scorecards_table.lines(cards))


def _encoded(lines: Iterable[str]) -> Iterator[bytes]:
    return (f"{line}\n".encode() for line in lines)


def grouped_table(chunks: Iterable[bytes], by: Sequence[str]) -> Iterator[bytes]:
    """The table, and below it the totals of each group that these fields tell apart."""
    groups = Groups(by)

    def added() -> Iterator[Scorecard]:
        for card in cards_in(chunks):
            groups.add(card)
            yield card

    yield from _table_of(added())
    yield b"\n"
    yield from _encoded(groups.lines())


FORMATS: dict[str, Callable[[Iterable[bytes]], Iterable[bytes]]] = {
    "table": lambda chunks: _table_of(cards_in(chunks)),
    "json": lambda chunks: scorecards_json.array(cards_in(chunks)),
    "jsonl": lambda chunks: chunks,
    "csv": lambda chunks: scorecards_csv.rows(cards_in(chunks)),
}
"""What makes the output of each format from cards as lines of JSON."""
