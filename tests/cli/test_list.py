"""`simulator list`."""

import json
from pathlib import Path

from tests.cli.conftest import Run

FIELDS = [
    "id", "title", "version", "language", "difficulty", "minutes", "situations", "default_rubric",
    "rubrics", "digest", "content", "file",
]  # fmt: skip


def test_scenarios_have_the_fields_that_programs_rely_on(run: Run, library: Path) -> None:
    (row,) = json.loads(run("list", "scenarios", "--format", "json").stdout)

    assert list(row) == FIELDS
    assert row["rubrics"] == ["fair"]
    assert row["file"] == str(library / "late-parcel" / "scenario.yaml")


def test_behaviours_come_with_their_anchors(run: Run) -> None:
    rows = json.loads(run("list", "behaviours", "--format", "json").stdout)

    assert {"acknowledges", "argues"} <= {row["id"] for row in rows}
    assert all(row["met_when"] and row["not_met_when"] for row in rows)
    assert "verifies" in run("list", "behaviours").stdout


def test_situations_are_listed(run: Run) -> None:
    assert [row["id"] for row in json.loads(run("list", "situations", "--format", "json").stdout)]


def test_a_broken_scenario_is_named_and_hides_nothing_else(run: Run, library: Path) -> None:
    broken = library / "broken" / "scenario.yaml"
    broken.parent.mkdir()
    broken.write_text("format: scenario/1\nid: broken\n", "utf-8")

    listed = run("list")

    assert listed.returncode == 1
    assert "late-parcel" in listed.stdout
    assert f"broken: {broken}:" in listed.stderr


def test_a_damaged_journal_is_named_and_hides_nothing_else(run: Run, data: Path) -> None:
    for _ in range(2):
        run("play", "late-parcel", "--trainee", "t-1", typed="1\n")
    victim = sorted((data / "sessions").glob("*.jsonl"))[0]
    victim.write_bytes(victim.read_bytes().replace(b"t-1", b"t-2"))

    listed = run("list", "sessions", "--format", "json")

    assert listed.returncode == 1
    assert len(json.loads(listed.stdout)) == 1
    assert f"broken: {victim}:1: " in listed.stderr


def test_without_sessions_there_are_none_yet(run: Run) -> None:
    assert "There are none yet." in run("list", "sessions").stdout
