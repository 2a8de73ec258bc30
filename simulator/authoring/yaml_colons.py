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
    known = kinds_of_keys()
    kinds = known.get(keys["outer"], set()) if keys else set()
    if keys is None or not kinds & {"object", "array"}:
        return _in_a_text(at, no_quotes(before) or cure)
    outer, inner = keys["outer"], keys["inner"]
    pairs = f"{{{inner}: …}}"
    if "array" in kinds and (inner in known or "object" not in kinds):
        pairs = f"[{pairs}]" if inner in known else "[…]"
    if "string" in kinds:
        instead = f" If no text is meant, write `{outer}: {pairs}`." * (inner in known)
        return _in_a_text(at, f"{no_quotes(before) or cure}{instead}")
    message = f"`{outer}` holds no text, and `{inner}:` cannot begin on the same line like this."
    advice = f"Write `{outer}: {pairs}`"
    if "{" not in before[: keys.start()]:
        advice += f", or put `{inner}: …` on an indented line of its own below it"
    return ("unquoted-colon", at, message, f"{advice}.")


def _in_a_text(at: int, cure: str) -> tuple[str, int, str, str]:
    message = "A colon and a space cannot stand in a text without quotes."
    return ("unquoted-colon", at, message, cure)
