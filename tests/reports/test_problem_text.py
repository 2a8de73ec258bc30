"""Problems as people and programs read them."""

import pytest

from simulator.model.problem import Problem
from simulator.reports.problem_text import github_annotation, problem_lines, problem_record

PROBLEM = Problem(
    code="unknown-key", file="a.yaml", line=2, column=3, message="No key `x`.", hint="Delete it."
)


def test_the_line_is_shown_with_a_caret_under_the_place() -> None:
    assert problem_lines(PROBLEM, "a:\n  x: 1\n") == [
        "a.yaml:2:3: error: No key `x`. [unknown-key]",
        "      x: 1",
        "      ^",
        "  help: Delete it.",
    ]


def test_without_a_source_a_place_or_a_hint_the_message_stands_alone() -> None:
    whole_file = Problem(code="too-large", severity="warning", file="a.yaml", message="Too large.")

    assert problem_lines(whole_file, "text") == ["a.yaml: warning: Too large. [too-large]"]
    assert len(problem_lines(PROBLEM, None)) == 2
    assert len(problem_lines(PROBLEM, "one line")) == 2


@pytest.mark.parametrize("column", [1, 50, 200, 399, 401])
def test_of_a_long_line_the_part_around_the_place_is_shown(column: int) -> None:
    source = "".join(chr(ord("a") + position % 26) for position in range(400))
    problem = Problem(code="c", file="f", line=1, column=column, message="M.")

    _, line, caret = problem_lines(problem, source)

    assert len(line) <= 4 + 102
    marked = line[caret.index("^") :][:1]
    assert marked == source[column - 1 : column]


def test_the_caret_stands_below_wide_and_combining_letters() -> None:
    problem = Problem(code="c", file="f", line=1, column=5, message="M.")

    _, line, caret = problem_lines(problem, "日本e\u0301x")

    assert line == "    日本e\u0301x"
    assert caret == "    " + " " * 5 + "^"


def test_a_source_line_cannot_act_on_a_terminal() -> None:
    problem = Problem(code="c", file="f", line=1, column=3, message="M.")

    assert problem_lines(problem, "\t\x1b[31m\u202e")[1] == "    ␉␛[31m�"


def test_an_annotation_escapes_what_github_would_misread() -> None:
    problem = Problem(
        code="c", file="a,b:c%.yaml", line=1, column=2, message="50% of\nthe words.", hint="Cut."
    )

    assert github_annotation(problem) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=1,col=2,title=c::50%25 of%0Athe words. Cut."
    )


def test_an_annotation_of_a_whole_file_names_no_line() -> None:
    problem = Problem(code="c", severity="warning", file="a.yaml", message="M.")

    assert github_annotation(problem) == "::warning file=a.yaml,title=c::M."


def test_a_record_has_all_fields() -> None:
    assert problem_record(PROBLEM) == {
        "code": "unknown-key",
        "severity": "error",
        "file": "a.yaml",
        "line": 2,
        "column": 3,
        "message": "No key `x`.",
        "hint": "Delete it.",
    }
