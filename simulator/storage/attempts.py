"""What the journals in a data folder say of earlier attempts."""

from pathlib import Path

from simulator.files import open_regular
from simulator.model.session import Session, Start
from simulator.storage.found import FoundSession, Unreadable
from simulator.storage.journal_lines import BEFORE_START, MOST_BYTES, LineError, read_line
from simulator.storage.places import Places
from simulator.storage.sessions import SUFFIX, read_sessions


def attempts(places: Places, trainee: str, scenario_id: str) -> int:
    """How many talks this trainee has begun with this scenario."""
    starts = (_start(path) for path in places.sessions.glob(f"*{SUFFIX}"))
    return sum(
        start is not None and start.trainee == trainee and start.scenario.id == scenario_id
        for start in starts
    )


def kept_sessions(places: Places, broken: list[str]) -> tuple[tuple[Path, Session], ...]:
    """The sessions in the data folder with their journals, the latest first.

    What cannot be read is added to `broken`, with its place.
    """
    found = []
    for item in read_sessions(places.sessions) if places.sessions.is_dir() else ():
        match item:
            case FoundSession():
                found.append((Path(item.source), item.session))
            case Unreadable():
                broken.append(f"{item.place}: {item.message}")
    return tuple(sorted(found, key=lambda pair: pair[1].at, reverse=True))


def latest_unfinished(places: Places) -> Path | None:
    """The journal of the talk that was left last, if one was."""
    kept = kept_sessions(places, [])
    return next((path for path, session in kept if session.ending is None), None)


def _start(path: Path) -> Start | None:
    """A journal's first event; None where there is none to be read."""
    try:
        with open_regular(path, follow_links=False) as file:
            event, _ = read_line(BEFORE_START, file.readline(MOST_BYTES).rstrip(b"\n"))
    except (OSError, LineError):
        return None
    return event if isinstance(event, Start) else None
