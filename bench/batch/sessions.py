"""Realistic sessions from a library's scenarios, the same for the same seed.

    python -m bench.batch.sessions 20000 sessions.jsonl

Trainees differ in skill, and get better from attempt to attempt: with it grows the chance that a
reply is one of those that the shipped rubrics would have chosen, rather than any. One talk in
twenty is left before it ends. What is written is a pack: scenarios, rubrics, sessions.
"""

import argparse
import random
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from bench.batch.crossroads import Crossroads
from simulator import conversation
from simulator.authoring.library import Library, open_library, shipped_folder
from simulator.model.digests import content, digest
from simulator.model.rubric import Rubric
from simulator.model.scenario import Reply
from simulator.model.session import ScenarioReference, Session, Turn
from simulator.storage.documents import canonical

_FIRST_DAY = datetime(2026, 1, 5, 8, tzinfo=UTC)
_LEFT = 0.05
_SAMPLED = 40


class Stage(msgspec.Struct, frozen=True):
    """A scenario with what its sessions say of it, and how good each of its replies looks."""

    crossroads: Crossroads
    reference: ScenarioReference
    rubric: Rubric
    rubric_content: str
    merits: dict[str, int]


def stages(library: Library) -> list[Stage]:
    """All scenarios of a library, each with its default rubric."""
    found = []
    for scenario_id in library.scenario_ids:
        scenario = library.scenario(scenario_id)
        rubric = library.rubric(scenario.default_rubric)
        reference = ScenarioReference(
            id=scenario.id,
            version=scenario.version,
            digest=digest(scenario),
            content=content(scenario),
        )
        play = conversation.script(scenario)
        merits = {reply: _merit(play.replies[reply], rubric) for reply in play.replies}
        found.append(Stage(Crossroads(play), reference, rubric, content(rubric), merits))
    return found


def sessions(found: list[Stage], count: int, seed: int) -> Iterator[Session]:
    """So many sessions of these scenarios."""
    chance = random.Random(seed)
    trainees = max(1, count // _SAMPLED)
    skills = [chance.betavariate(3, 2) for _ in range(trainees)]
    attempts: dict[tuple[int, str], int] = {}
    for number in range(count):
        stage = chance.choice(found)
        trainee = chance.randrange(trainees)
        key = (trainee, stage.reference.id)
        attempt = attempts[key] = attempts.get(key, 0) + 1
        skill = min(0.97, skills[trainee] + 0.06 * (attempt - 1))
        began = _FIRST_DAY + timedelta(minutes=7 * number, milliseconds=chance.randrange(60_000))
        yield _talk(stage, chance, skill, f"t-{trainee:05}", attempt, began)


def _talk(
    stage: Stage, chance: random.Random, skill: float, trainee: str, attempt: int, began: datetime
) -> Session:
    seed = chance.randrange(2**31)
    here = stage.crossroads.start
    turns: list[Turn] = []
    leaves = chance.random() < _LEFT
    while here.offers:
        if leaves and chance.random() < 0.3:
            break
        offered = conversation.shuffled(here.offers, seed)
        reply = _picked(stage, chance, skill, offered)
        ids = tuple(other.id for other in offered)
        turns.append(Turn(reply=reply.id, offered=ids, ms=int(chance.lognormvariate(9.3, 0.6))))
        here = stage.crossroads.after(here, reply.id)
    ended = not here.offers
    lasted = timedelta(milliseconds=sum(turn.ms for turn in turns))
    return Session(
        session=str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        scenario=stage.reference,
        rubric=stage.rubric.id,
        rubric_content=stage.rubric_content,
        trainee=trainee,
        attempt=attempt,
        mode="assess" if chance.random() < 0.4 else "practice",
        language="en",
        seed=seed,
        app="customer-simulator 1.0",
        at=_timestamp(began),
        turns=tuple(turns),
        ending=here.state.at if ended else None,
        ended=_timestamp(began + lasted) if ended else None,
        undos=int(chance.random() < 0.1),
        hints=int(chance.random() < 0.1),
    )


def _picked(stage: Stage, chance: random.Random, skill: float, offered: tuple[Reply, ...]) -> Reply:
    if chance.random() < skill:
        return max(offered, key=lambda reply: stage.merits[reply.id])
    return chance.choice(offered)


def _merit(reply: Reply, rubric: Rubric) -> int:
    """How many of the rubric's levels want what a reply shows, less those that bar it."""
    merit = 0
    for criterion in rubric.criteria:
        for level in criterion.levels:
            when, points = level.when, criterion.weight * level.points
            merit += points * len({*when.all, *when.any, *when.at_least} & set(reply.shows))
            merit -= points * len(set(when.none) & set(reply.shows))
    for error in rubric.critical:
        merit -= 50 * len({*error.when.all, *error.when.any} & set(reply.shows))
    return merit


def _timestamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"


def write(target: Path, count: int, seed: int = 1, folder: Path | None = None) -> None:
    """Write so many sessions, and what they need, as a pack."""
    found = stages(open_library([folder or shipped_folder()]))
    rubrics = {stage.rubric_content: stage.rubric for stage in found}
    with target.open("wb") as file:
        for stage in found:
            file.write(canonical(stage.crossroads.play.scenario) + b"\n")
        for rubric in rubrics.values():
            file.write(canonical(rubric) + b"\n")
        for session in sessions(found, count, seed):
            file.write(msgspec.json.encode(session) + b"\n")


def main() -> None:
    """Write sessions as the command line says."""
    parser = argparse.ArgumentParser(description="Write realistic sessions as a pack.")
    parser.add_argument("count", type=int)
    parser.add_argument("target", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--library", type=Path)
    asked = parser.parse_args()
    write(asked.target, asked.count, asked.seed, asked.library)


if __name__ == "__main__":
    main()
