"""Items that stand in the wrong list, as a rule because the line that begins theirs is missing.

Without this, a deleted `endings:` would give a message for every key of every ending.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from simulator.authoring.tree import TreePath


class Misplaced(msgspec.Struct, frozen=True):
    """An item at `path`, a position in a list, that belongs in the list `owner` beside it.

    `missing` says whether that list is not there at all.
    """

    path: TreePath
    owner: str
    missing: bool


def misplaced_items(tree: Any, schema: dict[str, Any]) -> list[Misplaced]:
    """All such items of a tree, by the schema of its format."""
    return list(_in_map(tree, schema, schema["$defs"], ()))


def _in_map(
    node: Any, schema: dict[str, Any], definitions: dict[str, Any], path: TreePath
) -> Iterator[Misplaced]:
    properties = _definition(schema, definitions).get("properties", {})
    if not isinstance(node, dict):
        return
    lists = {
        name: property_["items"]
        for name, property_ in properties.items()
        if "$ref" in property_.get("items", {})
    }
    for name, items in lists.items():
        inside = node.get(name)
        for position, item in enumerate(inside if isinstance(inside, list) else ()):
            owner = _owner(item, items, lists, definitions)
            if owner:
                yield Misplaced((*path, name, position), owner, owner not in node)
            else:
                yield from _in_map(item, items, definitions, (*path, name, position))


def _owner(
    item: Any, own: dict[str, Any], lists: dict[str, Any], definitions: dict[str, Any]
) -> str:
    """The list whose items have these keys; empty if it is the item's own, or none."""
    if (
        not isinstance(item, dict)
        or item.keys() <= _definition(own, definitions)["properties"].keys()
    ):
        return ""
    for name, items in lists.items():
        definition = _definition(items, definitions)
        if set(definition["required"]) <= item.keys() <= definition["properties"].keys():
            return name
    return ""


def _definition(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = definitions[schema["$ref"].rpartition("/")[2]]
    return found
