"""`simulator score` and `simulator pack`."""

import csv
import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PLAY = ("play", "late-parcel", "--plain", "--trainee", "t-1")


@pytest.fixture
def sessions(run: Run, data: Path) -> Path:
    """A folder with a finished talk, a failed one, and one that was left."""
    run(*PLAY, "--seed", "1", typed="3\n3\n1\n")
    run(*PLAY, "--seed", "1", typed="2\n")
    run(*PLAY, "--seed", "1", typed="3\n")
    return data / "sessions"


def test_each_finished_session_is_scored_and_the_sums_add_up(run: Run, sessions: Path) -> None:
    scored = run("score", sessions, "--format", "jsonl")

    cards = [json.loads(line) for line in scored.stdout.splitlines()]
    assert scored.returncode == 0
    assert sorted(card["ending"] for card in cards) == ["hangs-up", "thanks"]
    assert "2 scored + 1 unfinished + 0 rejected = 3 read" in scored.stderr


def test_of_one_turn_it_says_turn(run: Run, data: Path) -> None:
    run(*PLAY, "--seed", "1", typed="3\n")

    told = run("score", data / "sessions").stderr.splitlines()

    assert told[0].endswith(", 1 turn")


def test_a_gzip_can_come_through_a_pipe(run: Run, sessions: Path, tmp_path: Path) -> None:
    pack = tmp_path / "all.jsonl.gz"
    run("pack", sessions, "-o", pack)
    with pack.open("rb") as file:
        piped = run("score", "-", typed=file)
    with pack.open("rb") as file:
        again = run("pack", "-", "-o", tmp_path / "again.jsonl.gz", typed=file)

    assert piped.stdout == run("score", pack).stdout != ""
    assert again.returncode == 0
    assert (tmp_path / "again.jsonl.gz").read_bytes() == pack.read_bytes()


def test_a_folder_a_pack_and_a_pack_through_a_pipe_score_alike(
    run: Run, sessions: Path, tmp_path: Path
) -> None:
    pack = tmp_path / "all.jsonl"
    assert run("pack", sessions, "-o", pack).returncode == 0

    from_folder = run("score", sessions, "--format", "jsonl").stdout
    from_pack = run("score", pack, "--format", "jsonl").stdout
    from_pipe = run("score", "-", "--format", "jsonl", typed=pack.read_text("utf-8")).stdout

    assert from_folder == from_pack == from_pipe != ""


