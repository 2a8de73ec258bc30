"""Where a command keeps and finds sessions, and who the trainee is if nobody says."""

import secrets
from pathlib import Path

from simulator.storage.files import make_folder, write_whole
from simulator.storage.places import Places


def places_in(data: Path | None) -> Places:
    """The folder that `--data` names, or the user's own."""
    return Places.default() if data is None else Places(data)


def own_trainee(places: Places) -> str:
    """The opaque id of whoever practises with this data folder, made up at the first talk."""
    file = make_folder(places.data) / "trainee"
    if not file.exists():
        write_whole(file, (f"trainee-{secrets.token_hex(4)}\n".encode(),))
    return file.read_text(encoding="utf-8").strip()
