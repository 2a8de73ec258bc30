"""The tutorial does what it says: its blocks are written and its commands run, in their order."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from simulator.cli.app import app
from tests.authoring.examples import sections
from tests.docs.blocks import Block, blocks
from tests.docs.made import ROOT

PAGE = ROOT / "docs" / "writing-scenarios.md"
SCENARIO = Path("my-scenarios/wrong-name/scenario.yaml")
TESTS = SCENARIO.with_name("tests.yaml")

_ITEM = re.compile(r"^( *)- id: (.*)$", re.MULTILINE)


def edited(text: str, block: str) -> str:
    """A file with a block of the page put where the page says.

    Top-level keys replace their like, `steps` and what comes before them at the first; an item of a
    list replaces the one with its id, or comes after the last.
    """
    item = _ITEM.match(block)
    if item is None:
        return "".join(_in_order({**sections(text), **sections(block)}).values())
    indent, name = item.groups()
    there = re.compile(rf"^{indent}- id: {re.escape(name)}\n(?:(?:{indent} .*)?\n)*", re.MULTILINE)
    if there.search(text):
        return there.sub(lambda _: block, text)
    parts = sections(text)
    owner = "steps" if "steps" in parts else "cases"
    return "".join({**parts, owner: parts[owner] + block}.values())


def _in_order(parts: dict[str, str]) -> dict[str, str]:
    """The comment stays above everything."""
    return {"": parts.pop(""), **parts} if "" in parts else parts


def run(line: str, runner: CliRunner) -> tuple[int, str]:
    """Run a command of the page; its exit code, and everything it says."""
    program, *arguments = shlex.split(line)
    assert program == "simulator"
    result = runner.invoke(app, arguments, standalone_mode=False)
    code = result.return_value if result.exception is None else 1
    return int(code or 0), result.output


def contains(output: str, shown: str) -> bool:
    """Whether the lines that the page shows stand in the output, in their order."""
    lines = iter(output.splitlines())
    return all(any(line == wanted for line in lines) for wanted in shown.splitlines())


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Block, list[tuple[int, str]]]]:
    """Each block of commands, with the exit code and the output of each of its lines."""
    folder = tmp_path_factory.mktemp("trainer")
    runner = CliRunner(env={"SIMULATOR_DATA": str(folder / "data"), "COLUMNS": "80"})
    done = []
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for block in blocks(PAGE):
            if block.info == "yaml":
                file = TESTS if "expect:" in block.text else SCENARIO
                file.write_text(edited(file.read_text("utf-8"), block.text), encoding="utf-8")
            elif block.info == "sh":
                done.append((block, [run(line, runner) for line in block.text.splitlines()]))
    return done


def test_each_command_says_what_the_page_shows(
    followed: list[tuple[Block, list[tuple[int, str]]]],
) -> None:
    shown = [block for block in blocks(PAGE) if block.info == "text"]
    assert len(shown) == len(followed) == 7

    for block, (commands, results) in zip(shown, followed, strict=True):
        output = "".join(output for _, output in results)
        assert contains(output, block.text), f"line {commands.line}: {output}"


def test_commands_succeed_but_for_the_two_mistakes_that_the_page_makes(
    followed: list[tuple[Block, list[tuple[int, str]]]],
) -> None:
    codes = [[code for code, _ in results] for _, results in followed]

    assert codes == [[0, 0], [1], [0], [1], [0], [0, 0], [0, 0]]


def test_it_ends_in_a_scenario_of_eight_steps() -> None:
    steps = [
        match[2]
        for block in blocks(PAGE)
        if block.info == "yaml"
        for match in _ITEM.finditer(block.text)
        if match[1] == "  " and "replies:" in block.text and "expect:" not in block.text
    ]

    assert len(steps) == 8
