"""Key to repaint, and Enter to the next turn, against a bare OptionList.

    python -m bench.app.turns [--rounds 40] [--columns 80] [--rows 24]

All programs run at the same time and are pressed in turn, so that what else the machine does
strikes all of them alike. Our talk is opened by the real command line; a turn is painted when the
customer's answer and all the next replies have arrived, which is after the reply is on the disk.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from bench.app import long_talk
from bench.app.long_talk import BUBBLES_A_TURN, LongTalk
from bench.app.ratios import line
from bench.app.terminal_program import TerminalProgram

_FEW, _MANY = 12, 1_000
_DOWN, _UP = b"\x1b[B", b"\x1b[A"
_KEY_GOAL, _TURN_GOAL, _GROWTH_GOAL = 1.3, 4.0, 1.5


class Player:
    """A talk on a terminal, ours or the peer's, that goes a turn on and back again."""

    def __init__(self, program: TerminalProgram, turn: int, *, has_line: bool) -> None:
        self._program = program
        self._next = turn + 1
        self._painted = long_talk.is_painted if has_line else long_talk.has_replies
        self.keys: list[float] = []
        self.turns: list[float] = []
        program.wait_for(f"Offer {turn:04}.")

    def play(self) -> None:
        """Highlight, move the highlight down and up, send, and take it back."""
        self._program.press_unmeasured(b"1")
        for key in (_DOWN, _UP):
            self.keys.append(self._program.press(key).until_last)
        sent = self._program.press(b"\r")
        self.turns.append(sent.until(lambda text: self._painted(self._next, text)))
        self._program.press_unmeasured(b"u")

    def forget(self) -> None:
        """Leave out what was measured so far."""
        self.keys.clear()
        self.turns.clear()


def measure(folder: Path, rounds: int, columns: int, rows: int) -> None:
    """Print the ratios."""
    few, many = _FEW // BUBBLES_A_TURN, _MANY // BUBBLES_A_TURN
    talk = long_talk.written(folder, many + 5)
    with (
        TerminalProgram(_peer(talk, few), columns=columns, rows=rows) as bare,
        TerminalProgram(_ours(talk, few), columns=columns, rows=rows) as short,
        TerminalProgram(_ours(talk, many), columns=columns, rows=rows) as long,
    ):
        peer = Player(bare, few, has_line=False)
        at_few, at_many = Player(short, few, has_line=True), Player(long, many, has_line=True)
        players = (peer, at_few, at_many)
        for number in range(rounds + 3):
            for player in players:
                player.play()
                if number == 2:  # the first rounds still import
                    player.forget()
    print(f"Against a bare OptionList, {columns}×{rows}, medians of {rounds} rounds:")
    print(line("key to repaint", at_few.keys, peer.keys, _KEY_GOAL))
    print(line(f"Enter to next turn at {_FEW} bubbles", at_few.turns, peer.turns, _TURN_GOAL))
    name = f"Enter to next turn at {_MANY:,} bubbles"
    print(line(name, at_many.turns, peer.turns, _TURN_GOAL))
    name = f"growth from {_FEW} to {_MANY:,} bubbles"
    print(line(name, at_many.turns, at_few.turns, _GROWTH_GOAL))


def _peer(talk: LongTalk, turn: int) -> list[str | Path]:
    return [sys.executable, "-m", "bench.app.bare_list_app", talk.turns_file, str(turn)]


def _ours(talk: LongTalk, turns: int) -> list[str | Path]:
    session = long_talk.left_after(talk, turns)
    command = [sys.executable, "-m", "simulator", "resume", session, "--no-shipped", "--library"]
    return [*command, talk.library, "--data", talk.data]


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--columns", type=int, default=80)
    parser.add_argument("--rows", type=int, default=24)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), asked.rounds, asked.columns, asked.rows)


if __name__ == "__main__":
    main()
