"""A pack: sessions in one file together with what they need, so that it can always be scored."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.session import Session
from simulator.storage.documents import canonical
from simulator.storage.lines import MOST_BYTES


class PackError(ValueError):
    """Something is too large for a line that could be read again."""


def pack(
    sessions: Callable[[], Iterable[Session]],
    scenario_for: Callable[[Session], Scenario | None],
    rubric_for: Callable[[Session], Rubric | None],
) -> Iterator[bytes]:
    """The lines of a pack: the scenarios, each once, then the rubrics as played, then the sessions.

    `sessions` is called twice, so that no session is held: to learn what is needed, and to write. A
    session whose scenario or rubric is unknown is packed without it. Raises PackError.
    """
    scenarios: set[str] = set()
    rubrics: dict[tuple[str, str], bytes] = {}
    written: set[bytes] = set()
    for session in sessions():
        if session.scenario.content not in scenarios:
            scenarios.add(session.scenario.content)
            scenario = scenario_for(session)
            if scenario is not None and (line := _line(canonical(scenario))) not in written:
                written.add(line)
                yield line
        as_played = (session.rubric, session.rubric_content)
        if as_played not in rubrics:
            rubric = rubric_for(session)
            rubrics[as_played] = _line(canonical(rubric)) if rubric is not None else b""
    yield from dict.fromkeys(line for line in rubrics.values() if line)
    for session in sessions():
        yield _line(msgspec.json.encode(session))


def _line(raw: bytes) -> bytes:
    if len(raw) > MOST_BYTES:
        raise PackError(f"a line of {len(raw):,} bytes; a pack's lines hold {MOST_BYTES:,} at most")
    return raw + b"\n"
