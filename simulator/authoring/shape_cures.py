"""What would be right where a value has the wrong shape."""

import re
from typing import Any

from simulator.authoring.odd_characters import oddity, plain
from simulator.authoring.suggestions import LONGEST_QUOTE, did_you_mean
from simulator.model.fields import ID_PATTERN

_BOOLEANS = {
    **dict.fromkeys(("true", "yes", "on", "y", "1"), "true"),
    **dict.fromkeys(("false", "no", "off", "n", "0"), "false"),
}


def cure(error: Any) -> str:
    """The hint for an error of jsonschema about one value; maybe empty."""
    value, wanted = error.instance, error.schema.get("type")
    if error.validator == "enum" and isinstance(value, str):
        return did_you_mean(value, error.schema["enum"])
    if error.validator == "pattern" and isinstance(value, str):
        in_list = bool(error.path) and isinstance(error.path[-1], int)
        return _name_cure(value, error.validator_value, in_list)
    if value is None:
        return "Fill it in, or delete the line; a text that starts with `#` must be in quotes."
    if wanted == "string" and isinstance(value, bool | int | float):
        return "Put it in quotes if a text is meant."
    if wanted == "boolean" and isinstance(value, str | int):
        meant = _BOOLEANS.get(str(value).strip().lower())
        return f"Write `{meant}`, without quotes." if meant else ""
    if wanted == "integer" and isinstance(value, str):
        return _number_cure(value)
    if wanted == "array":
        return _list_cure(value, error.schema["items"])
    if wanted == "object" and isinstance(value, list) and value:
        return "Write `key: value` pairs, without `- ` and `[]`."
    if wanted == "object" and isinstance(value, str | list):
        return "Write `key: value` pairs in `{}`, or on indented lines of their own below it."
    return ""


def _name_cure(value: str, pattern: str, in_list: bool) -> str:
    if in_list and len(re.split(r"[\s,;]+", value)) > 1:
        return "Put commas between the items of a list."
    if pattern != ID_PATTERN:
        return oddity(value)
    typed = plain(value).lower()
    better = "-".join(re.findall(r"[a-z0-9]+", typed))[:64].strip("-")
    example = f"For example `{better}`." if typed.isascii() and better not in ("", value) else ""
    return f"{oddity(value)} {example}".strip()


def _number_cure(value: str) -> str:
    number = re.match(r"[+-]?[0-9]+", plain(value))
    if not number:
        return ""
    if number.group() == value:
        return "Write it without quotes."
    return oddity(value) or f"Write the number alone: {number.group()}."


def _list_cure(value: object, items: dict[str, Any]) -> str:
    """The brackets, or the lines, that make a list of a single value."""
    if not isinstance(value, dict | str):
        return ""
    if isinstance(value, dict) or "$ref" in items:
        return "Begin each item with `- `."
    if "pattern" in items:
        inside = ", ".join(re.findall(r"[\w-]+", value))
    elif re.search(r"""[][{},:#"']""", value):
        inside = "'" + value.replace("'", "''") + "'"
    else:
        inside = value
    if len(inside) > LONGEST_QUOTE:
        return "Put it in brackets, and each text in it in quotes."
    return f"Put it in brackets: [{inside}]."
