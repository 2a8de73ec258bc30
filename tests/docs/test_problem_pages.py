"""The pages about problems: each code has one, and its examples do what they say."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.authoring.explaining import Page, pages
from tests.authoring.examples import BAD
from tests.docs.made import ROOT
from tests.docs.problem_examples import SITUATIONS, WHOLE_FILES, found
from tests.docs.problem_pages import FOLDER

_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
MAKERS = ("refuse", "_problem", "_Finding", "_must_be_quoted")
"""Functions of the reader whose arguments hold a code."""

each_page = pytest.mark.parametrize("page", pages().values(), ids=lambda page: page.code)


@each_page
def test_the_wrong_example_has_the_problem_and_no_other(page: Page, tmp_path: Path) -> None:
    assert [problem.code for problem in found(page, "wrong", tmp_path).problems] == [page.code]


@each_page
def test_the_right_example_is_rid_of_it(page: Page, tmp_path: Path) -> None:
    problems = found(page, "right", tmp_path).problems

    assert page.code not in {problem.code for problem in problems}
    if page.code not in WHOLE_FILES:  # these show the beginning of a file
        assert [problem for problem in problems if problem.severity == "error"] == []


def test_every_code_in_the_program_has_a_page() -> None:
    """The codes are those that the sources and the bad examples name."""
    in_sources = {code for file in _sources() for code in _codes(file)}
    in_examples = {
        code
        for file in BAD.glob("*.yaml")
        for code in re.findall(rb"([a-z0-9-]+) \d+:\d+", file.read_bytes().partition(b"\n")[0])
    }

    assert len(in_sources) > 40
    assert in_sources | {code.decode() for code in in_examples} == pages().keys()


def test_the_index_lists_every_code_below_its_severity() -> None:
    index = (ROOT / FOLDER / "README.md").read_text("utf-8")
    errors, warnings = (
        re.findall(r"^\| \[([a-z0-9-]+)\]\(\1\.md\)", part, re.MULTILINE)
        for part in index.split("## Warnings")
    )

    assert sorted(errors + warnings) == list(pages())
    assert "unknown-key" in errors
    assert "missing-why" in warnings


def test_every_described_situation_is_that_of_a_page() -> None:
    described = {page.code for page in pages().values() if page.language != "yaml"}

    assert described == SITUATIONS.keys()


def _sources() -> Iterator[Path]:
    yield from (ROOT / "simulator" / "authoring").rglob("*.py")
    yield ROOT / "simulator" / "cli" / "check.py"


def _codes(file: Path) -> Iterator[str]:
    """The codes that a module gives to problems, in whatever way."""
    is_reader = file.name.startswith("yaml_")
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Assign(targets=[ast.Name(id="CODE")], value=ast.Constant(value=str(code))):
                yield code
            case ast.Assign(targets=[ast.Name(id="_CODES")], value=ast.Dict(values=values)):
                yield from (str(value.value) for value in values if isinstance(value, ast.Constant))
            case ast.keyword(arg="code", value=ast.Constant(value=str(code))):
                yield code
            case ast.Tuple(elts=[ast.Constant(value=str(code)), _, _, _]) if is_reader:
                if _CODE.fullmatch(code):
                    yield code  # with a position, a message and a hint
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in MAKERS:
                yield from (
                    argument.value
                    for argument in node.args
                    if isinstance(argument, ast.Constant)
                    and isinstance(argument.value, str)
                    and _CODE.fullmatch(argument.value)
                )
