"""Text in columns of a terminal."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from simulator.reports.layout import aligned, cells, shortened, wrapped

texts = st.text(st.sampled_from("ab é語́\n‍🙂"), max_size=60)
sampled = settings(max_examples=200, deadline=None)


def test_a_wide_character_takes_two_columns_and_a_combining_mark_none() -> None:
    assert cells("boots") == 5
    assert cells("語") == 2
    assert cells("e\u0301") == 1


@sampled
@given(texts, st.integers(6, 20))
@example("w" * 50, 7)
@example("語" * 30, 7)
def test_no_line_is_wider_than_the_width_and_no_character_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width, "- ")
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join((f"-{text}" if lines else "").split())


def test_words_stay_whole_where_there_is_room() -> None:
    assert wrapped("one two three", 8, "  ") == ["  one", "  two", "  three"]
    assert wrapped("one two three", 9, "- ", "    ") == ["- one", "    two", "    three"]


def test_line_feeds_stay_and_other_runs_of_space_become_one() -> None:
    assert wrapped("one  two\n\nthree\n", 20) == ["one two", "", "three"]


def test_a_text_without_words_is_no_line() -> None:
    assert wrapped("", 20, "- ") == []
    assert wrapped(" \n ", 20, "- ") == []


@sampled
@given(texts, st.integers(2, 12))
def test_a_shortened_text_is_one_line_and_says_that_it_was_cut(text: str, width: int) -> None:
    short = shortened(text, width)
    whole = " ".join(text.split())
    assert cells(short) <= width
    assert "\n" not in short
    assert short == whole or (short.endswith("…") and whole.startswith(short[:-1]))


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    rows = [("name", "points"), ("語語語", "7"), ("x", "100")]
    assert list(aligned(rows, right=frozenset({1}))) == [
        "name    points",
        "語語語       7",
        "x          100",
    ]
