"""Replays talks with Bardic: python -m bench.batch.story_engines.replay_bardic STORIES TALKS.

It is run by the interpreter that Bardic is installed for; see `peers`.
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

from bardic.compiler.compiler import BardCompiler
from bardic.runtime.engine import BardEngine

from bench.batch.story_engines.answering import Result, answer


def main() -> None:
    """Answer until there are no more questions."""
    stories_file, talks_file = map(Path, sys.argv[1:])
    asked = json.loads(talks_file.read_text())
    compiled = BardCompiler().compile_string
    sources = json.loads(stories_file.read_text())
    stories = {name: compiled(source) for name, source in sources.items()}
    variables = asked["variables"]

    def replayed(scenario: str, replies: list[str]) -> Result:
        engine = BardEngine(stories[scenario])
        for reply in replies:
            engine.choose(engine.get_choice_texts().index(reply))
        state = engine.state
        return state["ending"], [state[name] for name in variables[scenario]]

    answer(version("bardic"), asked["talks"], replayed)


if __name__ == "__main__":
    main()
