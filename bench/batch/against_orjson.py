"""`simulator score` JSONL to JSONL in one process, against orjson merely parsing the same file.

    pip install orjson
    python -m bench.batch.sessions 200000 sessions.jsonl
    python -m bench.batch.against_orjson sessions.jsonl

Both run as programs of their own, one after the other, several times; the figures are medians of
CPU seconds, since other work on the machine distorts the wall clock. Memory is the peak.
"""

import argparse
import os
import statistics
import subprocess
import sys
from pathlib import Path

_PARSE = "import sys, orjson\nfor line in open(sys.argv[1], 'rb'): orjson.loads(line)"


def measured(command: list[str]) -> tuple[float, float]:
    """CPU seconds and peak memory in MB of one run."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Print the ratio and the memory."""
    parser = argparse.ArgumentParser(description="Compare scoring with parsing.")
    parser.add_argument("sessions", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    path = str(asked.sessions)
    parse = [sys.executable, "-c", _PARSE, path]
    score = [sys.executable, "-m", "simulator", "score", path, "--format", "jsonl"]
    runs = [(measured(parse), measured(score)) for _ in range(asked.runs)]
    parsing = statistics.median(parsed[0] for parsed, _ in runs)
    scoring = statistics.median(scored[0] for _, scored in runs)
    print(f"orjson {parsing:.2f} s, score {scoring:.2f} s: {parsing / scoring:.2f} of its rate")
    print(f"memory {max(scored[1] for _, scored in runs):.0f} MB")


if __name__ == "__main__":
    main()
