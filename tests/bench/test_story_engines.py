"""A scenario that is written as ink or for Bardic plays there as it plays here."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator import conversation
from simulator.conversation import Script, State
from simulator.model.scenario import Scenario
from tests import generators, samples

why = "the benches are only there in a checkout"
installed = pytest.importorskip("bench.batch.story_engines.installed", reason=why)
peers = pytest.importorskip("bench.batch.story_engines.peers", reason=why)

NEEDED = {"inkjs": ("inkjs",), "bink": ("inkjs", "bink"), "bardic": ("bardic",)}

engines = pytest.mark.parametrize(
    "engine",
    [
        pytest.param(
            name,
            marks=pytest.mark.skipif(
                not all(installed.is_installed(package) for package in packages),
                reason=f"{name} is installed by python -m bench.batch.against_story_engines",
            ),
        )
        for name, packages in NEEDED.items()
    ],
)


def paths(play: Script, state: State) -> Iterator[tuple[str, ...]]:
    """The replies of every talk, finished or not."""
    yield state.chosen
    for reply in conversation.offers(play, state):
        yield from paths(play, conversation.choose(play, state, reply.id))


def check_that_talks_are_equal(engine: str, scenarios: list[Scenario], folder: Path) -> None:
    plays = [conversation.script(scenario) for scenario in scenarios]
    every = [
        (play.scenario.id, path)
        for play in plays
        for path in islice(paths(play, conversation.begin(play)), 200)
    ]
    talks = peers.Talks(folder, plays, every)
    with peers.ENGINES[engine](talks) as peer:
        peer.replay()
        assert peer.results() == talks.results()


@engines
def test_every_talk_about_the_late_parcel_comes_to_the_same(engine: str, tmp_path: Path) -> None:
    check_that_talks_are_equal(engine, [samples.scenario()], tmp_path)


@engines
@settings(max_examples=3, deadline=None)
@given(st.lists(generators.scenarios(), min_size=6, max_size=6))
def test_talks_of_any_scenarios_come_to_the_same(engine: str, scenarios: list[Scenario]) -> None:
    named = [
        msgspec.structs.replace(scenario, id=f"scenario-{number}")
        for number, scenario in enumerate(scenarios)
    ]
    with TemporaryDirectory() as folder:
        check_that_talks_are_equal(engine, named, Path(folder))
