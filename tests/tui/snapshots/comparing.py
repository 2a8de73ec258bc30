"""The pictures on the disk, and what differs from them."""

from difflib import unified_diff
from pathlib import Path

_FOLDER = Path(__file__).parent
_KEEP = "If it is meant to look so: python -m tests.tui.snapshots"


def picture_file(name: str) -> Path:
    """Where a picture is kept."""
    return _FOLDER / f"{name}.txt"


def unlike(name: str) -> Path:
    """Where today's picture is put while it differs from the one that is kept."""
    return _FOLDER / f"{name}.new.txt"


def kept(name: str) -> str:
    """The picture as it was kept; empty if there is none."""
    path = picture_file(name)
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def difference(name: str, drawn: str) -> str:
    """How today's picture differs from the one that is kept, which is then put beside it; empty if
    it does not."""
    if drawn == kept(name):
        unlike(name).unlink(missing_ok=True)
        return ""
    unlike(name).write_text(drawn, encoding="utf-8", newline="\n")
    lines = unified_diff(
        kept(name).splitlines(), drawn.splitlines(), "as it was", "as it is", lineterm="", n=2
    )
    return "\n".join([f"{name} looks different.", *lines, "", _KEEP])
