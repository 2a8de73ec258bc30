"""However the app is left, the terminal is as it was and no saved reply is lost."""

import os
import signal
from pathlib import Path

import pytest

from simulator.storage.attempts import kept_sessions
from simulator.storage.places import Places
from tests.tui.program import HIDDEN
from tests.tui.terminal import Terminal


def talk_on(terminal: Terminal) -> None:
    """Come as far as one saved reply."""
    terminal.wait_for("ctrl+q")
    terminal.wait_for("The late parcel")
    terminal.type("\r")
    terminal.wait_for("Scored by")
    terminal.type("\r")
    terminal.wait_for("What do you answer?")


def saved_turns(folder: Path) -> list[int]:
    return [len(session.turns) for _, session in kept_sessions(Places(folder / "data"), [])]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_leaves_the_terminal_usable_and_the_reply_saved(
    tmp_path: Path, number: signal.Signals
) -> None:
    with Terminal(str(tmp_path)) as terminal:
        talk_on(terminal)
        terminal.type("1\r")
        terminal.wait_for("saved")
        terminal.process.send_signal(number)
        assert terminal.wait_for_end() == 128 + number
        assert terminal.is_as_it_was
    assert saved_turns(tmp_path) == [1]


def test_kill_loses_nothing_that_was_shown_as_saved(tmp_path: Path) -> None:
    with Terminal(str(tmp_path)) as terminal:
        talk_on(terminal)
        terminal.type("1\r")
        terminal.wait_for("saved")
        os.kill(terminal.process.pid, signal.SIGKILL)
        terminal.wait_for_end()
    assert saved_turns(tmp_path) == [1]


def test_quitting_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    with Terminal(str(tmp_path)) as terminal:
        talk_on(terminal)
        terminal.type("\x11")
        assert terminal.wait_for_end() == 0
        assert terminal.is_as_it_was


def test_a_bug_is_raised_after_the_terminal_is_restored_and_shows_no_locals(tmp_path: Path) -> None:
    with Terminal(str(tmp_path), "fails") as terminal:
        talk_on(terminal)
        terminal.type("1\r")
        assert terminal.wait_for_end() == 3
        assert terminal.is_as_it_was
        assert terminal.text.endswith("failed: a bug of ours\r\n")
        assert HIDDEN not in terminal.text
        assert "Traceback" not in terminal.text
