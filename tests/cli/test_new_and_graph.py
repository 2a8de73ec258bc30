"""`simulator new` and `simulator graph`."""

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Run


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch, run: Run) -> Run:
    """The command line with the shipped library instead of the late parcel's."""
    monkeypatch.delenv("SIMULATOR_NO_SHIPPED")
    monkeypatch.delenv("SIMULATOR_LIBRARY")
    return run


def test_what_new_writes_is_right_as_it_stands(shipped: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    for arguments in (
        ("scenario", "late-suitcase"),
        ("rubric", "house"),
        ("tests", "late-suitcase"),
        ("translation", "late-suitcase", "--language", "he"),
    ):
        made = shipped("new", *arguments, "--into", mine)
        assert made.returncode == 0, made.stderr

    checked = shipped("check", mine, "--strict")
    tested = shipped("test", mine)
    explored = shipped("explore", mine / "late-suitcase" / "scenario.yaml")

    assert explored.returncode == 0, explored.stdout
    assert checked.returncode == 0, checked.stdout
    assert "0 errors, 0 warnings" in checked.stderr
    assert tested.returncode == 0, tested.stdout


def test_the_schema_line_leads_from_the_file_to_a_schema(shipped: Run, tmp_path: Path) -> None:
    made = shipped("new", "scenario", "late-suitcase", "--into", tmp_path)

    file = Path(made.stdout.strip())
    first = file.read_text("utf-8").partition("\n")[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (file.parent / first.partition("=")[2]).resolve().is_file()


def test_new_never_writes_over_a_file_nor_repeats_an_id(shipped: Run, tmp_path: Path) -> None:
    shipped("new", "scenario", "late-suitcase", "--into", tmp_path)
    file = tmp_path / "late-suitcase" / "scenario.yaml"
    file.write_text("mine", "utf-8")

    again = shipped("new", "scenario", "late-suitcase", "--into", tmp_path)
    taken = shipped("new", "scenario", "nasa-boots", "--into", tmp_path)

    assert (again.returncode, taken.returncode) == (1, 2)
    assert file.read_text("utf-8") == "mine"
    assert "there is a scenario 'nasa-boots' already" in taken.stderr


@pytest.mark.parametrize("name", ["Bad Id", "../up", "", "a" * 65])
def test_new_refuses_what_is_no_id(shipped: Run, tmp_path: Path, name: str) -> None:
    refused = shipped("new", "scenario", name, "--into", tmp_path / "mine")

    assert refused.returncode == 2
    assert not (tmp_path / "mine").exists()


def test_the_outline_names_every_step_reply_and_ending(run: Run) -> None:
    outline = run("graph", "late-parcel").stdout

    for name in ("asks:", "listens:", "look-up:", "tomorrow-by-noon:", "= thanks:", "= hangs-up:"):
        assert name in outline
    assert "offered if chosen look-up" in outline
    assert "has-had-enough -> hangs-up if patience at most 0" in outline


def test_best_play_is_marked_on_request(run: Run) -> None:
    outline = run("graph", "late-parcel", "--best", "fair").stdout

    marked = [line.split()[1] for line in outline.splitlines() if line.startswith("  * ")]
    assert "look-up:" in marked
    assert "not-our-fault:" not in marked


def test_a_path_that_cannot_be_played_is_refused(run: Run) -> None:
    refused = run("graph", "late-parcel", "--path", "look-up,no-such-reply")

    assert refused.returncode == 2
    assert "turn 2: 'no-such-reply' is not offered" in refused.stderr


def test_the_script_holds_all_that_is_said(run: Run, library: Path) -> None:
    script = run("graph", "late-parcel", "--format", "script").stdout

    assert "**You (if " in script
    scenario = yaml.safe_load((library / "late-parcel" / "scenario.yaml").read_text("utf-8"))
    for step in scenario["steps"]:
        assert step["customer"] in script
        assert all(reply.get("say", "") in script for reply in step["replies"])


def test_hostile_ids_and_texts_do_not_break_the_drawings(run: Run) -> None:
    dot = run("graph", "late-parcel", "--format", "dot").stdout
    mermaid = run("graph", "late-parcel", "--format", "mermaid").stdout

    assert dot.startswith('digraph "late-parcel" {')
    assert mermaid.startswith("flowchart TD")
    assert mermaid.count("{{") == 1


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_draws_it(run: Run) -> None:
    dot = run("graph", "late-parcel", "--format", "dot", "--best", "fair").stdout

    drawn = subprocess.run(["dot", "-Tsvg"], input=dot, capture_output=True, text=True, check=True)

    assert "<svg" in drawn.stdout
