"""Where things are kept."""

from pathlib import Path

import pytest

from simulator.storage.places import Places


def test_looking_at_a_data_folder_creates_nothing(tmp_path: Path) -> None:
    places = Places(tmp_path / "data")

    assert places.sessions == tmp_path / "data" / "sessions"
    assert places.archive == tmp_path / "data" / "archive"
    assert not list(tmp_path.iterdir())


def test_the_folder_of_the_log_is_there(tmp_path: Path) -> None:
    log = Places(tmp_path / "data").log_file()

    log.write_text("what went wrong")
    assert log.parent.parent == tmp_path / "data"


def test_without_a_choice_it_is_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda name, appauthor: tmp_path / name)

    assert Places.default().data == tmp_path / "customer-simulator"
