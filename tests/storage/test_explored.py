"""Explorations that are kept, so that a scenario is explored once."""

from pathlib import Path

import msgspec
import pytest

from simulator.exploration.findings import as_json, explore
from simulator.storage.explored import explored
from simulator.storage.places import Places
from tests import samples


def test_what_is_kept_is_what_was_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = Places(tmp_path)
    first = explored(samples.scenario(), [samples.rubric()], places)

    monkeypatch.setattr("simulator.storage.explored.explore", None)  # nobody explores again
    second = explored(samples.scenario(), [samples.rubric()], places)

    assert second == first == explore(samples.scenario(), [samples.rubric()])
    assert as_json(second) == as_json(first)


def test_another_text_is_another_exploration(tmp_path: Path) -> None:
    """Strategies read texts."""
    places = Places(tmp_path)
    explored(samples.scenario(), [samples.rubric()], places)
    edited = msgspec.structs.replace(samples.scenario(), title="Another")

    explored(edited, [samples.rubric()], places)

    assert len(list(places.explored.iterdir())) == 2


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x81" * 100])
def test_a_damaged_file_is_explored_anew(tmp_path: Path, damage: bytes) -> None:
    places = Places(tmp_path)
    expected = explored(samples.scenario(), [samples.rubric()], places)
    kept = next(places.explored.iterdir())
    kept.write_bytes(damage)

    assert explored(samples.scenario(), [samples.rubric()], places) == expected
    assert kept.stat().st_size > len(damage)


def test_a_folder_that_cannot_be_written_costs_only_the_time(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", "utf-8")

    found = explored(samples.scenario(), [samples.rubric()], Places(file))

    assert found.complete
