"""The example files: the good ones have no problem, the bad ones exactly those they say."""

import re
from pathlib import Path

import pytest

from simulator.authoring.checking import check
from simulator.authoring.library import open_library
from simulator.authoring.rules import LIBRARY_RULES, RULES
from tests.authoring.examples import BAD, GOOD

BAD_FILES = sorted(BAD.glob("*.yaml"))
ABOUT_THE_LIBRARY = {rule.CODE for rule in LIBRARY_RULES}

_EXPECTED = re.compile(r"([a-z0-9-]+) (\d+):(\d+)")


def expected(file: Path) -> list[tuple[str, int, int]]:
    """What the first line says: `# expect: code line:column, …`."""
    first = file.read_bytes().split(b"\n", 1)[0].decode()
    return [(code, int(line), int(column)) for code, line, column in _EXPECTED.findall(first[10:])]


def test_the_good_examples_have_no_problem() -> None:
    checked = check([], open_library([GOOD]))

    assert checked.problems == ()
    assert checked.files == len(list(GOOD.rglob("*.yaml")))


@pytest.mark.parametrize("file", BAD_FILES, ids=lambda file: file.stem)
def test_a_bad_example_has_exactly_the_problems_that_it_names(file: Path) -> None:
    wanted = expected(file)
    of_library = {code for code, *_ in wanted} <= ABOUT_THE_LIBRARY
    library = open_library([GOOD], [file])

    problems = check([] if of_library else [file], library).problems

    assert wanted
    assert [(p.code, p.line, p.column) for p in problems] == wanted
    assert {p.file for p in problems} == {str(file)}


def test_each_rule_has_a_bad_example() -> None:
    shown = {code for file in BAD_FILES for code, *_ in expected(file)}

    assert {rule.CODE for rule in RULES} <= shown
