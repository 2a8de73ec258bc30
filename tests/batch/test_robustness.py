"""Among a thousand good journals every kind of bad one: nothing is lost, all is told."""

import csv
import io
import json
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from simulator.storage.folding import fold
from simulator.storage.journal_lines import read_journal
from tests.batch.bad_journals import Events, add_bad, joined, renamed
from tests.cli.conftest import Run, data, library, run
from tests.storage.journals import session_line, written

__all__ = ["data", "library", "run"]

GOOD = 1_000
MOST_MEMORY = 60  # MB


@pytest.fixture
def talk(run: Run, data: Path) -> Events:
    """The events of a finished talk, as the player wrote them: a start, three replies, an end."""
    run("play", "late-parcel", "--plain", "--trainee", "t-1", "--seed", "1", typed="3\n3\n1\n")
    (file,) = (data / "sessions").glob("*.jsonl")
    return read_journal(file.name, file.read_bytes()).events


@pytest.fixture
def folder(talk: Events, tmp_path: Path) -> Path:
    """A folder with a thousand good journals."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(GOOD):
        (folder / f"good-{number:04}.jsonl").write_bytes(written(renamed(talk)))
    return folder


MEASURED = """
import resource, subprocess, sys
code = subprocess.call([sys.executable, "-m", "simulator", *sys.argv[1:]])
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print("peak", peak // (1024 * 1024 if sys.platform == "darwin" else 1024), file=sys.stderr)
sys.exit(code)
"""
"""A process between, for a child begins with the peak of its parent."""


@pytest.mark.usefixtures("run")
def test_among_a_thousand_good_journals_each_bad_one_is_told_once(
    folder: Path, talk: Events, tmp_path: Path
) -> None:
    expected = add_bad(folder, talk)
    rejects = tmp_path / "rejects.jsonl"

    options = ("--format", "jsonl", "--rejects", str(rejects))
    scored = subprocess.run(
        [sys.executable, "-c", MEASURED, "score", str(folder), *options],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    told = [json.loads(line) for line in rejects.read_text("utf-8").splitlines()]
    got = {one["source"]: (one["reason"], one["line"]) for one in told}
    assert got == expected
    assert Counter(one["source"] for one in told) == dict.fromkeys(expected, 1)
    assert len(scored.stdout.splitlines()) == GOOD
    assert scored.returncode == 1
    sums = f"{GOOD} scored + 0 unfinished + {len(expected)} rejected = {GOOD + len(expected)} read"
    *said, peak = scored.stderr.splitlines()
    assert said[-1] == sums
    assert f"rejected: and {len(expected) - 20} more" in said
    assert int(peak.removeprefix("peak ")) < MOST_MEMORY


def started(*arguments: str | Path, errors: int = subprocess.PIPE) -> "subprocess.Popen[bytes]":
    """A run that reads standard input for as long as we like."""
    return subprocess.Popen(
        [sys.executable, "-m", "simulator", "score", "-", *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
    )


def fed(scoring: "subprocess.Popen[bytes]", talk: Events) -> None:
    """Give it twenty sessions, and wait until it has scored some."""
    assert scoring.stdin is not None
    assert scoring.stdout is not None
    scoring.stdin.write(joined(session_line(fold(renamed(talk))) for _ in range(20)))
    scoring.stdin.flush()
    scoring.stdout.readline()


def test_an_interrupted_run_says_how_far_it_came(talk: Events) -> None:
    scoring = started("--format", "jsonl")
    fed(scoring, talk)

    scoring.send_signal(signal.SIGINT)
    _, said = scoring.communicate(timeout=30)

    assert scoring.returncode == 130
    assert re.fullmatch(r"Interrupted after (\d+) sessions, at -:\1\.\n", said.decode())


def test_an_interrupted_run_leaves_no_part_of_a_file(talk: Events, tmp_path: Path) -> None:
    output = tmp_path / "out" / "scores.csv"
    output.parent.mkdir()
    scoring = started("--format", "csv", "-o", output)
    deadline = time.monotonic() + 30
    while not list(output.parent.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.01)

    scoring.send_signal(signal.SIGINT)
    _, said = scoring.communicate(timeout=30)

    assert scoring.returncode == 130
    assert f"{output} was not written." in said.decode()
    assert list(output.parent.iterdir()) == []


def shown(terminal: int) -> str:
    """What a terminal was sent, once there is something."""
    ready, _, _ = select.select([terminal], [], [], 20)
    return os.read(terminal, 1_000).decode() if ready else ""


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")
@pytest.mark.parametrize("interrupted", [False, True])
def test_on_a_terminal_a_line_says_how_far_it_is_and_goes_away(
    talk: Events, interrupted: bool
) -> None:
    ours, theirs = os.openpty()
    scoring = started("--format", "jsonl", errors=theirs)
    os.close(theirs)
    fed(scoring, talk)
    time.sleep(0.6)
    fed(scoring, talk)

    progress = shown(ours)
    if interrupted:
        scoring.send_signal(signal.SIGINT)
    scoring.communicate(timeout=30)

    assert re.fullmatch(r"\r\x1b\[K\d+ sessions, \d+ a second", progress)
    last = "Interrupted after " if interrupted else "40 scored + 0 unfinished"
    assert shown(ours).startswith(f"\r\x1b[K{last}")
    os.close(ours)


FORMULAS = ("=1+1", "@SUM(1)", "|cmd", "+1", "-1", "%1", " =1+1", "\uff1d1+1")


def test_a_trainee_who_is_a_formula_stays_a_text_in_the_csv(
    run: Run, talk: Events, tmp_path: Path
) -> None:
    pack = tmp_path / "pack.jsonl"
    pack.write_bytes(joined(session_line(fold(renamed(talk, name))) for name in FORMULAS))

    rows = list(csv.DictReader(io.StringIO(run("score", pack, "--format", "csv").stdout)))

    assert [row["trainee"] for row in rows] == [f"'{name}" for name in FORMULAS]
