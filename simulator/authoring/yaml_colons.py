"""A colon and a space within a text without quotes: what was meant instead of the text."""

import re

from simulator.authoring.odd_characters import no_quotes
from simulator.authoring.schema_keys import kinds_of_keys

_TWO_KEYS = re.compile(r"(?<![\w-])(?P<outer>\w+):[ \t]+\(?[ \t]*(?P<inner>[\w-]+)[ \t]*$")

_FAR_ENOUGH = 200


def colon_in_text(text: str, at: int, cure: str) -> tuple[str, int, str, str]:
    """The problem with the colon at this place; `cure` is the hint where a text was meant."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    keys = _TWO_KEYS.search(before, max(0, len(before) - _FAR_ENOUGH))
    kinds = kinds_of_keys().get(keys["outer"], set()) if keys else set()
    if keys is None or "string" in kinds or not kinds & {"object", "array"}:
        message = "A colon and a space cannot stand in a text without quotes."
        return ("unquoted-colon", at, message, no_quotes(before) or cure)
    outer, inner = keys["outer"], keys["inner"]
    message = f"`{outer}` holds no text, and `{inner}:` cannot begin on the same line like this."
    inside = f"{{{inner}: …}}" if "array" not in kinds else "[…]"
    advice = f"Write `{outer}: {inside}`"
    if "{" not in before[: keys.start()]:
        advice += f", or put `{inner}: …` on an indented line of its own below it"
    return ("unquoted-colon", at, message, f"{advice}.")
