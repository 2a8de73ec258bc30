"""The pages about commands: one each, and only options that there are."""

import re
import shlex
from collections.abc import Iterator

import click
import pytest

from simulator.cli.app import COMMANDS
from tests.docs.blocks import blocks
from tests.docs.command_pages import FOLDER, command
from tests.docs.made import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def commands() -> Iterator[tuple[str, str]]:
    """Every `simulator …` line of the pages' shell blocks, and where it stands."""
    for page in PAGES:
        for block in blocks(page):
            if block.info == "sh":
                for offset, line in enumerate(block.text.splitlines()):
                    if re.match(r"simulator +[a-z]", line):
                        place = f"{page.relative_to(ROOT)}:{block.line + offset}"
                        yield place, re.split(r"[#>|]", line)[0]


LINES = [pytest.param(line, id=place) for place, line in commands()]


@pytest.mark.parametrize("line", LINES)
def test_a_command_on_a_page_has_the_options_that_are_used(line: str) -> None:
    _, name, *arguments = shlex.split(line)
    options = {
        form: parameter
        for parameter in command(name).params
        if isinstance(parameter, click.Option)
        for form in parameter.opts
    }
    for position, argument in enumerate(arguments):
        if argument.startswith("-") and argument != "-":
            assert argument in options
            kind = options[argument].type
            if isinstance(kind, click.Choice):
                assert arguments[position + 1] in kind.choices


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_a_page_with_an_example(name: str) -> None:
    page = ROOT / FOLDER / f"{name}.md"
    examples = [block.text for block in blocks(page) if block.info == "sh"]

    assert page.read_text("utf-8").startswith(f"# simulator {name}\n")
    assert any(f"simulator {name}" in example for example in examples)


def test_no_page_is_left_of_a_command_that_is_gone() -> None:
    assert {file.stem for file in (ROOT / FOLDER).glob("*.md")} == {*COMMANDS, "README"}
