"""The shipped scenarios are found in a wheel, in an editable install and in a checkout."""

import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def shipped(folder: Path, on_path: Path | None) -> tuple[Path, set[str]]:
    """Where the package was loaded from, and the ids of the scenarios it lists."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    if on_path:
        environment["PYTHONPATH"] = str(on_path)

    def output(*arguments: str) -> str:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    where = output("-c", "import simulator; print(simulator.__file__)")
    listed = json.loads(output("-m", "simulator", "list", "--format", "json"))
    return Path(where.strip()), {row["id"] for row in listed}


def shipped_ids() -> set[str]:
    return {file.parent.name for file in ROOT.glob("scenarios/*/scenario.yaml")}


@pytest.fixture(scope="module")
def wheel_contents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sources and unpacked as pip does it."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    wheel = next(folder.glob("*.whl"))
    target = folder / "installed"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target"]
    subprocess.run([*install, str(target), str(wheel)], check=True, capture_output=True)
    return target


def test_they_are_found_in_a_wheel(wheel_contents: Path, tmp_path: Path) -> None:
    where, ids = shipped(tmp_path, wheel_contents)

    assert where.is_relative_to(wheel_contents)
    assert ids == shipped_ids() != set()


def test_the_wheel_holds_what_the_package_reads(wheel_contents: Path) -> None:
    package = wheel_contents / "simulator"
    sources = ROOT / "simulator"
    read_at_run_time = [
        path.relative_to(sources)
        for path in sources.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    ]

    assert read_at_run_time
    assert all((package / path).is_file() for path in read_at_run_time)


def test_they_are_found_in_a_checkout(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    for name in ("simulator", "scenarios"):
        shutil.copytree(ROOT / name, checkout / name)

    where, ids = shipped(tmp_path, checkout)

    assert where.is_relative_to(checkout)
    assert ids == shipped_ids()


def test_they_are_found_in_an_editable_install(tmp_path: Path) -> None:
    installed = json.loads(distribution("customer-simulator").read_text("direct_url.json") or "{}")
    if not installed.get("dir_info", {}).get("editable"):
        pytest.skip("these tests do not run from an editable install")

    where, ids = shipped(tmp_path, None)

    assert where.is_relative_to(ROOT)
    assert ids == shipped_ids()
