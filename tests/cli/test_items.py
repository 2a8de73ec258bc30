"""`simulator items`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PLAY = ("play", "late-parcel", "--plain")


@pytest.fixture
def sessions(run: Run, data: Path) -> Path:
    """Two trainees in assess mode, one of them twice, a practice and a talk that was left."""
    for trainee, mode, typed in (
        ("t-1", "assess", "3\n3\n1\n"),
        ("t-1", "assess", "2\n"),
        ("t-2", "assess", "2\n"),
        ("t-3", "practice", "2\n"),
        ("t-4", "assess", "3\n"),
    ):
        run(*PLAY, "--seed", "1", "--trainee", trainee, "--mode", mode, typed=typed)
    return data / "sessions"


def test_the_first_attempts_in_assess_mode_are_looked_at(run: Run, sessions: Path) -> None:
    done = run("items", sessions, "--format", "json")

    found = json.loads(done.stdout)
    (group,) = found["groups"]
    assert done.returncode == 0
    assert (found["format"], found["mode"], found["attempt"]) == ("items/1", "assess", "first")
    assert (group["scenario"], group["rubric"], group["sessions"]) == ("late-parcel", "fair", 2)
    assert [item["id"] for item in group["criteria"]] == ["checking", "honesty"]
    assert group["decisions"][0]["facility"] == 0.5
    assert group["accuracy"][0]["without"] == 1
    assert "3 scored + 1 unfinished + 0 rejected = 4 read" in done.stderr


@pytest.mark.parametrize(
    ("options", "count"),
    [(["--attempt", "all"], 3), (["--mode", "practice"], 1), (["--trainee", "t-2"], 1)],
    ids=lambda value: str(value),
)
def test_other_sessions_can_be_asked_for(
    run: Run, sessions: Path, options: list[str], count: int
) -> None:
    found = json.loads(run("items", sessions, "--format", "json", *options).stdout)
    assert found["groups"][0]["sessions"] == count


def test_another_rubric_can_be_named_by_its_file(run: Run, sessions: Path, tmp_path: Path) -> None:
    strict = tmp_path / "strict.yaml"
    text = (tmp_path / "library" / "rubrics" / "fair.yaml").read_text("utf-8")
    strict.write_text(text.replace("id: fair", "id: strict"), "utf-8")
    done = run("items", sessions, "--rubric", strict)
    assert "late-parcel, version 1, by the rubric strict\n2 sessions." in done.stdout


def test_a_report_is_written_whole_and_rejects_beside_it(
    run: Run, sessions: Path, tmp_path: Path
) -> None:
    (sessions / "other.jsonl").write_text('{"format":"session/9"}\n', "utf-8")
    output, rejects = tmp_path / "items.txt", tmp_path / "rejects.jsonl"

    done = run("items", sessions, "-o", output, "--rejects", rejects)

    assert done.returncode == 1
    assert done.stdout == ""
    assert output.read_text("utf-8").startswith("Sessions: the first attempt of each trainee")
    (reject,) = map(json.loads, rejects.read_text("utf-8").splitlines())
    assert reject["reason"] == "format"


def test_a_rubric_that_is_not_there_is_wrong_use(run: Run, sessions: Path) -> None:
    done = run("items", sessions, "--rubric", "fairest")
    assert done.returncode == 2
    assert "fairest" in done.stderr
