"""`simulator test`."""

import re
from pathlib import Path

import yaml

from tests import samples
from tests.cli.conftest import Run


def test_all_cases_are_run_and_counted(run: Run) -> None:
    tested = run("test")

    assert tested.returncode == 0
    assert "ok   looks-first" in tested.stdout
    assert "2 passed, 0 failed" in tested.stderr


def test_a_failed_case_is_named_with_its_place_and_the_first_difference(
    run: Run, library: Path
) -> None:
    file = library / "late-parcel" / "tests.yaml"
    file.write_text(samples.CASES_TEXT.replace("ending: hangs-up", "ending: thanks"), "utf-8")

    tested = run("test", file)

    assert tested.returncode == 1
    assert f"FAIL blames-the-courier\n       {file}:9:5: ending: expected 'thanks'" in tested.stdout


def test_a_path_that_cannot_be_played_or_stops_short_fails(run: Run, library: Path) -> None:
    file = library / "late-parcel" / "tests.yaml"
    for path, said in (
        ("[wait-some-more, look-up]", "turn 2: 'look-up' is not offered at 'listens'"),
        ("[look-up]", "the talk has not ended after 1 replies: it stands at 'asks'"),
        ("[not-our-fault, look-up]", "(offered: nothing: the talk has ended)"),
    ):
        file.write_text(samples.CASES_TEXT.replace("[not-our-fault]", path), "utf-8")

        tested = run("test", file)

        assert tested.returncode == 1
        assert said in tested.stdout


def test_an_unknown_key_fails_closed(run: Run, library: Path) -> None:
    file = library / "late-parcel" / "tests.yaml"
    file.write_text(samples.CASES_TEXT.replace("passed: true", "pased: true"), "utf-8")

    tested = run("test", file)

    assert tested.returncode == 1
    assert "passed" in tested.stderr


def test_without_cases_it_says_so(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()

    assert run("test", empty).returncode == 1


def test_a_saved_session_becomes_a_case_that_passes(run: Run, data: Path, library: Path) -> None:
    run("play", "late-parcel", "--seed", "1", typed="3\n3\n1\n")
    session = next((data / "sessions").glob("*.jsonl"))

    written = run("test", "--write", session)

    assert written.returncode == 0
    (case,) = yaml.safe_load(written.stdout)
    assert case["replies"] == list(samples.GOOD_PATH)
    file = library / "late-parcel" / "tests.yaml"
    file.write_text(samples.CASES_TEXT + written.stdout, "utf-8")
    assert re.search(r"ok   session-[0-9a-f]{8}", run("test", file).stdout)


def test_mutation_names_what_no_case_notices(run: Run) -> None:
    mutated = run("test", "--mutate")

    assert mutated.returncode == 1
    assert "no case notices fair: honesty: weight 1 -> 2" in mutated.stdout
    assert "quarrelled: left out" not in mutated.stdout
