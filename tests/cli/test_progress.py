"""`simulator progress`."""

import json
from pathlib import Path

from tests.cli.conftest import Run

PLAY = ("play", "late-parcel", "--plain", "--seed", "1", "--trainee", "t-9")


def test_it_tells_of_the_talks_of_one_trainee(run: Run) -> None:
    run(*PLAY, typed="1\n" * 40)
    told = run("progress", "--trainee", "t-9", "--format", "json")
    assert told.returncode == 0
    facts = json.loads(told.stdout)
    assert (facts["trainee"], len(facts["talks"])) == ("t-9", 1)
    assert "No talk has been finished yet" in run("progress", "--trainee", "t-8").stdout


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
