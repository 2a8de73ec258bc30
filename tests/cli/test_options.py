"""The options that commands share: what goes once, what is repeatable, and where a number ends."""

import os
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from simulator.cli.app import COMMANDS, app
from simulator.cli.options import jobs_option
from tests.cli.conftest import Run


def options() -> Iterator[tuple[str, click.Option]]:
    """Each command with each of its options that takes a value."""
    for name in COMMANDS:
        command = app.get_command(click.Context(app), name)
        assert command is not None
        for option in command.params:
            if isinstance(option, click.Option) and not option.is_flag:
                yield name, option


REPEATABLE = [(name, option) for name, option in options() if option.multiple]
ONCE = [(name, option) for name, option in options() if not option.multiple]


def named(case: object) -> str:
    """How a test of this command or option is called."""
    return max(case.opts, key=len) if isinstance(case, click.Option) else str(case)


@pytest.mark.parametrize(("command", "option"), REPEATABLE, ids=named)
def test_what_is_repeatable_says_so(command: str, option: click.Option) -> None:
    assert "(repeatable)" in (option.help or "")


@pytest.mark.parametrize(("command", "option"), ONCE, ids=named)
def test_what_goes_once_is_refused_twice(command: str, option: click.Option) -> None:
    program = app.make_context("simulator", [command])
    found = app.get_command(program, command)
    assert found is not None
    twice = [option.opts[0], "1", max(option.opts, key=len), "2"]

    with pytest.raises(click.UsageError) as refused:
        found.make_context(command, twice, parent=program)

    assert f"{max(option.opts, key=len)} is given 2 times; " in refused.value.format_message()


def test_several_fields_to_group_by_are_named_with_commas(run: Run, tmp_path: Path) -> None:
    refused = run("score", tmp_path, "--group-by", "scenario", "--group-by", "mode")

    assert refused.returncode == 2
    assert "given 2 times; name several as in --group-by trainee,scenario" in refused.stderr


@pytest.mark.parametrize(
    ("asked", "given"), [("0", 3), ("1", 1), ("2", 2), ("6", 6), ("7", 6), ("5000", 6)]
)
def test_so_many_processes_work_as_processors_can_use(
    monkeypatch: pytest.MonkeyPatch, asked: str, given: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 5}, raising=False)

    @click.command()
    @jobs_option
    def command(jobs: int) -> int:
        return jobs

    assert command.main(["--jobs", asked], standalone_mode=False) == given


def test_where_nobody_says_which_processors_all_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 4)

    @click.command()
    @jobs_option
    def command(jobs: int) -> int:
        return jobs

    assert command.main(["--jobs", "0"], standalone_mode=False) == 4
    assert command.main(["--jobs", "99"], standalone_mode=False) == 8
