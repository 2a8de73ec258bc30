"""What is loaded when: the core stays light, and a command loads only what it needs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import samples

CORE = ("model.schemas", "conversation", "scoring", "exploration", "debrief", "batch.scores")
HEAVY = ("textual", "jsonschema", "jinja2")


def loaded_by(code: str, *arguments: str) -> set[str]:
    """The names of all modules after running this code in a fresh interpreter."""
    report = "import sys, json; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    run = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}", *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=True,
    )
    return set(json.loads(run.stderr.splitlines()[-1]))


def test_the_package_itself_imports_nothing() -> None:
    assert not loaded_by("import simulator") & {"msgspec", "click", *HEAVY}


@pytest.mark.parametrize("module", CORE)
def test_the_core_loads_no_screen_no_files_and_no_command_line(module: str) -> None:
    loaded = loaded_by(f"import simulator.{module}")

    assert not loaded & set(HEAVY)
    if module != "batch.scores":
        assert not loaded & {"click", "yaml", "filelock", "platformdirs"}


@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["check"],
        ["test"],
        ["score", "sessions"],
        ["play", "late-parcel", "--plain"],
    ],
    ids=lambda command: command[0],
)
def test_on_good_input_no_command_loads_textual_or_jsonschema(
    tmp_path: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sessions").mkdir()
    monkeypatch.setenv("SIMULATOR_LIBRARY", str(samples.write_library(tmp_path / "library")))
    monkeypatch.setenv("SIMULATOR_NO_SHIPPED", "1")
    monkeypatch.setenv("SIMULATOR_DATA", str(tmp_path / "data"))

    loaded = loaded_by(
        "import sys; from simulator.cli.boundary import run; assert run(sys.argv[1:]) == 0",
        *command,
    )

    assert not loaded & set(HEAVY)
