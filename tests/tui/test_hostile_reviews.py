"""Foreign texts on the screens after a talk, as bytes that reach a terminal."""

from pathlib import Path

from simulator.model.texts import clean
from tests.tui import stage
from tests.tui.hostile import SEQUENCES, hostile_scenario
from tests.tui.looking_back import TURNED, finished
from tests.tui.terminal import Terminal

TRAINEE = clean("[/red]\x1b]52;c;dGVzdA==\x07")


def test_no_foreign_escape_sequence_reaches_the_terminal(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path, hostile_scenario())
    desk.trainee = TRAINEE
    finished(desk, *TURNED)
    with Terminal(str(tmp_path), "hostile", columns=98, rows=60) as terminal:
        terminal.wait_for("[REF-4471]")
        for keys, seen in (
            ("p", "1 talk"),
            ("\r", "What became of"),
            ("2", "Not asked here"),
            ("3", "Turn 2"),
            ("4", "What they see differently"),
            ("w", "It isn't"),
            (f"\x1b[200~{SEQUENCES.replace(chr(0x1B), '')}\x9bpasted\x1b[201~", "pasted"),
            ("\x13", "You would say"),
            ("e", "Export this debrief"),
            ("\r", "Written to"),
        ):
            terminal.type(keys)
            terminal.wait_for(seen)
        terminal.type("\x11")
        assert terminal.wait_for_end() == 0
        for foreign in (b"\x1b]52", b"\x1b]0;owned", b"\x1b[31;41;5m", b"\x1b[6n", b"\xc2\x9b"):
            assert foreign not in terminal.output
        for control in "\u202e\u2066":
            assert control not in terminal.text
        assert "␛]52;c;" in terminal.text
