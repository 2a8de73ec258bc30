"""What a schema expects, what stands there instead, and what to call the place, in plain words."""

from typing import Any

from simulator.authoring.suggestions import listed, quoted
from simulator.authoring.tree import TreePath
from simulator.model.fields import ID_PATTERN, LANGUAGE_PATTERN, SOURCE_PATTERN

_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a map of keys and values",
}
_PATTERNS = {
    ID_PATTERN: "lower-case words joined by hyphens, at most 64 characters",
    SOURCE_PATTERN: "a tag of letters, digits and hyphens, such as `A1`",
    LANGUAGE_PATTERN: "a language such as `en` or `pt-BR`",
}


def subject(path: TreePath) -> str:
    """What stands at the path, as the beginning of a sentence."""
    if not path:
        return "The file"
    last = path[-1]
    if isinstance(last, str):
        return quoted(last)
    above = next((part for part in reversed(path) if isinstance(part, str)), "")
    return f"Item {last + 1} of {quoted(above)}"


def expected(schema: dict[str, Any]) -> str:
    """What the schema of a value asks for."""
    if "enum" in schema:
        return listed(schema["enum"], "or")
    if schema.get("pattern") in _PATTERNS:
        return _PATTERNS[schema["pattern"]]
    words = _TYPES.get(schema.get("type", ""), "something else")
    if "minimum" in schema:
        return f"{words} from {schema['minimum']:,} to {schema['maximum']:,}"
    if schema.get("minItems"):
        return f"{words} with at least {_number(schema['minItems'])}"
    return words


def found(value: object) -> str:
    """What stands there, shortened."""
    if value is None or value == "":
        return "empty"
    if isinstance(value, dict):
        return "a map of keys and values"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return quoted(str(value).lower() if isinstance(value, bool) else str(value))


def _number(count: int) -> str:
    return "one item" if count == 1 else f"{count} items"
