"""The settings that are kept between runs."""

from pathlib import Path

import pytest

from simulator.storage.places import Places
from simulator.tui.settings import Settings, keep_settings, read_settings


def test_what_was_kept_is_read_again(tmp_path: Path) -> None:
    places = Places(tmp_path / "data")
    keep_settings(places, Settings(theme="light", language="he"))
    assert read_settings(places) == Settings(theme="light", language="he")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"theme": "pink"}', "\xff", "[" * 100_000])
def test_settings_that_cannot_be_read_are_the_usual_ones(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text, encoding="latin-1")
    assert read_settings(Places(tmp_path)) == Settings()


def test_a_setting_of_a_newer_version_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "light", "sound": true}')
    assert read_settings(Places(tmp_path)) == Settings(theme="light")


def test_the_settings_lie_in_one_file_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    keep_settings(Places(tmp_path), Settings())
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]
