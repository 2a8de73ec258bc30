"""`simulator play` and `simulator resume`."""

import json
import re
from pathlib import Path

import pytest

from tests import samples
from tests.cli.conftest import Run

PLAY = ("play", "late-parcel", "--plain", "--seed", "1")
ALWAYS_ONE = "1\n" * 40


def session_id(shown: str) -> str:
    """The start of the id that was shown at the end."""
    found = re.search(r"simulator (?:debrief|resume) ([0-9a-f]{8})", shown)
    assert found
    return found[1]


def test_a_talk_is_played_to_its_ending_and_debriefed(run: Run) -> None:
    played = run(*PLAY, typed=ALWAYS_ONE)

    assert played.returncode == 0
    assert "The conversation is over." in played.stdout
    assert "What became of Dana" in played.stdout


def test_the_same_seed_and_choices_show_the_same_but_for_ids_and_times(run: Run) -> None:
    first, second = (run(*PLAY, typed=ALWAYS_ONE).stdout for _ in range(2))

    def without_ids(shown: str) -> str:
        return re.sub(r"[0-9a-f]{8}|attempt \d|\d{4}-\d\d-\d\d \d\d:\d\d", "", shown)

    assert first != second
    assert without_ids(first) == without_ids(second)


def test_a_talk_that_is_left_says_how_to_resume_and_is_resumed_there(run: Run) -> None:
    left = run(*PLAY, typed="3\n")
    assert left.returncode == 0
    assert "Your talk is saved. Resume with: simulator resume" in left.stdout

    resumed = run("resume", session_id(left.stdout), "--plain", typed=ALWAYS_ONE)

    assert "You find: It has been at the depot since Friday." in resumed.stdout
    assert "The conversation is over." in resumed.stdout


def test_resume_without_a_session_takes_up_the_talk_that_was_left_last(run: Run) -> None:
    run(*PLAY, typed="3\n")

    assert "The conversation is over." in run("resume", typed=ALWAYS_ONE).stdout
    nothing_left = run("resume")
    assert nothing_left.returncode == 2
    assert "there is no unfinished talk" in nothing_left.stderr


def test_a_talk_that_has_ended_is_not_resumed(run: Run) -> None:
    ended = run(*PLAY, typed=ALWAYS_ONE)

    again = run("resume", session_id(ended.stdout))

    assert again.returncode == 1
    assert "this talk has ended" in again.stderr


def test_a_talk_goes_on_as_it_began_though_the_scenario_was_edited(run: Run, library: Path) -> None:
    left = run(*PLAY, typed="3\n")
    file = library / "late-parcel" / "scenario.yaml"
    file.write_text(file.read_text().replace("Well? What do you see?", "Changed"), "utf-8")

    resumed = run("resume", session_id(left.stdout), typed=ALWAYS_ONE)

    assert "Well? What do you see?" in resumed.stdout


def test_attempts_are_counted_for_each_trainee(run: Run) -> None:
    for trainee in ("a", "b", "a"):
        run(*PLAY, "--trainee", trainee, typed=ALWAYS_ONE)

    sessions = json.loads(run("score", ".", "--format", "json").stdout or "[]")
    assert sessions == []
    listed = json.loads(run("list", "sessions", "--format", "json").stdout)
    assert sorted(row["trainee"] for row in listed) == ["a", "a", "b"]
    scored = json.loads(run("score", *{Path(r["file"]) for r in listed}, "--format", "json").stdout)
    assert sorted((row["trainee"], row["attempt"]) for row in scored) == [
        ("a", 1),
        ("a", 2),
        ("b", 1),
    ]


def test_without_a_scenario_it_asks_which_one(run: Run) -> None:
    asked = run("play", typed="late\n" + ALWAYS_ONE)

    assert "1. The late parcel (late-parcel), about 3 min" in asked.stdout
    assert "Type a number from 1 to 1, an id, or q." in asked.stdout
    assert "The conversation is over." in asked.stdout


HEBREW = """\
format: translation/1
scenario: late-parcel
language: he
of_version: 1
title: החבילה המאחרת
steps:
  asks:
    customer: איפה החבילה שלי?
"""


def test_the_language_chosen_in_the_app_is_used_where_the_scenario_is_to_be_had_in_it(
    run: Run, library: Path, data: Path
) -> None:
    data.mkdir()
    (data / "settings.json").write_text('{"language":"he"}', "utf-8")
    assert "Dana (sharply): Where is my parcel?" in run(*PLAY).stdout

    (library / "late-parcel" / "he.yaml").write_text(HEBREW, "utf-8")

    assert "איפה החבילה שלי?" in run(*PLAY).stdout
    assert "Where is my parcel?" in run(*PLAY, "--language", "en").stdout


def test_every_line_is_broken_between_words_where_the_window_is_narrow(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    left, ended = run("play", typed="late\n1\n?\nq\n"), run(*PLAY, typed=ALWAYS_ONE)

    for line in (left.stdout + ended.stdout).splitlines():
        assert len(line) <= 40 or " " not in line.strip()
    for sentence in (
        "A parcel is a week late, and the customer has told the story twice already.",
        "Your talk is saved. Resume with: simulator resume",
    ):
        assert sentence in " ".join(left.stdout.split())


def test_the_bare_command_asks_too_and_leaves_at_the_end_of_input(run: Run) -> None:
    asked = run()

    assert asked.returncode == 0
    assert "The late parcel" in asked.stdout


def test_an_unknown_scenario_is_answered_with_the_one_that_was_meant(run: Run) -> None:
    refused = run("play", "late-parsel")

    assert refused.returncode == 2
    assert "late-parcel" in refused.stderr


def test_a_scenario_file_anywhere_can_be_played(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_text(samples.SCENARIO_TEXT.replace("Where is my parcel?", "Hello?"), "utf-8")

    assert "Dana (sharply): Hello?" in run("play", draft, typed="").stdout


def test_a_broken_scenario_is_refused_with_its_place(run: Run, library: Path) -> None:
    file = library / "late-parcel" / "scenario.yaml"
    file.write_text(samples.SCENARIO_TEXT.replace("next: thanks", "next: thnaks"), "utf-8")

    refused = run("play", "late-parcel")

    assert refused.returncode == 1
    assert re.search(r"scenario\.yaml:55:\d+: error: ", refused.stderr)
    assert "thanks" in refused.stderr


def test_an_unwritable_data_folder_is_said_and_the_talk_does_not_start(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "not-a-folder"
    file.write_text("x", "utf-8")

    refused = run(*PLAY, "--data", file / "data", typed=ALWAYS_ONE)

    assert refused.returncode == 1
    assert "not-a-folder" in refused.stderr
    assert "You:" not in refused.stdout


def test_hostile_trainee_ids_are_shown_harmlessly(run: Run) -> None:
    played = run(*PLAY, "--trainee", "\x1b]0;x\x07[/red]\u202e", typed=ALWAYS_ONE)

    assert played.returncode == 0
    assert "\x1b" not in played.stdout
    assert "␛]0;x␇[/red]�" in played.stdout
