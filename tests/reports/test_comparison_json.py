"""A comparison as one JSON object."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from simulator.model.comparison import Changed, Comparison, OneSided, Totals
from simulator.reports import comparison_json
from tests.reports import comparisons

PAGE = Path(__file__).parents[2] / "docs" / "commands" / "compare.md"
LISTS = ("to_fail", "to_pass", "moved_sessions", "one_sided")


def written(comparison: Comparison) -> bytes:
    return b"".join(comparison_json.chunks(comparison))


@pytest.mark.parametrize("flips", [0, 1, 30])
def test_it_holds_the_totals_and_all_sessions(flips: int) -> None:
    comparison = comparisons.comparison(flips=flips)
    read = json.loads(written(comparison))
    lists = {name: read.pop(name) for name in LISTS}

    assert msgspec.convert(read, Totals) == comparison.totals
    assert msgspec.convert(lists["to_fail"], list[Changed]) == comparison.to_fail
    assert msgspec.convert(lists["one_sided"], list[OneSided]) == comparison.one_sided
    assert lists["to_pass"] == lists["moved_sessions"] == []


def test_its_page_names_every_field() -> None:
    read = json.loads(written(comparisons.comparison()))
    named = set(re.findall(r"\w+(?:-\w+)*", PAGE.read_text("utf-8").partition("## JSON")[2]))
    assert fields(read) <= named


def fields(value: object) -> set[str]:
    """The names of all fields in an object."""
    if isinstance(value, dict):
        return set(value).union(*map(fields, value.values()))
    return set().union(*map(fields, value)) if isinstance(value, list) else set()


def test_it_is_written_as_it_is_gone_through() -> None:
    taken = []

    def coming() -> Iterator[Changed]:
        for number in range(5):
            taken.append(number)
            yield comparisons.changed()

    comparison = msgspec.structs.replace(comparisons.comparison(), to_fail=coming())
    chunks = comparison_json.chunks(comparison)
    for _ in range(3):
        next(chunks)
    assert len(taken) == 1
