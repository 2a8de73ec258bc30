"""The files that commands write: fit for it, packed if so named, and none of what is read."""

import gzip
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_score import PLAY

COMMANDS = [
    ("score",),
    ("compare", "--against-current"),
    ("items",),
    ("pack",),
]


@pytest.fixture
def sessions(run: Run, data: Path) -> Path:
    """A folder with a finished talk."""
    run(*PLAY, "--seed", "1", typed="3\n3\n1\n")
    return data / "sessions"


@pytest.fixture
def journal(sessions: Path) -> Path:
    """The journal in the folder."""
    (journal,) = sessions.glob("*.jsonl")
    return journal


def refuses(run: Run, output: Path, *words: str | Path, option: str = "-o") -> None:
    """The command is wrong use, names the file, and leaves it as it was."""
    before = output.read_bytes()
    refused = run(*words, option, output)

    assert refused.returncode == 2
    assert f"{output} is read by this command too; name another file" in refused.stderr
    assert refused.stdout == ""
    assert output.read_bytes() == before


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_is_written_over_the_sessions_that_are_read(
    run: Run, journal: Path, command: tuple[str, ...]
) -> None:
    refuses(run, journal, *command, journal)
    refuses(run, journal, *command, journal.parent)


@pytest.mark.parametrize("command", COMMANDS[:-1])
def test_nor_are_the_rejects(run: Run, journal: Path, command: tuple[str, ...]) -> None:
    refuses(run, journal, *command, journal.parent, option="--rejects")


def test_a_file_is_the_same_through_links(run: Run, journal: Path, tmp_path: Path) -> None:
    link, hard = tmp_path / "link.jsonl", tmp_path / "hard.jsonl"
    link.symlink_to(journal)
    os.link(journal, hard)

    refuses(run, link, "score", journal)
    refuses(run, journal, "score", link)
    refuses(run, hard, "score", journal.parent)


def test_what_standard_input_comes_from_is_read_too(journal: Path, run: Run) -> None:
    before = journal.read_bytes()
    with journal.open("rb") as file:
        refused = run("score", "-", "-o", journal, typed=file)

    assert refused.returncode == 2
    assert journal.read_bytes() == before


def test_nor_is_anything_written_over_a_rubric_or_a_scenario(
    run: Run, sessions: Path, library: Path, tmp_path: Path
) -> None:
    rubric = library / "rubrics" / "fair.yaml"
    own = tmp_path / "own.yaml"
    own.write_bytes(rubric.read_bytes().replace(b"pass: 70", b"pass: 90"))

    refuses(run, own, "score", sessions, "--rubric", own)
    refuses(run, own, "items", sessions, "--rubric", own)
    refuses(run, own, "compare", sessions, "--rubric", "fair", "--rubric", own)
    refuses(run, library / "late-parcel" / "scenario.yaml", "pack", sessions)


def test_a_new_file_beside_the_sessions_can_be_written_and_what_is_not_read_replaced(
    run: Run, sessions: Path
) -> None:
    page = sessions / "report.html"

    for _ in range(2):
        assert run("score", sessions, "--format", "html", "-o", page).returncode == 0
    assert page.read_bytes().startswith(b"<!doctype html>")


def test_the_output_and_the_rejects_are_two_files(run: Run, sessions: Path, tmp_path: Path) -> None:
    both = tmp_path / "both.jsonl"
    scored = run("score", sessions, "-o", both, "--rejects", both)

    assert scored.returncode == 2
    assert f"--output and --rejects both name {both}" in scored.stderr
    assert not both.exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_hyphen_is_standard_output(run: Run, sessions: Path, command: tuple[str, ...]) -> None:
    written = run(*command, sessions, "--output", "-")

    assert written.returncode == 0
    assert written.stdout != ""
    if command != ("pack",):
        assert written.stdout == run(*command, sessions).stdout


def test_a_hyphen_is_no_file_for_rejects(run: Run, sessions: Path) -> None:
    scored = run("score", sessions, "--rejects", "-")

    assert scored.returncode == 2
    assert "'-' is no file here; './-' is a file of that name" in scored.stderr


@pytest.mark.parametrize(
    ("command", "option"),
    [*((command, "--output") for command in COMMANDS), (("score",), "--rejects")],
)
def test_a_folder_that_is_not_there_is_named_before_anything_is_read(
    run: Run, sessions: Path, tmp_path: Path, command: tuple[str, ...], option: str
) -> None:
    folder = tmp_path / "no-folder"
    refused = run(*command, sessions, option, folder / "f.jsonl")

    assert refused.returncode == 2
    assert f"there is no folder {folder}" in refused.stderr
    assert refused.stdout == ""
    assert not folder.exists()


@pytest.mark.parametrize("device", ["/dev/null", "/dev/stdout", "/dev/fd/1"])
def test_a_device_is_no_file_to_write(run: Run, sessions: Path, device: str) -> None:
    refused = run("score", sessions, "-o", device)

    assert refused.returncode == 2
    assert f"{device} is a device or a pipe, not a file to replace" in refused.stderr


def test_what_ends_in_gz_is_packed_to_the_same_bytes_each_time(
    run: Run, sessions: Path, tmp_path: Path
) -> None:
    plain, one, other = (tmp_path / name for name in ("a.jsonl", "one.jsonl.gz", "b.jsonl.gz"))
    for output in (plain, one, other):
        assert run("pack", sessions, "-o", output).returncode == 0

    assert gzip.decompress(one.read_bytes()) == plain.read_bytes()
    assert one.read_bytes() == other.read_bytes()
    assert run("score", one).stdout == run("score", plain).stdout != ""


def test_rejects_and_scorecards_are_packed_too(run: Run, journal: Path, tmp_path: Path) -> None:
    journal.with_name("bad.jsonl").write_text("[]\n", "utf-8")
    cards, rejects = tmp_path / "cards.csv.gz", tmp_path / "rejects.jsonl.gz"

    run("score", journal.parent, "--format", "csv", "-o", cards, "--rejects", rejects)

    assert gzip.decompress(cards.read_bytes()).startswith(b'"format","session"')
    assert b"bad.jsonl" in gzip.decompress(rejects.read_bytes())


def test_of_many_lines_that_cannot_be_packed_the_first_are_told(
    run: Run, journal: Path, tmp_path: Path
) -> None:
    journal.with_name("bad.jsonl").write_text('{"session"\n' * 50, "utf-8")
    packed = run("pack", journal.parent, "-o", tmp_path / "all.jsonl")

    assert packed.returncode == 1
    assert packed.stderr.count("\n") == 22
    assert "not packed whole: and 30 more\n1 session packed into" in packed.stderr


@pytest.mark.parametrize("is_there", [True, False])
def test_without_a_session_a_pack_is_left_alone(run: Run, tmp_path: Path, is_there: bool) -> None:
    keep = tmp_path / "keep.jsonl"
    keep.write_text("a good pack", "utf-8")
    folder = tmp_path / "sesions"
    if is_there:
        folder.mkdir()

    packed = run("pack", folder, "-o", keep)

    assert packed.returncode == 1
    assert "there are no sessions to pack, so nothing was written" in packed.stderr
    assert is_there or f"{folder}: No such file" in packed.stderr
    assert keep.read_text("utf-8") == "a good pack"
    assert run("pack", folder, "-o", tmp_path / "new.jsonl").returncode == 1
    assert not (tmp_path / "new.jsonl").exists()
