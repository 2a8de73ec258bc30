"""`simulator progress`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PLAY = ("play", "late-parcel", "--plain", "--seed", "1", "--trainee", "t-9")


def test_it_tells_of_the_talks_of_one_trainee(run: Run) -> None:
    run(*PLAY, typed="1\n" * 40)
    told = run("progress", "--trainee", "t-9", "--format", "json")
    assert told.returncode == 0
    facts = json.loads(told.stdout)
    assert (facts["trainee"], len(facts["talks"])) == ("t-9", 1)
    assert "No talk has been finished yet" in run("progress").stdout


def test_a_trainee_of_whom_there_is_nothing_is_wrong_use(run: Run, data: Path) -> None:
    run(*PLAY, typed="1\n" * 40)
    nobody = run("progress", "--trainee", "nobody")
    assert nobody.returncode == 2
    assert nobody.stdout == ""
    assert "there are no sessions of 'nobody'\n" in nobody.stderr

    (data / "sessions" / "broken.jsonl").write_text("{\n", encoding="utf-8")
    nobody = run("progress", "--trainee", "nobody")
    assert nobody.returncode == 2
    assert "there are no sessions of 'nobody' that can be recalled\n" in nobody.stderr


@pytest.mark.parametrize(
    "command", [("progress",), ("list", "sessions"), ("resume",), ("debrief", "3f2a")]
)
def test_a_data_folder_that_is_named_must_be_there(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    missing = tmp_path / "mising"
    refused = run(*command, "--data", missing)
    assert refused.returncode == 2
    assert f"there is no folder {missing}" in refused.stderr
    assert not missing.exists()


@pytest.mark.parametrize(
    ("command", "word"), [(("progress",), "left out"), (("list", "sessions"), "broken")]
)
def test_of_many_bad_lines_the_first_are_told(
    run: Run, data: Path, command: tuple[str, ...], word: str
) -> None:
    folder = data / "sessions"
    folder.mkdir(parents=True)
    (folder / "broken.jsonl").write_text('{"session"\n' * 50, encoding="utf-8")
    told = run(*command)
    assert told.returncode == 1
    assert f"{word}: {folder / 'broken.jsonl'}:2: " in told.stderr
    assert len(told.stderr.splitlines()) == 21
    assert told.stderr.endswith(f"{word}: and 30 more\n")


def test_a_journal_that_cannot_be_read_is_named_and_hides_nothing_else(
    run: Run, data: Path
) -> None:
    run(*PLAY, typed="1\n" * 40)
    (data / "sessions" / "broken.jsonl").write_text('{"event":"start"}\n', encoding="utf-8")
    told = run("progress", "--trainee", "t-9")
    assert told.returncode == 1
    assert "late-parcel" in told.stdout
    assert "left out: " in told.stderr
    assert "broken.jsonl" in told.stderr
