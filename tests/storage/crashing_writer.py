"""Writers that are killed at random moments; run as a program by `test_crash`.

Prints one line a kill: the last reply that was acknowledged, and how many replies a reader finds.
"""

import os
import random
import signal
import sys
import time
import uuid
from pathlib import Path

import filelock  # noqa: F401 (loaded once here, not again in the short life of each writer)

from simulator.model.session import ReplyChosen
from simulator.storage.journal import Journal
from simulator.storage.journal_lines import read_journal
from simulator.storage.places import Places
from tests.storage.journals import reply, start

KILLS_PER_JOURNAL = 10
LONGEST_LIFE = 0.02
"""Seconds a writer lives at most."""


def write(places: Places, session: str, acknowledge: int) -> None:
    """Begin or take up a journal, and add replies until the end of the world."""
    path = places.sessions / f"{session}.jsonl"
    if path.exists() and path.stat().st_size:
        journal, events, _ = Journal.reopen(path)
        seq = len(events)
    else:
        path.unlink(missing_ok=True)
        journal, seq = Journal.create(places, start(session)), 1
    while True:
        journal.append(reply(seq))
        os.write(acknowledge, b"%d\n" % seq)
        seq += 1


def kill_a_writer(places: Places, session: str, life: float, *, at_work: bool) -> int:
    """The last reply that a writer acknowledged before it was killed; 0 if none.

    Its life begins with its first reply if it is to be killed at work, else at once.
    """
    reader, acknowledge = os.pipe()
    child = os.fork()
    if child == 0:
        write(places, session, acknowledge)
    os.close(acknowledge)
    with os.fdopen(reader, "rb") as pipe:
        first = pipe.readline() if at_work else b"0"
        time.sleep(life)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return max(map(int, (first, *pipe)))


def replies_in(path: Path) -> int:
    """How many replies a reader finds; 0 if the writer did not get so far as a start."""
    content = path.read_bytes() if path.exists() else b""
    if b"\n" not in content:
        return 0
    text = read_journal(str(path), content)
    return sum(isinstance(event, ReplyChosen) for event in text.events)


def main(folder: str, journals: int) -> None:
    """Kill writers of this many journals, each again and again."""
    places = Places(Path(folder))
    chance = random.Random(7)
    for _ in range(journals):
        session = str(uuid.UUID(int=chance.getrandbits(128)))
        for number in range(KILLS_PER_JOURNAL):
            life = chance.uniform(0, LONGEST_LIFE)
            acknowledged = kill_a_writer(places, session, life, at_work=number % 3 == 2)
            print(acknowledged, replies_in(places.sessions / f"{session}.jsonl"))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
