"""`simulator compare`."""

import json
from pathlib import Path

import msgspec
import pytest

from simulator import conversation
from simulator.model.digests import content, digest
from simulator.model.session import ScenarioReference, Session, Turn
from simulator.storage.documents import canonical
from tests import samples
from tests.cli.conftest import Run

TALKS = (samples.GOOD_PATH, ("not-our-fault",), ("look-up",))
"""A finished talk, a failed one, and one that was left."""


def session(number: int, path: tuple[str, ...]) -> bytes:
    """A talk of the late parcel, as `pack` writes it."""
    scenario, rubric = samples.scenario(), samples.rubric()
    play = conversation.script(scenario)
    state = conversation.begin(play)
    turns = []
    for reply in path:
        offered = tuple(one.id for one in conversation.offers(play, state))
        turns.append(Turn(reply=reply, offered=offered, ms=900))
        state = conversation.choose(play, state, reply)
    ended = conversation.has_ended(play, state)
    return msgspec.json.encode(
        Session(
            session=f"{number:08x}-0000-4000-8000-000000000000",
            scenario=ScenarioReference(
                id=scenario.id, version=1, digest=digest(scenario), content=content(scenario)
            ),
            rubric=rubric.id,
            rubric_content=content(rubric),
            trainee="t-1",
            attempt=1,
            mode="practice",
            language="en",
            seed=1,
            app="test 1",
            at="2026-01-31T09:30:00.125Z",
            turns=tuple(turns),
            ending=state.at if ended else None,
            ended="2026-01-31T09:40:00Z" if ended else None,
        )
    )


