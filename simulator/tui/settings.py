"""The settings that the app keeps between runs, as a small JSON file in the data folder."""

import contextlib
from pathlib import Path
from typing import Literal

import msgspec

from simulator.files import read_bounded
from simulator.storage.files import make_folder, write_whole
from simulator.storage.places import Places

ThemeName = Literal["dark", "light", "high-contrast"]

_MOST_BYTES = 65_536


class Settings(msgspec.Struct, frozen=True):
    """What the trainee has set. A field that is not known is passed over, so that an older
    version can read a newer one's file."""

    theme: ThemeName = "dark"
    language: str = ""
    """The language of talks, where a scenario is to be had in it; empty for the scenario's own."""


def read_settings(places: Places) -> Settings:
    """The settings as they were kept; where there are none to be read, the usual ones."""
    with contextlib.suppress(OSError, msgspec.DecodeError, UnicodeDecodeError):
        raw = read_bounded(_file(places), _MOST_BYTES, follow_links=False)
        return msgspec.json.decode(raw, type=Settings)
    return Settings()


def keep_settings(places: Places, settings: Settings) -> None:
    """Keep the settings. Raises OSError if the disk refuses; what was kept before then stays."""
    make_folder(places.data)
    write_whole(_file(places), (msgspec.json.encode(settings), b"\n"))


def _file(places: Places) -> Path:
    return places.data / "settings.json"
