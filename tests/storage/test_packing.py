"""A pack holds what its sessions need, each once, and can be read again."""

from collections.abc import Iterator
from io import BytesIO

import msgspec
import pytest

from simulator.model.scenario import Scenario
from simulator.model.session import Session
from simulator.storage.found import FoundRubric, FoundScenario, FoundSession
from simulator.storage.packing import PackError, pack
from simulator.storage.sessions import read_sessions
from tests import samples
from tests.storage.journals import OTHER, session

SESSIONS = (session(), session(OTHER))


def packed(sessions: tuple[Session, ...] = SESSIONS, scenario: Scenario | None = None) -> bytes:
    chosen = scenario or samples.scenario()
    return b"".join(pack(lambda: sessions, lambda _: chosen, lambda _: samples.rubric()))


def test_a_pack_is_scenarios_then_rubrics_then_sessions_each_once() -> None:
    found = list(read_sessions(BytesIO(packed())))

    assert found == [
        FoundScenario(samples.scenario(), "-", 1),
        FoundRubric(samples.rubric(), "-", 2),
        FoundSession(SESSIONS[0], "-", 3),
        FoundSession(SESSIONS[1], "-", 4),
    ]


def test_scenarios_that_differ_are_each_packed() -> None:
    reference = msgspec.structs.replace(SESSIONS[1].scenario, content="d" * 64)
    sessions = (SESSIONS[0], msgspec.structs.replace(SESSIONS[1], scenario=reference))
    titles = {"b" * 64: "One", "d" * 64: "Two"}

    def scenario_for(one: Session) -> Scenario:
        return msgspec.structs.replace(samples.scenario(), title=titles[one.scenario.content])

    raw = b"".join(pack(lambda: sessions, scenario_for, lambda _: None))

    formats = [msgspec.json.decode(line)["format"] for line in raw.splitlines()]
    assert formats == ["scenario/1", "scenario/1", "session/1", "session/1"]


def test_a_session_is_packed_even_if_its_scenario_is_unknown() -> None:
    raw = b"".join(pack(lambda: SESSIONS[:1], lambda _: None, lambda _: None))

    assert list(read_sessions(BytesIO(raw))) == [FoundSession(SESSIONS[0], "-", 1)]


def test_sessions_are_gone_through_twice_and_never_held() -> None:
    passes = []

    def sessions() -> Iterator[Session]:
        passes.append("begun")
        yield from SESSIONS

    lines = pack(sessions, lambda _: samples.scenario(), lambda _: None)
    next(lines)
    assert passes == ["begun"]
    assert len(list(lines)) == 2
    assert passes == ["begun", "begun"]


def test_what_could_not_be_read_again_is_not_packed() -> None:
    endless = msgspec.structs.replace(samples.scenario(), briefing="x" * 1024 * 1024)

    with pytest.raises(PackError, match="a pack's lines hold 1,048,576 at most"):
        packed(scenario=endless)