@pytest.fixture
def sessions(tmp_path: Path) -> Path:
    """A folder with a pack of the talks."""
    folder = tmp_path / "sessions"
    folder.mkdir()
    documents = [canonical(samples.scenario()), canonical(samples.rubric())]
    lines = [*documents, *(session(number, path) for number, path in enumerate(TALKS))]
    (folder / "all.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
    return folder


@pytest.fixture
def stricter(tmp_path: Path) -> Path:
    """A second version of the library's rubric, in a file: verifying is no longer enough."""
    file = tmp_path / "fair.yaml"
    text = samples.RUBRIC_TEXT.replace("version: 1", "version: 2", 1)
    file.write_text(text.replace("all: [verifies]", "all: [verifies, argues]"), "utf-8")
    return file


def test_an_id_and_a_file_of_that_id_are_two_versions(
    run: Run, sessions: Path, stricter: Path
) -> None:
    told = run("compare", sessions, "--rubric", "fair", "--rubric", stricter, "--format", "json")

    assert told.returncode == 0
    comparison = json.loads(told.stdout)
    assert comparison["kind"] == "versions"
    assert [comparison[side]["version"] for side in "ab"] == [1, 2]
    assert (comparison["compared"], comparison["passed_a"], comparison["passed_b"]) == (2, 1, 0)
    (changed,) = comparison["to_fail"]
    assert [(cause["id"], cause["a"], cause["b"]) for cause in changed["causes"]] == [
        ("checking", "looked", "guessed")
    ]
    assert "2 scored + 1 unfinished + 0 rejected = 3 read" in told.stderr


def test_the_other_way_round_it_flips_the_other_way(
    run: Run, sessions: Path, stricter: Path
) -> None:
    told = run("compare", sessions, "--rubric", stricter, "--rubric", "fair")
    assert "From pass to fail: none" in told.stdout
    assert "From fail to pass: 1 session" in told.stdout
    assert "checking: guessed → looked (+66.6)" in told.stdout


def test_two_files_of_one_id_are_two_versions_too(
    run: Run, sessions: Path, stricter: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(stricter.read_text("utf-8").replace("pass: 70", "pass: 20"), "utf-8")
    told = run("compare", sessions, "--rubric", stricter, "--rubric", other)
    assert told.returncode == 0
    assert f"A: fair from {stricter} (version 2, pass mark 70%" in told.stdout
    assert f"B: fair from {other} (version 2, pass mark 20%" in told.stdout


def test_a_rubric_that_does_not_apply_is_counted(run: Run, sessions: Path, library: Path) -> None:
    text = samples.RUBRIC_TEXT.replace("id: fair", "id: public", 1).replace("[blame]", "[public]")
    head, _, rest = text.partition("  - id: honesty")
    text = head + "  - id: in-public" + rest.partition("  - id: in-public")[2]
    (library / "rubrics" / "public.yaml").write_text(text, "utf-8")

    told = run("compare", sessions, "--rubric", "fair", "--rubric", "public")

    assert "0 sessions compared." in told.stdout
    assert "Not comparable: 2 where no criterion of the rubric of B applies." in told.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "two rubrics are wanted"),
        (("--rubric", "fair"), "two rubrics are wanted"),
        (("--rubric", "fair", "--rubric", "fair"), "score alike"),
        (("--rubric", "fair", "--rubric", "no-such"), "no-such"),
        (("--against-current", "--rubric", "fair", "--rubric", "fair"), "goes with one --rubric"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_wrong_use(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    told = run("compare", tmp_path, *arguments)
    assert told.returncode == 2
    assert said in told.stderr
    assert told.stdout == ""


def test_versions_that_differ_in_texts_alone_are_refused(
    run: Run, sessions: Path, tmp_path: Path
) -> None:
    file = tmp_path / "fair.yaml"
    file.write_text(samples.RUBRIC_TEXT.replace("Fair and square", "Square"), "utf-8")
    told = run("compare", sessions, "--rubric", "fair", "--rubric", file)
    assert told.returncode == 2
    assert "differ in texts at most" in told.stderr


def test_after_tags_were_corrected_it_says_which_results_changed(
    run: Run, sessions: Path, library: Path
) -> None:
    scenario = library / "late-parcel" / "scenario.yaml"
    text = samples.SCENARIO_TEXT.replace("shows: [verifies]", "shows: [verifies, argues]")
    scenario.write_text(text, "utf-8")

    told = run("compare", sessions, "--against-current", "--rubric", "fair", "--format", "json")

    comparison = json.loads(told.stdout)
    (changed,) = comparison["to_fail"]
    assert [(cause["kind"], cause["id"], cause["b"]) for cause in changed["causes"]] == [
        ("critical", "quarrelled", "fail")
    ]
    assert comparison["a"]["name"] == "as played, under fair"
    assert comparison["critical"] == [
        {"rubric": "fair", "id": "quarrelled", "appears": 1, "disappears": 0}
    ]
    assert told.returncode == 0


def test_a_rubric_that_was_changed_since_is_compared_as_it_was_then(
    run: Run, sessions: Path, library: Path
) -> None:
    (library / "rubrics" / "fair.yaml").write_text(
        samples.RUBRIC_TEXT.replace("pass: 70", "pass: 20").replace("effect: fail", "effect: zero"),
        "utf-8",
    )
    told = run("compare", sessions, "--against-current", "--format", "json")
    comparison = json.loads(told.stdout)
    assert comparison["a"]["rubric"] is None
    (changed,) = comparison["moved_sessions"]
    assert [(cause["id"], cause["a"], cause["b"]) for cause in changed["causes"]] == [
        ("quarrelled", "fail", "zero")
    ]


def test_a_session_that_no_longer_replays_is_listed_and_exits_1(
    run: Run, sessions: Path, library: Path
) -> None:
    pack = sessions / "all.jsonl"
    scenario = library / "late-parcel" / "scenario.yaml"
    scenario.write_text(samples.SCENARIO_TEXT.replace("tomorrow-by-noon", "by-noon"), "utf-8")

    told = run("compare", pack, "--against-current")
    piped = run("compare", "-", "--against-current", typed=pack.read_text("utf-8"))

    assert told.returncode == piped.returncode == 1
    assert "Scored on one side only: 1 on A, 0 on B." in told.stdout
    assert "turn 3: 'tomorrow-by-noon' is not offered" in told.stdout
    assert told.stdout == piped.stdout


def test_what_is_rejected_on_both_sides_is_rejected_once(
    run: Run, sessions: Path, tmp_path: Path
) -> None:
    (sessions / "broken.jsonl").write_text("no session\n", "utf-8")
    rejects = tmp_path / "rejects.jsonl"

    told = run("compare", sessions, "--against-current", "--rejects", rejects)

    assert told.returncode == 1
    assert "2 sessions compared." in told.stdout
    assert "2 scored + 1 unfinished + 1 rejected = 4 read" in told.stderr
    assert len(rejects.read_text("utf-8").splitlines()) == 1


def test_a_session_that_is_met_twice_is_compared_once(
    run: Run, sessions: Path, stricter: Path
) -> None:
    told = run("compare", sessions, sessions, "--rubric", "fair", "--rubric", stricter)
    assert "2 sessions compared." in told.stdout


def test_only_selected_sessions_are_compared(run: Run, sessions: Path, stricter: Path) -> None:
    rubrics = ("--rubric", "fair", "--rubric", stricter)
    told = run("compare", sessions, *rubrics, "--trainee", "somebody-else")
    assert "0 sessions compared." in told.stdout
    assert told.returncode == 0


def test_a_page_is_written_whole(run: Run, sessions: Path, stricter: Path, tmp_path: Path) -> None:
    page = tmp_path / "comparison.html"
    rubrics = ("--rubric", "fair", "--rubric", stricter)
    told = run("compare", sessions, *rubrics, "--format", "html", "-o", page)
    assert told.returncode == 0
    assert told.stdout == ""
    text = page.read_text("utf-8")
    assert text.startswith("<!doctype html>")
    assert text.endswith("</html>\n")
    assert "Two versions of fair" in text
