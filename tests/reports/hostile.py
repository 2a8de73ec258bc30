"""A debrief in which every text that somebody else wrote is hostile."""

from typing import Any

import msgspec

from simulator.debrief import Debrief, debrief
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from tests import boots

TEXTS = {
    "script": "<script>alert(1)</script>",
    "attribute": '" onmouseover="alert(1)" style=\'x\' <img src=x onerror=alert(1)>',
    "entity": "&lt;b&gt; &amp; &#60;i&#62;",
    "template": "{{ 7 * 7 }}{% raw %}{# x #}",
    "markup": "[/red] [bold]x[/]",
    "link": "[click](https://evil.example) ![x](//evil.example/x.png) <https://evil.example>",
    "address": "https://evil.example www.evil.example evil.example",
    "heading": "# big\n\n- list\n1. one\n---\n===\n> quote\n    code\n```\nfence\n```",
    "emphasis": "*a* _b_ **c** ~~d~~ `e` | f | g |\n|---|---|\n:smile: [^1]",
    "formula": "=1+1",
    "long": "w" * 500,
    "wide": "日本語" * 60,
    "right-to-left": "שלום עולם",
}

_PROSE = frozenset(
    {"title", "customer", "tone", "speaker", "say", "action", "finds", "why", "later", "name"}
    | {"about", "question", "feedback", "tip", "school", "briefing", "hint"}
)


def debriefed(text: str, path: tuple[str, ...] = boots.ZERO) -> Debrief:
    """The debrief of a talk in which each title, line, tip, note and name is this text."""
    scenario = msgspec.convert(_spoilt(boots.scenario(), text), Scenario)
    rubric = msgspec.convert(_spoilt(boots.rubric(), text), Rubric)
    titles = dict.fromkeys(("acknowledges", "verifies", "deceives"), text)
    session = boots.session(path, scenario, trainee=text, notes=(text,))
    return debrief(scenario, rubric, session, titles)


def _spoilt(document: object, text: str) -> Any:
    def walk(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: text if key in _PROSE and isinstance(inner, str) else walk(inner)
                for key, inner in value.items()
            }
        return [walk(item) for item in value] if isinstance(value, list | tuple) else value

    return walk(msgspec.to_builtins(document))
