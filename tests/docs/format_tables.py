"""The tables of the format pages, from the types: a table a thing, a row a key."""

from collections.abc import Iterator
from typing import Any

import msgspec

from simulator.model.fields import ID_PATTERN, LANGUAGE_PATTERN, SOURCE_PATTERN
from simulator.model.schemas import DOCUMENTS, schema

FORMAT_PAGES = {
    "docs/scenario-format.md": ("scenario",),
    "docs/rubric-format.md": ("rubric",),
    "docs/other-formats.md": ("vocabulary", "tests", "translation"),
}
"""Which formats a page has the tables of."""

_PATTERNS = {
    ID_PATTERN: "an id",
    LANGUAGE_PATTERN: "a language, such as `en` or `pt-BR`",
    SOURCE_PATTERN: "a source's tag",
}
_PLURALS = {"an id": "ids", "a text": "texts", "a source's tag": "sources' tags"}
_IF_LEFT_OUT = {"when": "always", "applies": "always", "cap": "none"}
_NAMES = {"Cases": "Tests", "ExpectedScore": "Expected score", "Condition": "When"}
_NAMES |= {"TalkCondition": "When", "FeelingBounds": "Bounds on feelings"}
_NAMES |= {f"{name}Texts": f"{name}: texts" for name in ("Customer", "Line", "Reply", "Step")}
_NAMES |= {"EndingTexts": "Ending: texts", "Critical": "Critical error"}


def tables(kind: str) -> str:
    """Every thing that a document of this kind is made of, from the whole to its parts."""
    definitions = schema(kind)["$defs"]
    parts = [
        _table(name, of_type, definitions[name])
        for name, of_type in _things(DOCUMENTS[kind]).items()
    ]
    return "\n".join(parts).rstrip("\n")


def _things(of_type: type) -> dict[str, type]:
    """The type and all types below it, by name, in the order in which they are met."""
    found = {of_type.__name__: of_type}
    for field in msgspec.structs.fields(of_type):
        for inner in _structs(msgspec.inspect.type_info(field.type)):
            if inner.__name__ not in found:
                found.update({k: v for k, v in _things(inner).items() if k not in found})
    return found


def _structs(info: Any) -> Iterator[type]:
    if isinstance(info, msgspec.inspect.StructType):
        yield info.cls
    for name in ("type", "item_type", "value_type"):
        if inner := getattr(info, name, None):
            yield from _structs(inner)


def _table(name: str, of_type: type, definition: Any) -> str:
    title = _NAMES.get(name, name)
    lines = [f"### {title}", "", definition["description"], ""]
    lines += ["| key | what it is | value | if left out |", "|---|---|---|---|"]
    for field in msgspec.structs.fields(of_type):
        described = definition["properties"][field.encode_name]
        cells = (
            f"`{field.encode_name}`",
            described["description"],
            _value(described),
            "**required**" if field.required else _default(field.default, field.encode_name),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _value(described: Any) -> str:
    if "anyOf" in described:
        described = next(part for part in described["anyOf"] if part.get("type") != "null")
    if "$ref" in described:
        return _link(described["$ref"])
    if "enum" in described:
        return " or ".join(f"`{word}`" for word in described["enum"])
    match described["type"]:
        case "string":
            return _PATTERNS.get(described.get("pattern", ""), "a text")
        case "integer":
            return f"a whole number from {described['minimum']:,} to {described['maximum']:,}"
        case "boolean":
            return "`true` or `false`"
        case "array":
            least = described.get("minItems", 0)
            some = f"at least {least}" if least else "any number"
            inner = _value(described["items"])
            return f"a list of {_PLURALS.get(inner, inner)}, {some}"
    return f"a map from ids to {_in_map(_value(described['additionalProperties']))}"


def _in_map(value: str) -> str:
    return _PLURALS.get(value, value.replace("a whole number", "whole numbers"))


def _link(reference: str) -> str:
    name = reference.rpartition("/")[2]
    title = _NAMES.get(name, name)
    anchor = title.lower().replace(":", "").replace(" ", "-")
    return f"[{title}](#{anchor})"


def _default(default: object, key: str) -> str:
    if key in _IF_LEFT_OUT:
        return _IF_LEFT_OUT[key]
    if isinstance(default, int):
        return str(default)
    return "not compared" if default is None else "none"
