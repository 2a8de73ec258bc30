"""An author's file as text."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.authoring.source import (
    MOST_BYTES,
    Source,
    line_and_column,
    read_source,
    shown_name,
)
from simulator.model.problem import Problem


def problem_with(content: bytes, folder: Path) -> Problem:
    (folder / "file.yaml").write_bytes(content)
    problem = read_source(folder / "file.yaml")
    assert isinstance(problem, Problem)
    return problem


def test_a_byte_order_mark_and_foreign_line_ends_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "file.yaml").write_bytes(b"\xef\xbb\xbfid: a\r\nversion: 1\rtitle: T\n")

    source = read_source(tmp_path / "file.yaml")

    assert isinstance(source, Source)
    assert source.text == "id: a\nversion: 1\ntitle: T\n"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"\xff", (1, 1)),
        (b"id: caf\xe9\n", (1, 8)),
        ("id: ü\r\ntitle: ü".encode() + b"\xfc", (2, 9)),
        (b"a: \xed\xa0\x80", (1, 4)),
    ],
)
def test_the_first_byte_that_is_not_utf_8_is_placed(
    tmp_path: Path, content: bytes, place: tuple[int, int]
) -> None:
    problem = problem_with(content, tmp_path)

    assert (problem.code, problem.line, problem.column) == ("not-utf-8", *place)


def test_a_file_of_more_than_a_mebibyte_is_not_read(tmp_path: Path) -> None:
    problem = problem_with(b"#" * (MOST_BYTES + 1), tmp_path)

    assert (problem.code, problem.line) == ("too-large", 0)


def test_what_is_no_file_is_a_problem_and_holds_nobody_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")

    for path in (tmp_path / "pipe.yaml", tmp_path, tmp_path / "missing.yaml"):
        problem = read_source(path)
        assert isinstance(problem, Problem)
        assert (problem.code, problem.line) == ("unreadable", 0)


def test_a_file_that_may_not_be_read_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied", "file.yaml")

    monkeypatch.setattr(os, "open", refuse)  # the tests may run as root, who may read everything

    problem = read_source(tmp_path / "file.yaml")

    assert isinstance(problem, Problem)
    assert problem.message == "The file cannot be read: permission denied."


def test_a_file_name_cannot_act_on_a_terminal() -> None:
    assert shown_name(Path("a\x1b[31m\nb")) == "a␛[31m␊b"


@given(st.text(alphabet="ab\n"), st.integers(min_value=0, max_value=30))
def test_a_place_is_always_within_the_text(text: str, index: int) -> None:
    line, column = line_and_column(text, index)

    lines = text.split("\n")
    assert 1 <= line <= len(lines)
    assert 1 <= column <= len(lines[line - 1]) + 1
