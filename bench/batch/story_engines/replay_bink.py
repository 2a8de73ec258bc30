"""Replays talks with bink: python -m bench.batch.story_engines.replay_bink STORIES TALKS.

It is run by the interpreter that bink is installed for; see `peers`.
"""

import json
import sys
from importlib.metadata import version
from pathlib import Path

from bink.story import Story

from bench.batch.story_engines.answering import Result, answer


def main() -> None:
    """Answer until there are no more questions."""
    stories_file, talks_file = map(Path, sys.argv[1:])
    asked = json.loads(talks_file.read_text())
    stories = {name: Story(text) for name, text in json.loads(stories_file.read_text()).items()}

    def replayed(scenario: str, replies: list[str]) -> Result:
        story = stories[scenario]
        story.reset_state()
        story.continue_maximally()
        for reply in replies:
            story.choose_choice_index(list(story.get_current_choices()).index(reply))
            story.continue_maximally()
        text, _ = story.evaluate_function("ending_and_counts")
        ending, *counts = text.split(" ")
        return ending, [int(count) for count in counts]

    answer(version("bink"), asked["talks"], replayed)


if __name__ == "__main__":
    main()
