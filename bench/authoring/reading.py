"""`check` of a 20,000-line scenario against PyYAML's CSafeLoader merely loading it.

Both run in this process, in turn; the ratio is of the medians. `python bench/authoring/reading.py`
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from simulator.authoring.checking import check
from simulator.authoring.library import open_library, shipped_folder

LINES = 20_000
RUNS = 7

HEAD = """\
format: scenario/1
id: very-long
version: 1
title: A very long talk
language: en
summary: Only its length is of interest.
difficulty: 1
minutes: 60
situations: [refusal]
default_rubric: balanced
customer: {name: Someone, about: Has time.}
feelings: {patience: 5}
briefing: Take your time.
steps:
"""
STEP = """\
  - id: step-{number}
    customer: And what then, after all that you have told me?
    hint: Think of what was said before.
    next: {next}
    replies:
      - id: reply-{number}-a
        say: First of all I would like to understand what it is for.
        shows: [asks-need]
        feels: {{patience: 1}}
        why: A question that helps.
      - id: reply-{number}-b
        say: That is not something we can do, as far as I know today.
        shows: [states-limit]
        why: A plain no.
"""
TAIL = """\
endings:
  - id: the-end
    customer: Goodbye.
    later: Nothing more was heard.
    shows: [customer-stays]
"""


def scenario(lines: int) -> str:
    """A scenario of about so many lines that is right as it stands."""
    count = (lines - HEAD.count("\n") - TAIL.count("\n")) // STEP.count("\n")
    steps = [
        STEP.format(number=number, next=f"step-{number + 1}" if number < count else "the-end")
        for number in range(1, count + 1)
    ]
    return HEAD + "".join(steps) + TAIL


def timed(run: Callable[[], object]) -> float:
    """Seconds of processor time."""
    start = time.process_time()
    run()
    return time.process_time() - start


def main() -> None:
    text = scenario(LINES)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scenario.yaml"
        file.write_text(text, encoding="utf-8")

        def checked() -> None:
            problems = check([file], open_library([shipped_folder()])).problems
            assert not [problem for problem in problems if problem.severity == "error"], problems[0]

        pairs = [
            (timed(checked), timed(lambda: yaml.load(text, Loader=yaml.CSafeLoader)))
            for _ in range(RUNS)
        ]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"{text.count(chr(10))} lines: check / CSafeLoader = {ours / theirs:.2f}")


if __name__ == "__main__":
    main()
