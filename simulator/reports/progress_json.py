"""Progress as JSON, for programs."""

from typing import Any

import msgspec

from simulator.progress.drills import Drill
from simulator.progress.facts import Progress
from simulator.reports.progress_wording import Titles, criterion_titles, habit


def render(told: Progress, trainee: str, titles: Titles) -> str:
    """The JSON object, indented and with a line feed at its end.

    `talks`, `unfinished`, `habits` (kind, subject, times, talks, serves, text), `levels` (of each
    criterion, the earliest first), `drills` (with the path of reply ids that leads to the
    decision) and `due`.
    """
    criteria = criterion_titles(told)
    fields = {
        "trainee": trainee,
        "talks": msgspec.to_builtins(told.talks),
        "unfinished": told.unfinished,
        "habits": [
            msgspec.to_builtins(found)
            | {"serves": found.serves, "text": habit(found, titles, criteria)}
            for found in told.habits
        ],
        "levels": msgspec.to_builtins(told.courses),
        "drills": [_drill(drill) for drill in told.drills],
        "due": msgspec.to_builtins(told.due),
    }
    return msgspec.json.format(msgspec.json.encode(fields), indent=2).decode() + "\n"


def _drill(drill: Drill) -> dict[str, Any]:
    return {
        "session": drill.session,
        "at": drill.at,
        "scenario": drill.scenario.id,
        "rubric": drill.rubric.id,
        "turn": drill.turn,
        "step": drill.step,
        "path": list(drill.path),
        "chosen": drill.chosen,
        "offered": [option.reply for option in drill.options],
        "strongest": list(drill.strongest),
    }
