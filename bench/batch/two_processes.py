"""`simulator score --jobs 2` against `--jobs 1`: the same bytes, sooner.

    python -m bench.batch.two_processes            # about four minutes
    python -m bench.batch.two_processes --quick
    python -m bench.batch.two_processes --sessions FILE

By the wall clock, since the work is shared; the two take turns, and the figure is the ratio of the
medians. It says something only where two processors are idle: beside it stands how much processor
time the two runs got for each second of the clock.
"""

import argparse
import filecmp
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    """Seconds by the wall clock and of all processors."""

    wall: float
    cpu: float


def scored(file: Path, jobs: int, target: Path) -> Run:
    """Score a file of sessions with so many processes into another file."""
    command = (sys.executable, "-m", "simulator", "score", str(file), "--format", "jsonl")
    with target.open("wb") as output:
        before = time.perf_counter()
        with subprocess.Popen(
            (*command, "--jobs", str(jobs)), stdout=output, stderr=subprocess.DEVNULL
        ) as process:
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - before
    if process.returncode != 0:
        raise SystemExit(f"score --jobs {jobs} ended with exit code {process.returncode}")
    return Run(wall, used.ru_utime + used.ru_stime)


def measure(file: Path, folder: Path, runs: int) -> None:
    """Print the ratio, having seen that both write the same."""
    one, two = folder / "one.jsonl", folder / "two.jsonl"
    taken = []
    for _ in range(runs):
        taken.append((scored(file, 1, one), scored(file, 2, two)))
        if not filecmp.cmp(one, two, shallow=False):
            raise SystemExit("two processes do not write what one writes")
    alone, shared = zip(*taken, strict=True)
    print(f"the same {two.stat().st_size / 1e6:.1f} MB in {runs} runs each, in turns")
    for jobs, column in ((1, alone), (2, shared)):
        low, middle, high = statistics.quantiles([run.wall for run in column], n=4)
        busy = statistics.median(run.cpu / run.wall for run in column)
        print(f"--jobs {jobs}: {middle:.2f} s ({low:.2f} to {high:.2f}), {busy:.2f} processors")
    middle = _ratio(alone, shared, 1)
    low = _ratio(alone, shared, 0)
    print(f"two against one: {middle:.2f} × (lower quartiles {low:.2f} ×), goal 1.6 ×")


def _ratio(alone: tuple[Run, ...], shared: tuple[Run, ...], quartile: int) -> float:
    first, second = (
        statistics.quantiles([run.wall for run in column], n=4)[quartile]
        for column in (alone, shared)
    )
    return first / second


def main() -> None:
    """Measure with a file of sessions, which is made if none is named."""
    parser = argparse.ArgumentParser(description="Compare two processes with one.")
    parser.add_argument("--sessions", type=Path, help="a file of sessions; else 200,000 are made")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--quick", action="store_true", help="20,000 sessions, 3 runs")
    asked = parser.parse_args()
    count, runs = (20_000, 3) if asked.quick else (200_000, asked.runs)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = asked.sessions or folder / "sessions.jsonl"
        if asked.sessions is None:
            make = (sys.executable, "-m", "bench.batch.sessions", str(count), str(file))
            subprocess.run(make, check=True)
        measure(file, folder, runs)


if __name__ == "__main__":
    main()
