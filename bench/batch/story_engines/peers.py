"""Story engines as peers: programs of their own that replay the talks as often as they are asked.

A peer is given two files: the stories, {scenario: story}, and the talks, {talks: [[scenario,
[reply]]], variables: {scenario: [variable]}}. It prints its version; then to each line `replay` it
replays all talks and prints {cpu, wall} in seconds, and to `results` it prints [[ending, [count]]].
"""

import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

import msgspec

from bench.batch.story_engines import outline
from bench.batch.story_engines.bardic_story import bardic_story
from bench.batch.story_engines.ink_story import ink_story
from bench.batch.story_engines.installed import node_with, python_with
from simulator import conversation
from simulator.conversation import Script

Talk = tuple[str, tuple[str, ...]]
"""A scenario and the replies, both by their ids."""

Result = tuple[str, tuple[int, ...]]
"""The ending, empty if the talk was left before, and how often each behaviour was shown."""

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[2]


class Peer:
    """A program that replays talks with another engine; to be ended by leaving `with`."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self._program = " ".join(command)
        self._process = subprocess.Popen(
            command,
            cwd=_ROOT,
            env=os.environ | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.version = str(self._answer())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def replay(self) -> float:
        """Replay all talks; the seconds it took, the lesser of wall clock and processor.

        The wall clock alone would count other people's work on the machine; the processor's time
        alone what node does beside the replay, such as compiling it on another processor.
        """
        return float(min(self._asked("replay").values()))

    def results(self) -> tuple[Result, ...]:
        """What the talks came to when they were last replayed."""
        return msgspec.convert(self._asked("results"), tuple[Result, ...])

    def _asked(self, question: str) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(question + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._program} ended with {self._process.wait()}")
        return msgspec.json.decode(line)


class Talks:
    """Talks of some scenarios, and a folder in which peers find them."""

    def __init__(self, folder: Path, plays: Sequence[Script], talks: Sequence[Talk]) -> None:
        self.folder = folder
        self.plays = {play.scenario.id: play for play in plays}
        self.talks = talks
        self.behaviours = {
            name: outline.behaviours(play.scenario) for name, play in self.plays.items()
        }
        variables = {
            name: [outline.counted(behaviour) for behaviour in behaviours]
            for name, behaviours in self.behaviours.items()
        }
        self.file = self.written("talks.json", {"talks": talks, "variables": variables})

    def written(self, name: str, content: Any) -> str:
        """A file of the folder with this content, as JSON."""
        file = self.folder / name
        file.write_bytes(msgspec.json.encode(content))
        return str(file)

    def results(self) -> tuple[Result, ...]:
        """What the talks come to when `conversation` replays them."""
        return tuple(self._result(*talk) for talk in self.talks)

    def _result(self, scenario: str, path: tuple[str, ...]) -> Result:
        play = self.plays[scenario]
        state = conversation.replay(play, path)[-1]
        counts = tuple(state.counts.get(name, 0) for name in self.behaviours[scenario])
        return state.at if conversation.has_ended(play, state) else "", counts


def inkjs(talks: Talks) -> Peer:
    """The engine of ink for JavaScript. Raises NotMeasuredError."""
    node, environment = node_with("inkjs")
    program = str(_HERE / "replay_inkjs.cjs")
    return Peer((node, program, _compiled_ink(talks), talks.file), environment)


def bink(talks: Talks) -> Peer:
    """The engine of ink written in Rust, from Python. Raises NotMeasuredError."""
    program = "bench.batch.story_engines.replay_bink"
    return Peer((python_with("bink"), "-m", program, _compiled_ink(talks), talks.file), {})


def bardic(talks: Talks) -> Peer:
    """Bardic, which is written in Python. Raises NotMeasuredError."""
    sources = {name: bardic_story(play) for name, play in talks.plays.items()}
    stories = talks.written("bardic.json", sources)
    program = "bench.batch.story_engines.replay_bardic"
    return Peer((python_with("bardic"), "-m", program, stories, talks.file), {})


ENGINES: dict[str, Callable[[Talks], Peer]] = {"inkjs": inkjs, "bink": bink, "bardic": bardic}


def _compiled_ink(talks: Talks) -> str:
    """The talks' scenarios as compiled ink, for which inkjs has the compiler."""
    node, environment = node_with("inkjs")
    sources = {name: ink_story(play) for name, play in talks.plays.items()}
    target = str(talks.folder / "compiled.json")
    command = (node, str(_HERE / "compile_ink.cjs"), talks.written("ink.json", sources), target)
    subprocess.run(command, check=True, env=os.environ | environment)
    return target
