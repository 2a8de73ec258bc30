"""Killed at any moment: every reply that was acknowledged is there, and no journal is lost."""

import subprocess
import sys
from pathlib import Path

from simulator.storage.journal import Journal
from simulator.storage.places import Places
from simulator.storage.sessions import FoundSession, read_sessions
from tests.storage import crashing_writer
from tests.storage.journals import end

JOURNALS = 6


def test_every_acknowledged_reply_survives_being_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", crashing_writer.__name__, str(tmp_path), str(JOURNALS)]
    root = Path(__file__).parents[2]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)

    kills = [tuple(map(int, line.split())) for line in run.stdout.splitlines()]
    assert len(kills) == JOURNALS * crashing_writer.KILLS_PER_JOURNAL
    assert [kill for kill in kills if kill[0] > kill[1]] == []
    assert sum(acknowledged > 0 for acknowledged, _ in kills) >= 3 * JOURNALS

    sessions = list(read_sessions(Places(tmp_path).sessions))
    assert len(sessions) == JOURNALS
    for found in sessions:
        assert isinstance(found, FoundSession)
        journal, events, _ = Journal.reopen(Path(found.source))
        with journal:
            journal.append(end())
        assert len(events) == len(found.session.turns) + 1
