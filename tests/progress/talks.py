"""Sessions of the late parcel, played in memory."""

from uuid import UUID

import msgspec

from simulator.conversation import begin as begun
from simulator.conversation import choose, has_ended, offers, script
from simulator.model.digests import content, digest
from simulator.model.session import ScenarioReference, Session, Turn
from simulator.progress.facts import Practised
from tests import samples

GOOD = samples.GOOD_PATH
GUESSED = ("wait-some-more", "today-surely")
ARGUED = ("not-our-fault",)


def practised(
    *path: str, day: int = 1, number: int | None = None, branched_at: int = 0
) -> Practised:
    """A talk of that day, finished if the path comes to an ending."""
    scenario, rubric = samples.scenario(), samples.rubric()
    play = script(scenario)
    state = begun(play)
    turns = []
    for reply in path:
        offered = tuple(each.id for each in offers(play, state))
        turns.append(Turn(reply=reply, offered=offered, ms=0))
        state = choose(play, state, reply)
    at = f"2026-02-{day:02d}T09:30:00.000Z"
    ended = has_ended(play, state)
    session = Session(
        session=str(UUID(int=day if number is None else number)),
        scenario=ScenarioReference(
            id=scenario.id, version=1, digest=digest(scenario), content=content(scenario)
        ),
        rubric=rubric.id,
        trainee="t-1",
        attempt=1,
        mode="practice",
        language="en",
        seed=7,
        app="test",
        at=at,
        branched_from=str(UUID(int=99)) if branched_at else "",
        branched_at=branched_at,
        turns=tuple(turns),
        ending=state.at if ended else None,
        ended=at if ended else None,
    )
    return Practised(session, scenario, rubric)


def under(each: Practised, **changes: object) -> Practised:
    """The same with another rubric."""
    return msgspec.structs.replace(each, rubric=msgspec.structs.replace(each.rubric, **changes))
