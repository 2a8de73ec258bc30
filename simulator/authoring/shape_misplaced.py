"""Items that stand in the wrong list: the line that begins theirs is missing, or they are too deep.

Without this, a deleted `endings:` would give a message for every key of every ending.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from simulator.authoring.tree import TreePath


class Misplaced(msgspec.Struct, frozen=True):
    """An item at `path`, a position in a list, that belongs in the list `owner`.

    `holder` is the path of the map that has that list: the one that holds the item's list, or one
    further out. `missing` says whether the list is not there at all.
    """

    path: TreePath
    owner: str
    holder: TreePath
    missing: bool


class _List(msgspec.Struct, frozen=True):
    """A list that the map at `holder` may have, and the schema of its items."""

    items: dict[str, Any]
    holder: TreePath
    missing: bool


def misplaced_items(tree: Any, schema: dict[str, Any]) -> list[Misplaced]:
    """All such items of a tree, by the schema of its format."""
    return list(_in_map(tree, schema, schema["$defs"], (), {}))


def _in_map(
    node: Any,
    schema: dict[str, Any],
    definitions: dict[str, Any],
    path: TreePath,
    around: dict[str, _List],
) -> Iterator[Misplaced]:
    properties = _definition(schema, definitions).get("properties", {})
    if not isinstance(node, dict):
        return
    own = {
        name: _List(property_["items"], path, name not in node)
        for name, property_ in properties.items()
        if "$ref" in property_.get("items", {})
    }
    lists = {**own, **{name: outer for name, outer in around.items() if name not in own}}
    for name, list_ in own.items():
        inside = node.get(name)
        for position, item in enumerate(inside if isinstance(inside, list) else ()):
            place = (*path, name, position)
            owner = _owner(item, list_.items, lists, definitions)
            if owner:
                yield Misplaced(place, owner, lists[owner].holder, lists[owner].missing)
            else:
                yield from _in_map(item, list_.items, definitions, place, lists)


def _owner(
    item: Any, own: dict[str, Any], lists: dict[str, _List], definitions: dict[str, Any]
) -> str:
    """The list whose items have these keys; empty if it is the item's own, or none."""
    if (
        not isinstance(item, dict)
        or item.keys() <= _definition(own, definitions)["properties"].keys()
    ):
        return ""
    for name, list_ in lists.items():
        definition = _definition(list_.items, definitions)
        if set(definition["required"]) <= item.keys() <= definition["properties"].keys():
            return name
    return ""


def _definition(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = definitions[schema["$ref"].rpartition("/")[2]]
    return found
