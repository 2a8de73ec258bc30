"""`simulator explore`."""

import json
from pathlib import Path

from tests import samples
from tests.cli.conftest import Run

FIELDS = {
    "scenario", "version", "digest", "states", "complete", "turns", "unreachable", "endings",
    "rubrics",
}  # fmt: skip


def test_it_proves_what_can_happen(run: Run) -> None:
    explored = run("explore", "late-parcel")

    assert explored.returncode == 0, explored.stdout
    assert "It can happen: each step, each reply" in explored.stdout


def test_the_json_holds_the_fields_that_programs_rely_on(run: Run) -> None:
    found = json.loads(run("explore", "late-parcel", "--format", "json").stdout)

    assert set(found) == FIELDS
    assert found["rubrics"]["fair"]["best"]["percent"] == 100.0
    assert found["rubrics"]["fair"]["best"]["path"] == list(samples.GOOD_PATH)


def test_a_reply_that_nobody_can_choose_is_wrong_and_said(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    text = samples.SCENARIO_TEXT.replace(
        "when: {all: [verifies]}", "when: {at_least: {verifies: 5}}"
    )
    draft.write_text(text, "utf-8")

    explored = run("explore", draft)

    assert explored.returncode == 1
    assert "tomorrow-by-noon" in explored.stdout
