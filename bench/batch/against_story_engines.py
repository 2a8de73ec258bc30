"""Replaying and scoring in memory, against story engines that merely replay the same talks.

    python -m bench.batch.against_story_engines            # about six minutes
    python -m bench.batch.against_story_engines --quick

The engines must come to the same ending and to the same count of each behaviour as
`simulator.conversation` in every talk, or nothing is measured. All take turns, first with the talks
of one scenario and then with those of all that are shipped.
"""

import argparse
import gc
import statistics
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from bench.batch.sessions import Stage, stages
from bench.batch.story_engines.installed import NotMeasuredError
from bench.batch.story_engines.own import Ours
from bench.batch.story_engines.peers import ENGINES, Peer, Talks
from simulator.authoring.library import Library, open_library, shipped_folder

_GOALS = {"inkjs": 50, "bink": 40, "bardic": 100}
_SCORED = "score, lines of JSON"
_AT_FIRST = "the same, nothing met yet"
_WALKED = "score, talks already read"
_ONE_BY_ONE = "replay and score, one by one"
_OWN = (_SCORED, _AT_FIRST, _WALKED, _ONE_BY_ONE)


class Asked(NamedTuple):
    """How many talks, how often, and the seed that they are made from."""

    talks: int
    runs: int
    seed: int


def started(talks: Talks, stack: ExitStack) -> dict[str, Peer]:
    """The engines that can be measured here; what is said of the others goes to the screen."""
    peers = {}
    for name, start in ENGINES.items():
        try:
            peers[name] = stack.enter_context(start(talks))
        except NotMeasuredError as error:
            print(f"{name} is left out: {error}")
    return peers


def check_equal(talks: Talks, peers: dict[str, Peer]) -> None:
    """Have each engine replay all talks once, and stop if any comes to another result."""
    expected = talks.results()
    for name, peer in peers.items():
        peer.replay()
        for talk, ours, theirs in zip(talks.talks, expected, peer.results(), strict=True):
            if ours != theirs:
                raise SystemExit(f"{name} differs at {talk}:\n{theirs}, not\n{ours}")


def measure(library: Library, found: list[Stage], asked: Asked) -> None:
    """Print what a talk of these scenarios takes here and in each engine, and the ratios."""
    own = Ours(library, found, asked.talks, asked.seed)
    own.check()
    gc.freeze()  # the talks that lie ready here are nothing that scoring would have to look after
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        paths = [(session.scenario.id, session.path) for session in own.sessions]
        talks = Talks(Path(folder), [stage.crossroads.play for stage in found], paths)
        peers = started(talks, stack)
        check_equal(talks, peers)
        ours = (own.scored, own.scored_at_first, own.walked, own.one_by_one)
        ways = dict(zip(_OWN, ours, strict=True))
        ways |= {name: peer.replay for name, peer in peers.items()}
        seconds: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(asked.runs):
            for name, replay in ways.items():
                seconds[name].append(replay())
        versions = {name: f"{name} {peer.version}" for name, peer in peers.items()}
    of = found[0].reference.id if len(found) == 1 else f"{len(found)} scenarios"
    print(f"\n{asked.talks} talks of {of}, equal in all; {asked.runs} runs in turns")
    _print_times(seconds, versions, asked.talks)
    _print_ratios(seconds, versions)
    gc.unfreeze()


def _print_times(seconds: dict[str, list[float]], versions: dict[str, str], count: int) -> None:
    print(f"\n{'microseconds a talk':32} lower quartile    median  upper quartile")
    for name, taken in seconds.items():
        low, middle, high = (1e6 * part / count for part in statistics.quantiles(taken, n=4))
        print(f"{versions.get(name, name):32} {low:14.1f} {middle:9.1f} {high:15.1f}")


def _print_ratios(seconds: dict[str, list[float]], versions: dict[str, str]) -> None:
    middle = {name: statistics.median(taken) for name, taken in seconds.items()}
    low = {name: statistics.quantiles(taken, n=4)[0] for name, taken in seconds.items()}
    print("\nratios of medians (of lower quartiles)")
    for name, label in versions.items():
        print(f"{label}: goal {_GOALS[name]} ×")
        for own in _OWN:
            ratio, lower = middle[name] / middle[own], low[name] / low[own]
            print(f"  {own:30} {ratio:8.2f} × ({lower:.2f})")


def main() -> None:
    """Measure with one scenario, and with all."""
    parser = argparse.ArgumentParser(description="Compare scoring with story engines.")
    parser.add_argument("--scenario", default="nasa-boots", help="the one scenario")
    parser.add_argument("--talks", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="300 talks, 3 runs")
    options = parser.parse_args()
    talks, runs = (300, 3) if options.quick else (options.talks, options.runs)
    asked = Asked(talks, runs, options.seed)
    library = open_library([shipped_folder()])
    every = stages(library)
    one = [stage for stage in every if stage.reference.id == options.scenario]
    if not one:
        parser.error(f"the scenarios are {', '.join(library.scenario_ids)}")
    for found in (one, every):
        measure(library, found, asked)


if __name__ == "__main__":
    main()
