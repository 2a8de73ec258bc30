"""`simulator debrief`: any one session, wherever it lies and whatever travels with it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PLAY = ("play", "late-parcel", "--plain", "--seed", "1")


@pytest.fixture
def session(run: Run, data: Path) -> Path:
    """A talk that came to its ending."""
    run(*PLAY, typed="3\n3\n1\n")
    (journal,) = (data / "sessions").glob("*.jsonl")
    return journal


@pytest.fixture
def pack(run: Run, session: Path, tmp_path: Path) -> Path:
    """The talk with all that it needs."""
    file = tmp_path / "one.jsonl"
    assert run("pack", session, "-o", file).returncode == 0
    return file


@pytest.fixture
def elsewhere(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A place where nobody has heard of the late parcel."""
    monkeypatch.delenv("SIMULATOR_LIBRARY")
    monkeypatch.setenv("SIMULATOR_DATA", str(tmp_path / "elsewhere"))


@pytest.mark.parametrize(
    ("written", "begins"),
    [
        ("text", "The late parcel\n"),
        ("markdown", "# The late parcel\n"),
        ("html", "<!doctype html>"),
    ],
)
def test_it_is_told_in_each_format(run: Run, session: Path, written: str, begins: str) -> None:
    told = run("debrief", session, "--format", written)

    assert told.returncode == 0
    assert told.stdout.startswith(begins)
    assert "Tomorrow by noon" in told.stdout


def test_for_programs_it_holds_the_scorecard_and_each_turn(run: Run, session: Path) -> None:
    told = json.loads(run("debrief", session.stem[:8], "--format", "json").stdout)

    assert told["ending"] == "thanks"
    assert [turn["turn"] for turn in told["play"]] == [1, 2, 3]


def test_another_rubric_judges_the_same_talk(run: Run, session: Path) -> None:
    unknown = run("debrief", session, "--rubric", "strict")

    assert unknown.returncode == 2
    assert "`strict`" in unknown.stderr
    assert run("debrief", session, "--rubric", "fair").returncode == 0


def test_an_unfinished_talk_has_no_debrief(run: Run, data: Path) -> None:
    run(*PLAY, typed="3\n")
    (journal,) = (data / "sessions").glob("*.jsonl")

    told = run("debrief", journal)

    assert told.returncode == 1
    assert "unfinished" in told.stderr


@pytest.mark.usefixtures("session", "elsewhere")
def test_a_journal_needs_its_scenario(run: Run, session: Path) -> None:
    told = run("debrief", session)

    assert told.returncode == 2
    assert "There is no scenario `late-parcel`" in told.stderr
    assert told.stdout == ""


def test_a_pack_brings_its_scenario_and_its_rubric(
    run: Run, session: Path, pack: Path, request: pytest.FixtureRequest
) -> None:
    expected = run("debrief", session, "--format", "json").stdout
    request.getfixturevalue("elsewhere")

    assert run("debrief", pack, "--format", "json").stdout == expected != ""


@pytest.mark.usefixtures("pack", "elsewhere")
def test_a_broken_scenario_in_a_pack_is_refused(run: Run, pack: Path) -> None:
    broken = pack.read_text("utf-8").replace('"next":"listens"', '"next":"nowhere"')
    pack.write_text(broken, "utf-8")

    told = run("debrief", pack)

    assert told.returncode == 1
    assert "'late-parcel' is broken" in told.stderr
    assert "nowhere" in told.stderr


def test_a_file_with_several_sessions_names_none(
    run: Run, session: Path, data: Path, tmp_path: Path
) -> None:
    run(*PLAY, typed="2\n")
    both = tmp_path / "both.jsonl"
    run("pack", data / "sessions", "-o", both)

    told = run("debrief", both)

    assert told.returncode == 1
    assert "holds more than one session" in told.stderr
