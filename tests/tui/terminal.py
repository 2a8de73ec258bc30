"""A program on a terminal of its own: type into it, and read every byte it writes."""

import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path
from types import TracebackType
from typing import Self

_SEQUENCE = re.compile(rb"\x1b(\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])")
_PATIENCE = 20.0


class Terminal:
    """Runs `python -m tests.tui.program` with these arguments on a pseudo-terminal."""

    def __init__(self, *arguments: str, columns: int = 80, rows: int = 24) -> None:
        self.master, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(slave)
        self.slave = slave
        self.output = b""
        environment = {
            name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")
        }  # a parallel test run sets them, and they would outdo the terminal's own size
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.tui.program", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            cwd=Path(__file__).parents[2],
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.master)
        os.close(self.slave)

    @property
    def text(self) -> str:
        """All that was written so far, without escape sequences."""
        return _SEQUENCE.sub(b"", self.output).decode("utf-8", "replace")

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self.master, keys.encode())

    def wait_for(self, text: str) -> None:
        """Wait until a text was written after what was read before."""
        start = len(self.output)
        deadline = time.monotonic() + _PATIENCE
        while text not in _SEQUENCE.sub(b"", self.output[start:]).decode("utf-8", "replace"):
            if time.monotonic() > deadline:
                raise AssertionError(f"{text!r} was not written; the last was: {self.text[-2000:]}")
            self._read(0.05)

    def wait_for_end(self) -> int:
        """Wait until the program has ended; its exit code."""
        deadline = time.monotonic() + _PATIENCE
        while self.process.poll() is None and time.monotonic() < deadline:
            self._read(0.05)
        self._read(0.05)
        return self.process.wait(1)

    @property
    def is_as_it_was(self) -> bool:
        """Whether the terminal's modes and its screen are what they were before."""
        left = self.output.rfind(b"\x1b[?1049l")
        entered = self.output.rfind(b"\x1b[?1049h")
        shown = self.output.rfind(b"\x1b[?25h") > self.output.rfind(b"\x1b[?25l")
        mouse_off = self.output.rfind(b"\x1b[?1000l") > self.output.rfind(b"\x1b[?1000h")
        return (
            left > entered and shown and mouse_off and termios.tcgetattr(self.slave) == self.before
        )

    def _read(self, seconds: float) -> None:
        while select.select([self.master], [], [], seconds)[0]:
            self.output += os.read(self.master, 65_536)
            seconds = 0.0
