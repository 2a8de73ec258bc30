"""A command line to try: the late parcel's library, and a data folder of its own."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from tests import samples

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library folder with the late parcel."""
    return samples.write_library(tmp_path / "library")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data"


@pytest.fixture
def run(tmp_path: Path, library: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `python -m simulator …` as a process of its own, without a terminal."""
    monkeypatch.setenv("SIMULATOR_LIBRARY", str(library))
    monkeypatch.setenv("SIMULATOR_NO_SHIPPED", "1")
    monkeypatch.setenv("SIMULATOR_DATA", str(data))

    def run(*arguments: str | Path, typed: str | BinaryIO = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "simulator", *map(str, arguments)],
            **({"input": typed} if isinstance(typed, str) else {"stdin": typed}),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run
