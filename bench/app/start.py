"""Start to the first painted frame, and peak memory, against an empty Textual app and others.

    python -m bench.app.start [--rounds 15] [--others-rounds 5]

A frame has been painted when texts from its last rows have arrived at the terminal (80×24). Memory
is the peak a second later; for ours the list of scenarios has been read and shown by then. Ours is
started by the real command line, with an empty data folder. In each round each program is started
once.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.app.empty_app import READY
from bench.app.other_apps import NotMeasuredError, installed, other_apps
from bench.app.ratios import line
from bench.app.terminal_program import TerminalProgram

_GOAL = 1.5
_AT_REST = 1.0  # seconds
_FRAME = ("Looking for scenarios", "ctrl+q Quit")
_LIST = "The astronaut boots"


class Starts:
    """One program, started again and again."""

    def __init__(
        self, command: Sequence[str | Path], frame: Sequence[str], settings: Mapping[str, str]
    ) -> None:
        self._command = command
        self._frame = frame
        self._settings = settings
        self.seconds: list[float] = []
        self.memory: list[float] = []

    def start(self) -> None:
        """Start it once. Raises NotMeasuredError if it does not come to its first frame."""
        with TerminalProgram(self._command, self._settings) as program:
            try:
                seconds = program.first_frame(*self._frame)
                time.sleep(_AT_REST)
                memory = program.peak_memory()
            except (TimeoutError, OSError) as error:
                raise NotMeasuredError("it does not come to its first frame here") from error
        self.seconds.append(seconds)
        self.memory.append(memory)


def measure(folder: Path, rounds: int, others_rounds: int) -> None:
    """Print the ratios."""
    settings = {"HOME": str(folder), "SIMULATOR_DATA": str(folder / "data")}
    empty = Starts([sys.executable, "-m", "bench.app.empty_app"], [READY], settings)
    ours = Starts([sys.executable, "-m", "simulator"], _FRAME, settings)
    listed = Starts([sys.executable, "-m", "simulator"], [_LIST], settings)
    _interleaved([empty, ours, listed], rounds)
    print(f"Against an empty Textual app, 80×24, medians of {rounds} rounds:")
    print(line("start to first frame", ours.seconds, empty.seconds, _GOAL))
    print(line("start to the list of scenarios", listed.seconds, empty.seconds))
    print(line("peak memory", ours.memory, empty.memory, _GOAL))
    for app in other_apps(folder):
        try:
            other = Starts(installed(app), app.frame, settings)
            empty_beside = Starts([sys.executable, "-m", "bench.app.empty_app"], [READY], settings)
            _interleaved([empty_beside, other], others_rounds)
        except NotMeasuredError as error:
            print(f"{app.package}: not measured, for {error}")
            continue
        print(line(f"{app.package}: start", other.seconds, empty_beside.seconds))
        print(line(f"{app.package}: peak memory", other.memory, empty_beside.memory))


def _interleaved(programs: Sequence[Starts], rounds: int) -> None:
    """Start each once in a round; a round before the first is not counted."""
    for program in programs:
        program.start()
        program.seconds.clear()
        program.memory.clear()
    for _ in range(rounds):
        for program in programs:
            program.start()


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--others-rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), asked.rounds, asked.others_rounds)


if __name__ == "__main__":
    main()