def test_a_pack_is_scored_where_the_scenario_is_unknown(
    run: Run, sessions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = tmp_path / "all.jsonl"
    run("pack", sessions, "-o", pack)
    expected = run("score", pack, "--format", "jsonl").stdout

    monkeypatch.delenv("SIMULATOR_LIBRARY")
    monkeypatch.setenv("SIMULATOR_DATA", str(tmp_path / "elsewhere"))

    assert run("score", pack, "--format", "jsonl").stdout == expected
    assert "is in no library, archive or pack" in run("score", sessions).stderr


def test_sessions_score_the_same_digits_after_the_scenario_was_edited(
    run: Run, sessions: Path, library: Path
) -> None:
    before = run("score", sessions, "--format", "jsonl").stdout
    file = library / "late-parcel" / "scenario.yaml"
    edited = file.read_text("utf-8").replace("shows: [verifies]", "shows: [informs]")
    file.write_text(edited, "utf-8")

    assert run("score", sessions, "--format", "jsonl").stdout == before
    today = run("score", sessions, "--format", "jsonl", "--as", "current")
    assert today.returncode == 1
    assert "turn 3: 'tomorrow-by-noon' is not offered" in today.stderr


def test_several_rubrics_give_a_line_each(run: Run, sessions: Path, library: Path) -> None:
    strict = library / "rubrics" / "strict.yaml"
    text = (library / "rubrics" / "fair.yaml").read_text("utf-8")
    strict.write_text(text.replace("id: fair", "id: strict").replace("pass: 70", "pass: 100"))

    scored = run("score", sessions, "--rubric", "fair", "--rubric", strict, "--format", "jsonl")

    rubrics = [json.loads(line)["rubric"] for line in scored.stdout.splitlines()]
    assert rubrics == ["fair", "strict"] * 2


def test_the_csv_can_be_read_again(run: Run, sessions: Path, tmp_path: Path) -> None:
    file = tmp_path / "scores.csv"
    run("score", sessions, "--format", "csv", "-o", file)

    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    assert {row["criterion:checking:level"] for row in rows} == {"looked", "guessed"}


Damage = Callable[[list[bytes]], list[bytes]]
BAD: dict[str, tuple[Damage, str]] = {
    "half a line": (lambda lines: [*lines[:-1], lines[-1][: len(lines[-1]) // 2]], ""),
    "a byte changed": (lambda lines: [lines[0].replace(b"t-1", b"t-2"), *lines[1:]], "sum"),
    "a line taken out": (lambda lines: [lines[0], *lines[2:]], "sum"),
    "an empty file": (lambda lines: [], "empty"),
    "no JSON": (lambda lines: [b"hello\n"], "JSON"),
}


@pytest.mark.parametrize("damage", BAD, ids=list(BAD))
def test_a_damaged_journal_is_rejected_with_its_place_and_the_rest_is_scored(
    run: Run, sessions: Path, damage: str
) -> None:
    change, said = BAD[damage]
    victim = next(
        path for path in sorted(sessions.glob("*.jsonl")) if b"thanks" in path.read_bytes()
    )
    victim.write_bytes(b"".join(change(victim.read_bytes().splitlines(keepends=True))))

    scored = run("score", sessions, "--format", "jsonl")

    assert len(scored.stdout.splitlines()) == 1
    assert "Traceback" not in scored.stderr
    if said:
        assert scored.returncode == 1
        assert f"rejected: {victim}:" in scored.stderr
        assert said in scored.stderr
    else:
        assert "2 unfinished" in scored.stderr


def test_a_reply_that_was_never_offered_is_rejected_with_its_turn(
    run: Run, sessions: Path, tmp_path: Path
) -> None:
    pack = tmp_path / "all.jsonl"
    run("pack", sessions, "-o", pack)
    pack.write_text(
        pack.read_text("utf-8").replace(
            '"tomorrow-by-noon","offered"', '"no-such-reply","offered"'
        ),
        "utf-8",
    )

    rejects = tmp_path / "rejects.jsonl"
    scored = run("score", pack, "--format", "jsonl", "--rejects", rejects)

    assert scored.returncode == 1
    assert "turn 3: 'no-such-reply' is not offered at 'listens'" in scored.stderr
    reject = json.loads(rejects.read_text("utf-8"))
    assert set(reject) == {"source", "line", "session", "reason", "message"}
    assert reject["reason"] == "not-offered"


def test_a_named_pipe_is_no_session_and_is_not_waited_for(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)

    scored = run("score", pipe)

    assert scored.returncode == 1
    assert f"{pipe}: is a named pipe, not a file" in scored.stderr


def test_a_session_that_is_met_twice_counts_once(run: Run, sessions: Path, tmp_path: Path) -> None:
    pack = tmp_path / "all.jsonl"
    run("pack", sessions, "-o", pack)
    once = run("score", sessions, "--format", "jsonl")

    twice = run("score", sessions, pack, "--format", "jsonl")

    assert twice.stdout == once.stdout
    assert "Read again 3: the same session" in twice.stderr
    assert "2 scored + 1 unfinished + 0 rejected = 3 read" in twice.stderr


def test_a_session_that_is_met_with_other_bytes_is_rejected(
    run: Run, sessions: Path, tmp_path: Path
) -> None:
    pack = tmp_path / "all.jsonl"
    run("pack", sessions, "-o", pack)
    pack.write_text(pack.read_text("utf-8").replace('"hints":0', '"hints":1'), "utf-8")

    scored = run("score", sessions, pack, "--format", "jsonl")

    assert scored.returncode == 1
    assert scored.stderr.count("was read before, with other bytes [seen-before]") == 3
    assert "2 scored + 1 unfinished + 3 rejected = 6 read" in scored.stderr


def test_a_gzip_scores_as_what_it_holds(run: Run, sessions: Path, tmp_path: Path) -> None:
    pack = tmp_path / "all.jsonl"
    run("pack", sessions, "-o", pack)
    packed = tmp_path / "all.jsonl.gz"
    packed.write_bytes(gzip.compress(pack.read_bytes()))

    assert run("score", packed).stdout == run("score", pack).stdout != ""


def test_only_what_is_selected_is_scored(run: Run, sessions: Path) -> None:
    none = run("score", sessions, "--trainee", "t-2", "--format", "jsonl")
    all_ = run("score", sessions, "--trainee", "t-1", "--since", "2026-01-01", "--format", "jsonl")

    assert none.stdout == ""
    assert none.returncode == 0
    assert "Passed over 3: not selected." in none.stderr
    assert len(all_.stdout.splitlines()) == 2


def test_a_day_that_is_none_is_refused(run: Run, sessions: Path) -> None:
    refused = run("score", sessions, "--since", "31.1.2026")

    assert refused.returncode == 2
    assert "'31.1.2026' is no day or moment such as 2026-01-31" in refused.stderr


def test_days_that_no_session_can_lie_between_are_refused(run: Run, sessions: Path) -> None:
    refused = run("score", sessions, "--since", "2026-02-02", "--until", "2026-02-01")

    assert refused.returncode == 2
    assert "--since 2026-02-02 is after --until 2026-02-01" in refused.stderr
    same = run("score", sessions, "--since", "2026-02-01T10:00", "--until", "2026-02-01")
    assert same.returncode == 0


@pytest.mark.parametrize(("least", "code"), [("101", 2), ("100", 1), ("0", 0)])
def test_a_mean_that_is_too_low_is_a_failure(
    run: Run, sessions: Path, least: str, code: int
) -> None:
    assert run("score", sessions, "--fail-under", least).returncode == code


def test_where_nothing_was_scored_no_mean_is_high_enough(run: Run, sessions: Path) -> None:
    scored = run("score", sessions, "--fail-under", "0", "--trainee", "t-2")

    assert scored.returncode == 1
    assert "Nothing was scored, so nothing comes to 0%." in scored.stderr


def test_a_mean_that_is_no_number_is_refused(run: Run, sessions: Path) -> None:
    refused = run("score", sessions, "--fail-under", "nan")

    assert refused.returncode == 2
    assert "'nan' is no percentage" in refused.stderr


def test_a_rubric_that_is_named_twice_is_refused(run: Run, sessions: Path, library: Path) -> None:
    file = library / "rubrics" / "fair.yaml"

    for again in ("fair", file):
        refused = run("score", sessions, "--rubric", "fair", "--rubric", again)
        assert refused.returncode == 2
        assert "--rubric names 'fair' twice; name each once" in refused.stderr


def test_a_page_holds_all_scorecards(run: Run, sessions: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    run("score", sessions, "--format", "html", "-o", page)

    listed = page.read_text("utf-8").partition('<section id="cards">')[2]
    cards, _, unfinished = listed.partition("</section>")
    assert cards.count("<tr>") == 3
    assert "Unfinished: 1" in unfinished


def test_of_a_trainees_attempts_one_counts(run: Run, sessions: Path) -> None:
    def percents(*words: str) -> list[float]:
        lines = run("score", sessions, "--format", "jsonl", *words).stdout.splitlines()
        return [json.loads(line)["percent"] for line in lines]

    both = percents()
    at = [
        json.loads(line)["at"]
        for line in run("score", sessions, "--format", "jsonl").stdout.splitlines()
    ]
    in_time = [percent for _, percent in sorted(zip(at, both, strict=True))]

    assert percents("--attempt", "first") == in_time[:1]
    assert percents("--attempt", "last") == in_time[1:]
    assert percents("--attempt", "best") == [max(both)]


def test_totals_are_told_for_each_group(run: Run, sessions: Path) -> None:
    by_ending = run("score", sessions, "--group-by", "ending,trainee").stdout.splitlines()
    together = run("score", sessions, "--group-by", "trainee, rubric").stdout.splitlines()

    _, _, heading, *groups = by_ending[by_ending.index("") - 1 :]
    assert heading.split()[:4] == ["scenario", "ending", "trainee", "scorecards"]
    assert [group.split()[1:6] for group in groups] == [
        ["hangs-up", "t-1", "1", "0", "0.0%"],
        ["thanks", "t-1", "1", "1", "100.0%"],
    ]
    percents = [float(group.split()[6]) for group in groups]
    *_, mean, lowest, highest = together[-1].split()
    assert together[-1].split()[:5] == ["t-1", "fair", "2", "1", "50.0%"]
    assert [float(lowest), float(highest)] == sorted(percents)
    assert abs(float(mean) - sum(percents) / 2) <= 0.1


def test_what_two_rubrics_say_makes_no_total_together(
    run: Run, sessions: Path, library: Path
) -> None:
    text = (library / "rubrics" / "fair.yaml").read_text("utf-8")
    other = library / "rubrics" / "lenient.yaml"
    other.write_text(text.replace("id: fair", "id: lenient").replace("pass: 70", "pass: 1"))
    options = ("--rubric", "fair", "--rubric", "lenient", "--library", library)

    told = run("score", sessions, *options, "--group-by", "trainee").stdout.splitlines()

    groups = [line.split()[:4] for line in told[-2:]]
    assert groups == [["t-1", "fair", "2", "1"], ["t-1", "lenient", "2", "1"]]


@pytest.mark.parametrize("wrong", [("colour",), ("trainee", "--format", "csv")])
def test_groups_that_there_are_not_are_refused(
    run: Run, sessions: Path, wrong: tuple[str, ...]
) -> None:
    refused = run("score", sessions, "--group-by", *wrong)

    assert refused.returncode == 2
    assert refused.stderr.startswith("simulator: --group-by")
