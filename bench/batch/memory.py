"""The peak memory of `simulator score` at 10,000 and at 1,000,000 sessions, of all its processes.

    python -m bench.batch.memory            # about eight minutes, 1.5 GB in the temporary folder
    python -m bench.batch.memory --quick    # 2,000 and 50,000

Linux only: a page that processes share is counted once (the sum of PSS, looked up again and again
while they run). For one process the kernel's own peak stands beside it, which misses no moment.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

_EVERY = 0.02  # seconds


class Peak(NamedTuple):
    """MB: of all processes together, as often as was looked, and of the first one."""

    together: float
    first: float


def scored(file: Path, jobs: int) -> Peak:
    """Score a file of sessions with so many processes."""
    command = (sys.executable, "-m", "simulator", "score", str(file), "--format", "jsonl")
    with subprocess.Popen(
        (*command, "--jobs", str(jobs)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        most = 0
        while True:
            pid, status, used = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            most = max(most, sum(map(_pss, _descendants(process.pid))))
            time.sleep(_EVERY)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"score --jobs {jobs} ended with exit code {process.returncode}")
    return Peak(most / 1024, used.ru_maxrss / 1024)


def _descendants(pid: int) -> list[int]:
    """A process and all that it started; none that have ended meanwhile."""
    try:
        lists = [task.read_text() for task in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    children = [int(child) for text in lists for child in text.split()]
    return [pid, *(other for child in children for other in _descendants(child))]


def _pss(pid: int) -> int:
    """A process's memory in KB, of a shared page its share; 0 if it has ended."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in text.splitlines() if line[:4] == "Pss:"), 0)


def main() -> None:
    """Print the peaks for one process and for two."""
    parser = argparse.ArgumentParser(description="Measure the memory of scoring.")
    parser.add_argument("--quick", action="store_true", help="2,000 and 50,000 sessions")
    asked = parser.parse_args()
    counts = (2_000, 50_000) if asked.quick else (10_000, 1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            file = Path(folder, f"{count}.jsonl")
            make = (sys.executable, "-m", "bench.batch.sessions", str(count), str(file))
            subprocess.run(make, check=True)
            alone, shared = scored(file, 1), scored(file, 2)
            print(
                f"{count:9,} sessions: {alone.first:.1f} MB in one process "
                f"({alone.together:.1f} seen), {shared.together:.1f} MB with --jobs 2",
                flush=True,
            )
            file.unlink()
    print("goal: the same, and under 60 MB in one process")


if __name__ == "__main__":
    main()
