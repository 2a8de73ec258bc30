"""Texts that would do something if they were taken for markup or for escape sequences."""

import json
from typing import Any

import yaml

from tests import samples

MARKUP = "[/red] [@click=app.quit]x[/] order [12 [REF-4471] $foreground [b]"
SEQUENCES = "\x1b]52;c;aG9zdGlsZQ==\x07 \x1b[31;41;5m \x9b6n \x1b]0;owned\x07 \u202eright\u2066"
LONG = "no-end-" * 1_500 + "and on " * 1_500

_WORDS = "title summary customer about name briefing tone hint say action finds why later"
_TEXTS = frozenset(_WORDS.split())


def hostile_scenario(text: str = f"{MARKUP} {SEQUENCES}") -> str:
    """The late parcel with this before each of its texts, as JSON, which is YAML too."""
    return json.dumps(_before_texts(text, yaml.safe_load(samples.SCENARIO_TEXT)))


def _before_texts(text: str, value: Any) -> Any:
    if isinstance(value, list):
        return [_before_texts(text, item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: f"{text} {item}"
        if key in _TEXTS and isinstance(item, str)
        else _before_texts(text, item)
        for key, item in value.items()
    }
