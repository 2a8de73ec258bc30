"""What the formats say about their keys, where it is not known yet which format a file has."""

from collections.abc import Collection
from functools import cache
from typing import Any

from simulator.model.schemas import DOCUMENTS, schema


@cache
def kinds_of_keys() -> dict[str, set[str]]:
    """The keys of all formats, and the JSON types that their values have in one or the other."""
    kinds: dict[str, set[str]] = {}
    for properties, definitions in _all_properties():
        for name, property_ in properties.items():
            found = _definition(property_, definitions)
            kinds.setdefault(name, set()).add(found.get("type", "string"))
    return kinds


def list_of(keys: Collection[str]) -> str:
    """The key of a list whose items have these keys; empty if there is none."""
    for properties, definitions in _all_properties():
        for name, property_ in properties.items():
            item = _definition(property_.get("items", {}), definitions)
            if set(item.get("required", ())) <= set(keys) <= item.get("properties", {}).keys():
                return name
    return ""


@cache
def _all_properties() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The properties of each map in each format, with the definitions that they refer to."""
    found = []
    for document in DOCUMENTS:
        definitions = schema(document)["$defs"]
        found += [(each.get("properties", {}), definitions) for each in definitions.values()]
    return found


def _definition(property_: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = property_
    return definitions[found["$ref"].rpartition("/")[2]] if "$ref" in found else found
