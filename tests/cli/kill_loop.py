"""Kill the line player in mid-talk, many times, and count what was lost.

A script rather than a test, since it forks: `python kill_loop.py LIBRARY DATA TIMES` prints one
JSON object. Each child plays with the real command; what it has shown as said counts as
acknowledged, and must be in the journal of the child that was killed.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from simulator.cli.boundary import run
from simulator.conversation import replay, script
from simulator.storage.folding import fold
from simulator.storage.journal import Journal
from simulator.storage.places import Places
from tests import samples

MOST_LINES = 60


def play_and_die(library: Path, data: Path, chance: random.Random) -> tuple[int, int]:
    """One child, killed at a random moment; how many replies and undos it had shown as done."""
    to_child, typing = os.pipe()
    reading, from_child = os.pipe()
    play = ["play", "late-parcel", "--seed", "1", *options(library, data)]
    child = forked(play, to_child, from_child, others=(typing, reading))
    os.close(from_child)
    # a reply and back again, so that a talk is as long as is wanted
    os.write(typing, b"1\nu\n" * MOST_LINES)
    shown = read_some(reading, chance.randrange(40, 20_000))
    time.sleep(chance.random() * 0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    shown += read_some(reading, 1 << 20)
    os.close(typing)
    os.close(reading)
    lines = shown.split(b"\n")[:-1]
    said = sum(line.startswith((b"You: ", b"You do: ")) for line in lines)
    return said, sum(line.startswith(b"Taken back: ") for line in lines)


def options(library: Path, data: Path) -> list[str]:
    return ["--plain", "--no-shipped", "--library", str(library), "--data", str(data)]


def forked(arguments: list[str], to_child: int, from_child: int, others: tuple[int, ...]) -> int:
    """A child that runs the command on these pipes; the reading end is closed in the parent."""
    child = os.fork()
    if child:
        os.close(to_child)
        return child
    for descriptor in others:
        os.close(descriptor)
    sys.stdin = os.fdopen(to_child, encoding="utf-8")
    sys.stdout = os.fdopen(from_child, "w", encoding="utf-8")
    code = run(arguments)
    sys.stdout.flush()
    os._exit(code)


def read_some(descriptor: int, least: int) -> bytes:
    """At least so many bytes, or all there are."""
    taken = b""
    while len(taken) < least and (chunk := os.read(descriptor, 4096)):
        taken += chunk
    return taken


def main(library: Path, data: Path, times: int) -> dict[str, int]:
    """Kill that many players; the counts of what was acknowledged, lost and unreadable."""
    samples.write_library(library)
    chance = random.Random(20)
    totals = {"killed": 0, "acknowledged": 0, "lost": 0, "resumed": 0}
    for number in range(times):
        folder = data / str(number)
        said, undone = play_and_die(library, folder, chance)
        totals["killed"] += 1
        totals["acknowledged"] += said + undone
        for path in sorted(Places(folder).sessions.glob("*.jsonl")):
            journal, events, _ = Journal.reopen(path)
            kinds = [type(event).__name__ for event in events]
            totals["lost"] += max(0, said - kinds.count("ReplyChosen"))
            totals["lost"] += max(0, undone - kinds.count("Undone"))
            journal.close()
            totals["resumed"] += finished(folder, library)
    return totals


def finished(folder: Path, library: Path) -> bool:
    """Whether `resume` takes the talk up and plays it to an ending."""
    to_child, typing = os.pipe()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    child = forked(["resume", *options(library, folder)], to_child, nowhere, others=(typing,))
    os.close(nowhere)
    os.write(typing, b"1\n" * 10)
    os.close(typing)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    path = next(iter(Places(folder).sessions.glob("*.jsonl")))
    journal, events, _ = Journal.reopen(path)
    journal.close()
    path_played = fold(events).path
    play = script(samples.scenario())
    return code == 0 and replay(play, path_played)[-1].at in play.endings


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
