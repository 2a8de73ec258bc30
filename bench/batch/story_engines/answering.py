"""What a program that replays talks with a Python engine does when it is asked; see `peers`.

It imports nothing of the simulator, which is not there for the engines' interpreters.
"""

import json
import sys
import time
from collections.abc import Callable

Result = tuple[str, list[int]]
"""The ending, empty if the talk was left before, and the counts of its scenario's behaviours."""

Talk = tuple[str, list[str]]
"""A scenario and the replies, both by their ids."""


def answer(version: str, talks: list[Talk], replayed: Callable[[str, list[str]], Result]) -> None:
    """Say which version it is, then replay all talks or tell the results as often as asked."""
    results: list[Result] = []
    print(json.dumps(version), flush=True)
    for line in sys.stdin:
        if line.strip() == "results":
            print(json.dumps(results), flush=True)
            continue
        wall, cpu = time.perf_counter(), time.process_time()
        results = [replayed(scenario, replies) for scenario, replies in talks]
        spent = {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}
        print(json.dumps(spent), flush=True)
