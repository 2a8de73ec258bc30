"""Items of lists whose `- `, or whose list, is not where it was meant to be."""

import re

from simulator.authoring.schema_keys import list_of
from simulator.authoring.suggestions import quoted
from simulator.authoring.yaml_brackets import Explained

_ITEM = re.compile(r"(?P<indent> *)- +(?P<first>[^\n]*)(?P<others>(?:\n(?P=indent) +[^\n]*)*)")
_FIRST_KEY = re.compile(r"(?:^|, *)([a-z_]+):(?=\s|$)")
_LONE_KEY = re.compile(r"- [\w-]+:[ ]*(?=\n)")
_FAR_ENOUGH = 400
_LONE_ID = re.compile(r"(?P<indent> *)- id:[^\n]*\n$")


def item_without_list(text: str, start: int) -> Explained | None:
    """An item on the line that starts here, behind a text, if the key of its list is missing."""
    item = _ITEM.match(text, start)
    if not item:
        return None
    key = list_of(_own_keys(item)) or "replies"
    return (
        "indentation",
        item.end("indent"),
        "This item of a list stands below a text, where no list has begun.",
        f"Write the key of its list on a line above it, such as `{key}:`.",
    )


def _own_keys(item: re.Match[str]) -> set[str]:
    """The keys of an item, without those of what is in it."""
    first = item["first"][:_FAR_ENOUGH]
    if not first.startswith("{"):
        level = re.compile(rf"\n {{{len(item['indent']) + 2}}}([a-z_]+):")
        return {*_FIRST_KEY.findall(first), *level.findall(item["others"])}
    inside, replaced = first[1:], 1  # each round takes the innermost brackets away
    while replaced:
        inside, replaced = re.subn(r"\{[^{}]*\}|\[[^\[\]]*\]", "", inside)
    return set(_FIRST_KEY.findall(inside))


def stray_hyphen(text: str, begun: int, at: int) -> Explained | None:
    """A list that begins at `begun` with a key that holds nothing, and does not go on at `at`."""
    if not _LONE_KEY.match(text, begun):
        return None
    line = text.count("\n", 0, at) + 1
    return (
        "indentation",
        begun,
        f"This `- ` begins a list, and line {line} goes on without one.",
        f"Delete it, or begin line {line} with `- ` too.",
    )


def repeated_key(text: str, at: int, key: str, first: int, *, in_item: bool) -> Explained:
    """A key that its map has already, at `first`; of an item, perhaps one that begins too deep."""
    start = text.rfind("\n", 0, at) + 1
    above = _LONE_ID.match(text, text.rfind("\n", 0, max(start - 1, 0)) + 1, start)
    if in_item and above and len(above["indent"]) >= at - start:
        return (
            "indentation",
            above.end("indent"),
            "This item is indented further than the keys below it, which seem to be its own.",
            f"Put its `-` {at - start - 2} spaces from the margin, like the others of its list.",
        )
    line = text.count("\n", 0, first) + 1
    return (
        "duplicate-key",
        at,
        f"The key {quoted(key)} stands here already, on line {line}.",
        f"Keep one of the two{', or begin a new item with `- ` above it' * in_item}.",
    )
