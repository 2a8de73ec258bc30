"""The walk for quality leads does what it says: its commands run, in their order."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from simulator import conversation
from simulator.authoring.library import open_library
from simulator.model.digests import content, digest
from simulator.model.session import Ended, Event, Mode, ReplyChosen, ScenarioReference, Start
from tests.docs.blocks import Block, blocks
from tests.docs.made import ROOT
from tests.docs.test_writing_scenarios import contains, run
from tests.storage.journals import written

PAGE = ROOT / "docs" / "batch.md"
LIBRARY = Path("desk")
SESSIONS = Path("sessions")
BEST = ("look-up", "flying-tomorrow", "depot-tonight")
Followed = list[tuple[Block, list[tuple[int, str]]]]


def play_some(runner: CliRunner) -> None:
    """The folder that the page speaks of: twelve talks of three trainees, the last one cut off."""
    code, _ = run("simulator new scenario late-suitcase --into desk", runner)
    assert code == 0
    SESSIONS.mkdir()
    chance = random.Random(5)
    for number in range(12):
        trainee, attempt = f"t-0{1 + number % 3}", 1 + number // 3
        events = tuple(talk(chance, number, trainee, attempt))
        torn = written(events)[:-40] if number == 11 else written(events)
        SESSIONS.joinpath(f"{trainee}-{attempt}.jsonl").write_bytes(torn)
    spoilt = SESSIONS / "t-02-1.jsonl"
    spoilt.write_bytes(spoilt.read_bytes().replace(b'"seq":1', b'"seq":2', 1))


def talk(chance: random.Random, number: int, trainee: str, attempt: int) -> Iterator[Event]:
    """A talk, the better the more attempts went before it."""
    known = open_library([ROOT / "scenarios", LIBRARY])
    scenario = known.scenario("late-suitcase")
    rubric = known.rubric(scenario.default_rubric)
    mode: Mode = "assess" if attempt in (1, 4) else "practice"
    at = f"2026-03-{2 + number:02}T10:00:00Z"
    yield Start(
        format="journal/1",
        session=f"{number + 1:08d}-0000-4000-8000-000000000000",
        scenario=ScenarioReference(
            id=scenario.id, version=1, digest=digest(scenario), content=content(scenario)
        ),
        rubric=rubric.id,
        rubric_content=content(rubric),
        trainee=trainee,
        attempt=attempt,
        mode=mode,
        language="en",
        seed=number,
        app="customer-simulator 1.0",
        at=at,
    )
    play = conversation.script(scenario)
    state = conversation.begin(play)
    turn = 0
    while not conversation.has_ended(play, state):
        offered = conversation.shuffled(conversation.offers(play, state), number)
        best = next((one for one in offered if one.id in BEST), offered[0])
        reply = best if chance.random() < 0.25 * attempt else chance.choice(offered)
        turn += 1
        ids = tuple(one.id for one in offered)
        yield ReplyChosen(seq=turn, reply=reply.id, offered=ids, ms=4_000 + 100 * number)
        state = conversation.choose(play, state, reply.id)
    yield Ended(ending=state.at, ms=turn * (4_000 + 100 * number), at=at)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    """Each block of commands, with the exit code and the output of each of its lines."""
    folder = tmp_path_factory.mktemp("lead")
    settings = {"SIMULATOR_DATA": "data", "SIMULATOR_LIBRARY": "desk", "COLUMNS": "80"}
    done = []
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        play_some(CliRunner(env={"SIMULATOR_DATA": "data"}))
        for block in blocks(PAGE):
            if block.info == "sh":
                runner = CliRunner(env=settings)
                done.append((block, [run(line, runner) for line in block.text.splitlines()]))
            elif block.info == "yaml":
                scenario = LIBRARY / "late-suitcase" / "scenario.yaml"
                before, after = block.text.splitlines()
                text = scenario.read_text("utf-8")
                assert before.removeprefix("# ") in text
                changed = text.replace(before.removeprefix("# "), after).replace(
                    "version: 1\n", "version: 2\n"
                )
                scenario.write_text(changed, "utf-8")
    return done


def test_each_command_says_what_the_page_shows(followed: Followed) -> None:
    shown = [block for block in blocks(PAGE) if block.info == "text"]
    assert len(shown) == len(followed)

    for block, (commands, results) in zip(shown, followed, strict=True):
        output = "".join(output for _, output in results)
        assert contains(output, block.text), f"line {commands.line}: {output}"


def test_a_reject_and_a_mean_that_is_too_low_exit_with_1(followed: Followed) -> None:
    codes = [[code for code, _ in results] for _, results in followed]

    assert codes == [[1], [1], [0], [1], [0], [0], [0, 0], [0, 0]]
