"""Other people's Textual apps, each in a virtual environment of its own under a cache folder.

They are never dependencies of this project: they are installed from PyPI when they are first
measured, and stay for the next time.
"""

import os
import subprocess
import venv
from pathlib import Path

import msgspec

_LONGEST = 600  # seconds


class OtherApp(msgspec.Struct, frozen=True):
    """An app on PyPI. `command` is its program and arguments; `frame` are texts of its first frame;
    `beside` are requirements that it should have stated itself."""

    package: str
    command: tuple[str, ...]
    frame: tuple[str, ...]
    beside: tuple[str, ...] = ()


class NotMeasuredError(Exception):
    """An app cannot be measured here; the text says why."""


def other_apps(folder: Path) -> tuple[OtherApp, ...]:
    """The apps; whatever they need to open lies in this folder."""
    log = folder / "some.log"
    log.write_text("a line of a log\n" * 30, encoding="utf-8")
    return (
        OtherApp("toolong", ("tl", str(log)), ("a line of a log", "Find", "Help")),
        # with tree-sitter 0.26 the Textual that posting 2.11 pins crashes the interpreter
        OtherApp("posting", ("posting",), ("Enter a URL", "Quit"), ("tree-sitter<0.26",)),
        OtherApp("elia-chat", ("elia",), ("Enter your message", "History")),
    )


def installed(app: OtherApp) -> tuple[Path, ...]:
    """The command that starts the app, installed if it was not. Raises NotMeasuredError."""
    home = _cache() / app.package
    program = home / "bin" / app.command[0]
    if not program.exists():
        venv.create(home, with_pip=True, clear=True)
        python = str(home / "bin" / "python")
        install = [python, "-m", "pip", "install", "--quiet", app.package, *app.beside]
        try:
            subprocess.run(install, check=True, capture_output=True, timeout=_LONGEST)
        except (subprocess.SubprocessError, OSError) as error:
            raise NotMeasuredError(f"it could not be installed: {error}") from error
    return (program, *map(Path, app.command[1:]))


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "customer-simulator-bench"
