"""A colon and a space within a text without quotes: what was meant instead of the text."""

import re

from simulator.authoring.odd_characters import no_quotes
from simulator.authoring.schema_keys import kinds_of_keys

_TWO_KEYS = re.compile(r"(?<![\w-])(?P<outer>\w+):[ \t]+\(?[ \t]*(?P<inner>[\w-]+)[ \t]*$")


def colon_in_text(text: str, at: int, cure: str) -> tuple[str, int, str, str]:
    """The problem with the colon at this place; `cure` is the hint where a text was meant."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    keys = _TWO_KEYS.search(before)
    kinds = kinds_of_keys().get(keys["outer"], set()) if keys else set()
    if keys is None or "string" in kinds or not kinds & {"object", "array"}:
        message = "A colon and a space cannot stand in a text without quotes."
        return ("unquoted-colon", at, message, no_quotes(before) or cure)
    outer, inner = keys["outer"], keys["inner"]
    message = f"`{outer}` holds no text, and `{inner}:` cannot begin on the same line like this."
    below = f"put `{inner}: …` on an indented line of its own"
    braces = f"Write `{outer}: {{{inner}: …}}`"
    if "array" in kinds:
        return ("unquoted-colon", at, message, f"P{below[1:]}, behind a `- ` if it is a list.")
    in_braces = "{" in before[: keys.start()]
    return ("unquoted-colon", at, message, f"{braces}." if in_braces else f"{braces}, or {below}.")
