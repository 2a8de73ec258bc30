"""Other people's story engines, each installed once under a cache folder.

They are never dependencies of this project: they come from PyPI and npm when they are first
measured, and stay for the next time.
"""

import os
import shutil
import subprocess
import venv
from pathlib import Path

_LONGEST = 600  # seconds


class NotMeasuredError(Exception):
    """An engine cannot be measured here; the text says why."""


def python_with(package: str) -> str:
    """The interpreter for which a package of PyPI is installed. Raises NotMeasuredError."""
    home = _cache() / package
    python = str(home / "bin" / "python")
    done = home / "installed"
    if not done.exists():
        venv.create(home, with_pip=True, clear=True)
        _carry_out([python, "-m", "pip", "install", "--quiet", package])
        _carry_out([python, "-c", f"import {package}"])
        done.touch()
    return python


def node_with(package: str) -> tuple[str, dict[str, str]]:
    """Node, and the environment in which it finds a package of npm. Raises NotMeasuredError."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise NotMeasuredError("node and npm are not installed")
    home = _cache() / package
    done = home / "installed"
    if not done.exists():
        home.mkdir(parents=True, exist_ok=True)
        _carry_out([npm, "install", "--silent", "--prefix", str(home), package])
        done.touch()
    return node, {"NODE_PATH": str(home / "node_modules")}


def is_installed(package: str) -> bool:
    """Whether it needs no installing any more."""
    return (_cache() / package / "installed").exists()


def _carry_out(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST)
    except (subprocess.SubprocessError, OSError) as error:
        raise NotMeasuredError(f"it could not be installed: {error}") from error


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "customer-simulator-bench"
