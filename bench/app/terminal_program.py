"""A program on a pseudo-terminal of its own, timed by the bytes that it writes there.

Linux only: peak memory is read from `/proc`.
"""

import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from fcntl import ioctl
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[2]

_SEQUENCE = re.compile(rb"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[@-Z\\-_])")
_PATIENCE = 30.0
_QUIET = 0.06


class Repaint:
    """What a program wrote after a moment: chunks, each with the seconds until it had arrived."""

    def __init__(self) -> None:
        self.chunks: list[tuple[float, bytes]] = []

    @property
    def text(self) -> str:
        """All of it, without escape sequences."""
        return _plain(b"".join(chunk for _, chunk in self.chunks))

    @property
    def until_last(self) -> float:
        """Seconds until the last byte."""
        return self.chunks[-1][0]

    def until(self, there: Callable[[str], bool]) -> float:
        """Seconds until what had arrived was what is waited for; raises LookupError if never."""
        so_far = b""
        for seconds, chunk in self.chunks:
            so_far += chunk
            if there(_plain(so_far)):
                return seconds
        raise LookupError(f"not written: what is waited for; the last was {self.text[-600:]!r}")


class TerminalProgram:
    """A running program, with a terminal of `columns` × `rows` as all three of its streams."""

    def __init__(
        self,
        command: Sequence[str | Path],
        settings: Mapping[str, str] | None = None,
        columns: int = 80,
        rows: int = 24,
    ) -> None:
        self._master, self._slave = pty.openpty()
        ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            [str(part) for part in command],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            env={**environment, **(settings or {})},
            cwd=ROOT,
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
        self._process.kill()
        self._process.wait()
        os.close(self._master)
        os.close(self._slave)

    def first_frame(self, *texts: str) -> float:
        """Seconds from the start until all these texts of the first frame had arrived."""
        return self._read(self._began, lambda text: all(part in text for part in texts)).until_last

    def wait_for(self, *texts: str) -> None:
        """Read on until all these texts have arrived, and then until nothing more comes."""
        self.first_frame(*texts)
        self.settle()

    def settle(self) -> None:
        """Read until nothing comes any more."""
        while select.select([self._master], [], [], _QUIET * 2)[0]:
            os.read(self._master, 65_536)

    def press(self, keys: bytes) -> Repaint:
        """Press keys, and read what they lead to until nothing more comes."""
        began = time.perf_counter()
        os.write(self._master, keys)
        return self._read(began, None)

    def press_unmeasured(self, keys: bytes) -> None:
        """Press keys, and read until nothing more comes, if anything does."""
        os.write(self._master, keys)
        self.settle()

    def peak_memory(self) -> int:
        """The most memory it has held at a time, in KiB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        assert found is not None
        return int(found[1])

    def _read(self, began: float, there: Callable[[str], bool] | None) -> Repaint:
        """Read until it is there; without a condition, until nothing more comes."""
        repaint = Repaint()
        while there is None or not there(repaint.text):
            wait = _QUIET if there is None and repaint.chunks else _PATIENCE
            if not select.select([self._master], [], [], wait)[0]:
                if wait == _QUIET:
                    break
                raise TimeoutError(f"not written; the last was {repaint.text[-600:]!r}")
            chunk = os.read(self._master, 65_536)
            repaint.chunks.append((time.perf_counter() - began, chunk))
        return repaint


def _plain(output: bytes) -> str:
    return _SEQUENCE.sub(b"", output).decode("utf-8", "replace")
