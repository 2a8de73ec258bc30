"""Scorecards as a table, as JSON and as CSV."""

import csv
import io
from collections.abc import Iterator

import msgspec
import pytest

from simulator.debrief import debrief
from simulator.model.scorecard import Scorecard
from simulator.reports import scorecards_csv, scorecards_json, scorecards_table
from tests import boots


def card(path: tuple[str, ...], **changes: object) -> Scorecard:
    scored = debrief(boots.scenario(), boots.rubric(), boots.session(path), {}).card
    return msgspec.structs.replace(scored, **changes)


def rows(*cards: Scorecard) -> list[dict[str, str]]:
    written = b"".join(scorecards_csv.rows(cards)).decode()
    return list(csv.DictReader(io.StringIO(written, newline="")))


def test_the_table_has_a_line_for_each_scorecard_and_the_totals() -> None:
    cards = [card(boots.GOOD), card(boots.ZERO, trainee="日本語"), card(boots.LOST)]
    assert list(scorecards_table.lines(cards)) == [
        "session   trainee  scenario  rubric  percent  result        band            ending",
        "0f9d2c4e  t-07     boots     fair      100.0  ✓ passed      Exemplary       stays",
        "0f9d2c4e  日本語   boots     fair        0.0  ✗ not passed  Practise again  stays",
        "0f9d2c4e  t-07     boots     fair       28.5  ✗ not passed  Practise again  gone",
        "3 scorecards, 1 passed (33.3%).",
    ]


def test_a_table_of_nothing_says_so() -> None:
    assert list(scorecards_table.lines([]))[-1] == "No scorecards."


def test_a_cell_that_would_burst_the_table_is_cut_visibly() -> None:
    (_, line, _) = scorecards_table.lines([card(boots.GOOD, trainee="w" * 500)])
    assert f"{'w' * 31}…  boots" in line


def test_json_lines_are_scorecards() -> None:
    cards = [card(boots.GOOD), card(boots.LOST)]
    written = b"".join(scorecards_json.lines(cards))
    assert [msgspec.json.decode(line, type=Scorecard) for line in written.splitlines()] == cards


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_json_array_holds_them_all(count: int) -> None:
    cards = [card(boots.GOOD)] * count
    written = b"".join(scorecards_json.array(cards))
    assert msgspec.json.decode(written, type=list[Scorecard]) == cards
    assert written.endswith(b"]\n")


def test_a_csv_row_holds_the_fields_the_errors_and_two_cells_for_each_criterion() -> None:
    (row,) = rows(card(boots.CAPPED))
    assert list(row) == [
        *(name for name in Scorecard.__struct_fields__ if name not in ("criteria", "critical")),
        "critical",
        "criterion:listening:level",
        "criterion:listening:points",
        "criterion:honesty:level",
        "criterion:honesty:points",
        "criterion:outcome:level",
        "criterion:outcome:points",
        "criterion:in-public:level",
        "criterion:in-public:points",
    ]
    assert (row["percent"], row["passed"], row["critical"]) == ("28.5", "false", "broken-promise")
    assert (row["criterion:honesty:level"], row["criterion:honesty:points"]) == ("not-clear", "0")
    assert (row["criterion:in-public:level"], row["criterion:in-public:points"]) == ("", "")


def test_rows_of_two_rubrics_share_one_header() -> None:
    other = card(boots.LOST, rubric="other", criteria=(renamed(card(boots.LOST), "patience"),))
    first, second = rows(card(boots.GOOD), other)
    assert list(first) == list(second)
    assert (first["criterion:patience:level"], second["criterion:patience:level"]) == (
        "",
        "unheard",
    )
    assert (first["criterion:listening:level"], second["criterion:listening:level"]) == (
        "heard",
        "",
    )


def renamed(scored: Scorecard, name: str) -> object:
    return msgspec.structs.replace(scored.criteria[0], id=name)


def test_all_cells_are_quoted_and_lines_end_with_crlf() -> None:
    written = b"".join(scorecards_csv.rows([card(boots.GOOD, trainee='a"b,c')])).decode()
    assert written.endswith('"\r\n')
    assert written.count("\r\n") == 2
    assert '"a""b,c"' in written
    assert '"attempt"' in written
    assert '"2"' in written


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", "\nx", "|cmd", "%x", "＝1", " =1+1"]
)
def test_a_text_that_starts_like_a_formula_has_an_apostrophe_before_it(text: str) -> None:
    (row,) = rows(card(boots.GOOD, trainee=text, band=text))
    assert (row["trainee"], row["band"]) == (f"'{text}", f"'{text}")


def test_numbers_and_other_texts_stay_as_they_are() -> None:
    (row,) = rows(card(boots.GOOD, trainee="a=b", percent=0.5))
    assert (row["trainee"], row["percent"], row["attempt"]) == ("a=b", "0.5", "2")


def test_json_lines_are_written_as_the_scorecards_come() -> None:
    taken: list[int] = []

    def coming() -> Iterator[Scorecard]:
        for number in range(500):
            taken.append(number)
            yield card(boots.GOOD) if number == 0 else scored

    scored = card(boots.GOOD)
    next(iter(scorecards_json.lines(coming())))
    assert taken == [0]
