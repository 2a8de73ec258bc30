"""Where things are kept: the data folder and what lies in it."""

from pathlib import Path
from typing import Self

import msgspec

from simulator.storage.files import make_folder

NAME = "customer-simulator"


class Places(msgspec.Struct, frozen=True):
    """The folders under one data folder; whoever writes into one creates it first."""

    data: Path

    @classmethod
    def default(cls) -> Self:
        """Under the folder in which this operating system keeps a user's data."""
        import platformdirs  # a slow import, and not needed where `--data` is given

        return cls(platformdirs.user_data_path(NAME, appauthor=False))

    @property
    def sessions(self) -> Path:
        """Journals, one a session."""
        return self.data / "sessions"

    @property
    def archive(self) -> Path:
        """Scenarios, rubrics and translations as they were played."""
        return self.data / "archive"

    @property
    def explored(self) -> Path:
        """Explorations that need not be made again."""
        return self.data / "explored"

    @property
    def own_replies(self) -> Path:
        """Replies that trainees wrote after a talk, a file for each session."""
        return self.data / "own-replies"

    @property
    def exports(self) -> Path:
        """Debriefs that were written out to be read elsewhere."""
        return self.data / "exports"

    def log_file(self) -> Path:
        """Where the details of the last bug are written; its folder exists."""
        return make_folder(self.data / "logs") / "last-bug.txt"
