"""`simulator check`."""

import json
import os
import re
from pathlib import Path

import pytest

from tests import samples
from tests.cli.conftest import Run


def test_good_files_are_counted_and_nothing_is_said_about_them(run: Run) -> None:
    checked = run("check")

    assert checked.returncode == 0
    assert "4 files checked: 0 errors" in checked.stderr


@pytest.fixture
def broken(library: Path) -> Path:
    file = library / "late-parcel" / "scenario.yaml"
    file.write_text(samples.SCENARIO_TEXT.replace("next: thanks", "next: thnaks"), "utf-8")
    return file


def test_a_problem_has_its_place_its_line_a_caret_and_a_cure(run: Run, broken: Path) -> None:
    checked = run("check", broken)

    assert checked.returncode == 1
    place, line, caret, cure = checked.stdout.splitlines()[:4]
    assert re.fullmatch(rf"{broken}:55:\d+: error: .*`thnaks`.* \[unknown-destination\]", place)
    assert "thnaks" in line
    assert line[caret.index("^") :].startswith("thnaks")
    assert cure == "  help: Did you mean `thanks`?"


def test_the_formats_for_programs_say_the_same(run: Run, broken: Path) -> None:
    (record,) = json.loads(run("check", broken, "--format", "json").stdout)
    github = run("check", broken, "--format", "github").stdout

    assert set(record) == {"code", "severity", "file", "line", "column", "message", "hint"}
    assert (record["code"], record["line"]) == ("unknown-destination", 55)
    assert github.startswith(f"::error file={broken},line=55,col=")


def test_strict_fails_on_warnings(run: Run, library: Path) -> None:
    file = library / "late-parcel" / "scenario.yaml"
    text = samples.SCENARIO_TEXT.replace("        why: A time that somebody has checked.\n", "")
    file.write_text(text, "utf-8")

    assert run("check", file).returncode == 0
    assert run("check", file, "--strict").returncode == 1


def test_a_version_that_was_played_in_another_logic_is_to_be_raised(
    run: Run, library: Path
) -> None:
    run("play", "late-parcel")  # archives version 1 as it is
    file = library / "late-parcel" / "scenario.yaml"
    text = file.read_text("utf-8")

    file.write_text(text.replace("Where is my parcel?", "Where is it?"), "utf-8")
    typo_mended = run("check", file).stdout
    edited = text.replace("trust: 3}", "trust: 2}")
    file.write_text(edited, "utf-8")
    logic_changed = run("check", file).stdout
    file.write_text(edited.replace("version: 1", "version: 2"), "utf-8")
    raised = run("check", file).stdout

    assert "version-not-raised" not in typo_mended
    assert f"{file}:3:10: warning: Version 1 was played" in logic_changed
    assert "version-not-raised" not in raised


def test_a_version_is_not_to_be_raised_while_there_are_errors(run: Run, library: Path) -> None:
    run("play", "late-parcel")
    file = library / "late-parcel" / "scenario.yaml"
    edited = file.read_text("utf-8").replace("trust: 3}", "trust: 2, zeal: 1}")
    file.write_text(edited, "utf-8")

    printed = run("check", file).stdout

    assert "unknown-feeling" in printed
    assert "version-not-raised" not in printed


HOSTILE = {
    "51 KB of nesting": "[" * 51_000,
    "a billion laughs": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "no as an id": samples.SCENARIO_TEXT.replace("id: wait-some-more", "id: no"),
    "a duplicate key": samples.SCENARIO_TEXT.replace("minutes: 3", "minutes: 3\nminutes: 4"),
    "next to nowhere": samples.SCENARIO_TEXT.replace("next: thanks", "next: nowhere"),
    "next backwards": samples.SCENARIO_TEXT.replace("next: thanks", "next: asks"),
    "an escape": samples.SCENARIO_TEXT.replace("Where is my", "Where \x1b[2J is my"),
    "not UTF-8": "title: \udcff",
}


@pytest.mark.parametrize("mistake", HOSTILE)
def test_hostile_and_mistaken_files_get_a_clear_message_with_its_place(
    run: Run, tmp_path: Path, mistake: str
) -> None:
    file = tmp_path / "bad.yaml"
    file.write_bytes(HOSTILE[mistake].encode("utf-8", "surrogateescape"))

    checked = run("check", file)

    assert checked.returncode == 1
    assert re.search(rf"^{file}:\d+:\d+: error: ", checked.stdout, re.MULTILINE)
    assert "Traceback" not in checked.stdout + checked.stderr
    assert "\x1b" not in checked.stdout


def test_a_named_pipe_is_not_waited_for(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)

    checked = run("check", pipe)

    assert checked.returncode == 1
    assert "named pipe" in checked.stdout


def test_markup_and_escapes_written_as_yaml_are_harmless(run: Run, library: Path) -> None:
    file = library / "late-parcel" / "scenario.yaml"
    text = samples.SCENARIO_TEXT.replace(
        "customer: Where is my parcel?", r'customer: "[/red] \e]52;c;eA==\a \u202e parcel?"'
    )
    file.write_text(text, "utf-8")

    assert run("check", file).returncode == 0
    played = run("play", "late-parcel").stdout
    assert "[/red] ␛]52;c;eA==␇ \ufffd parcel?" in played
    assert "\x1b" not in played
