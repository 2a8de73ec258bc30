"""A second, slower walk over a YAML text: where everything stands, and what is refused.

It is taken only when a problem has to be placed.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import yaml

from simulator.authoring.source import Source, line_and_column
from simulator.authoring.suggestions import quoted
from simulator.authoring.tree import TreePath
from simulator.authoring.yaml_items import repeated_key
from simulator.authoring.yaml_scalars import YAML_1_1_BOOLEANS
from simulator.authoring.yaml_syntax import syntax_problem
from simulator.model.problem import Problem
from simulator.model.texts import clean

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Only its events are used; PyYAML without libyaml gives the same, slowly."""

DEEPEST = 32
MOST_NODES = 100_000
MERGE_KEY = "<<"
MOST_PROBLEMS = 100
"""A file with more than these is not what it was meant to be, and nobody reads on."""

LINE_SEPARATORS = "\x85\u2028\u2029"
"""Line ends to YAML 1.1 and to no editor: lines would be counted differently."""

_CONTROL = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{LINE_SEPARATORS}\ufffe\uffff]")

_TOGETHER = {"anchor": {"anchor", "alias"}}
"""An anchor is there for its aliases: it is one thing to delete."""

_TAG = re.compile(r"!\S*")
_DIRECTIVE = re.compile("^%(?!YAML )", re.MULTILINE)


class Place(msgspec.Struct, frozen=True):
    """Where a value and its key stand, as positions in the text; list items have no key."""

    value: int
    key: int


class Survey(msgspec.Struct, frozen=True):
    """The places of all values that could be read, and what is refused."""

    places: dict[TreePath, Place]
    problems: tuple[Problem, ...]

    def index(self, path: TreePath, *, at_key: bool) -> int:
        """Where the value or its key begins; for an unknown path, the nearest thing above it."""
        while path not in self.places and path:
            path = path[:-1]
        place = self.places.get(path, Place(0, 0))
        return place.key if at_key else place.value


def survey(source: Source) -> Survey:
    """Walk the whole text, or as much of it as can be read."""
    walk = _Walk(source)
    if control := _CONTROL.search(source.text):
        walk.refuse(
            "control-character",
            control.start(),
            f"The character U+{ord(control.group()):04X} may not stand in a file.",
            "Delete it; it cannot be seen, and it was probably pasted along.",
        )
    elif directive := refused_directive(source.text):
        walk.refuse(
            "directive",
            directive.start(),
            "A line that starts with `%` is a directive, and directives are not read.",
            "Delete it; indent the line if it belongs to a text.",
        )
    else:
        walk.run()
    return Survey(walk.places, tuple(walk.problems))


def refused_directive(text: str) -> re.Match[str] | None:
    """The first directive other than `%YAML`, if there is one.

    Nothing here needs them, and libyaml compares each `%TAG` with all before it: a mebibyte of
    them takes it a minute.
    """
    return _DIRECTIVE.search(text) if "\n%" in text or text.startswith("%") else None


class _Open(msgspec.Struct):
    """A map or list whose end has not been met. `key` is the text of a key without its value."""

    path: TreePath
    is_map: bool
    count: int = 0
    key: str | None = None
    key_index: int = 0
    keys: dict[str, int] = {}
    repeats: bool = False

    @property
    def is_item(self) -> bool:
        return bool(self.path) and isinstance(self.path[-1], int)


class _Walk:
    """The state of one survey."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.places: dict[TreePath, Place] = {}
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._last: Any = None
        self._nodes = 0
        self._refused_nodes: set[str] = set()
        self._documents = 0

    def refuse(self, code: str, index: int, message: str, hint: str) -> None:
        line, column = line_and_column(self.source.text, index)
        self.problems.append(
            Problem(
                code=code,
                file=self.source.file,
                line=line,
                column=column,
                message=message,
                hint=hint,
            )
        )

    def run(self) -> None:
        """Visit the events until the end, or until going on would make no sense."""
        parser = Loader(self.source.text)
        try:
            while self._visit(event := parser.get_event()):
                self._last = event
        except yaml.YAMLError as error:
            # What was refused before may well be the reason, and one mistake gives one message.
            if not self.problems:
                self.refuse(*syntax_problem(self.source.text, error, self._last))
        finally:
            parser.dispose()
        if not self._documents and not self.problems:
            self.refuse("empty-file", 0, "The file is empty.", "Begin it with a `format:` line.")

    def _visit(self, event: Any) -> bool:
        """Take note of one event; False if the rest cannot, or need not, be looked at."""
        if isinstance(event, yaml.StreamEndEvent) or len(self.problems) >= MOST_PROBLEMS:
            return False
        if isinstance(event, yaml.DocumentStartEvent):
            return self._begin_document(event)
        if isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            return True
        if isinstance(event, yaml.NodeEvent):
            self._nodes += 1
            return self._within_limits(event) and self._visit_node(event)
        return True

    def _begin_document(self, event: Any) -> bool:
        self._documents += 1
        if self._documents == 1:
            return True
        self.refuse(
            "several-documents",
            event.start_mark.index,
            "A second document begins here; a file holds one.",
            "Delete the line `---`, or move what follows into a file of its own.",
        )
        return False

    def _within_limits(self, event: Any) -> bool:
        at = event.start_mark.index
        if isinstance(event, yaml.CollectionStartEvent) and len(self._open) == DEEPEST:
            self.refuse(
                "too-deep",
                at,
                f"Maps and lists are nested more than {DEEPEST} deep here.",
                "No format needs more than ten; look for brackets that belong to a text.",
            )
            return False
        if self._nodes > MOST_NODES:
            self.refuse(
                "too-many-nodes",
                at,
                f"The file has more than {MOST_NODES:,} keys and values.",
                "Split it; no scenario that people play needs a tenth of that.",
            )
            return False
        return True

    def _visit_node(self, event: Any) -> bool:
        for refusal in _node_refusals(self.source.text, event):
            if refusal[0] not in self._refused_nodes:  # the first is enough to know
                self._refused_nodes |= _TOGETHER.get(refusal[0], {refusal[0]})
                self.refuse(*refusal)
        holder = self._open[-1] if self._open else None
        if holder and holder.is_map and holder.key is None:
            return self._visit_key(holder, event)
        path, key_index = self._position(holder, event)
        at = event.start_mark.index
        if isinstance(event, yaml.CollectionStartEvent):
            self._open.append(_Open(path, isinstance(event, yaml.MappingStartEvent)))
            if holder and holder.is_map:
                at = key_index
        elif isinstance(event, yaml.ScalarEvent):
            at = key_index if _is_nothing(event) else at
            self._refuse_ambiguous_id(path, event)
        self.places[path] = Place(at, key_index)
        return True

    def _visit_key(self, holder: _Open, event: Any) -> bool:
        at = event.start_mark.index
        if not isinstance(event, yaml.ScalarEvent):
            if not isinstance(event, yaml.AliasEvent):
                self.refuse(
                    "key-not-text",
                    at,
                    "A key is a single word here, not a list or a map.",
                    "Put it in quotes if a text was meant that starts with a bracket.",
                )
            return False
        key = clean(event.value)
        if key == MERGE_KEY:
            self.refuse(
                "merge-key",
                at,
                "The merge key `<<` is not read.",
                "Write the keys out where they are needed.",
            )
        elif key in holder.keys and not holder.repeats:
            is_item = holder.repeats = holder.is_item  # once, for one missing line `- id: …`
            first = holder.keys[key]
            self.refuse(*repeated_key(self.source.text, at, key, first, in_item=is_item))
        elif not holder.keys and (not holder.path or holder.is_item):
            self.places[holder.path] = Place(at, at)
        holder.keys.setdefault(key, at)
        holder.key, holder.key_index = key, at
        return True

    def _position(self, holder: _Open | None, event: Any) -> tuple[TreePath, int]:
        """The path of a value, and where its key stands; a list item stands for its own key."""
        if holder is None:
            return (), event.start_mark.index
        if holder.is_map:
            path: TreePath = (*holder.path, holder.key or "")
            holder.key = None
            return path, holder.key_index
        holder.count += 1
        return (*holder.path, holder.count - 1), event.start_mark.index

    def _refuse_ambiguous_id(self, path: TreePath, event: Any) -> None:
        is_word = event.implicit[0] and event.value.lower() in YAML_1_1_BOOLEANS
        if is_word and path[-1:] == ("id",):
            self.refuse(
                "ambiguous-id",
                event.start_mark.index,
                f"`{event.value}` is text here, but tools that read YAML 1.1 take it for"
                " true or false.",
                f'Quote it: id: "{event.value}".',
            )


def _is_nothing(event: Any) -> bool:
    """Whether a key has no value, so that there is nothing to point at but the key."""
    return not event.value and event.start_mark.index == event.end_mark.index


def _node_refusals(text: str, event: Any) -> Iterator[tuple[str, int, str, str]]:
    at = event.start_mark.index
    if isinstance(event, yaml.AliasEvent):
        yield (
            "alias",
            at,
            f"{quoted('*' + clean(str(event.anchor)))} is an alias, and aliases are not read.",
            "Write the value out; put a text that starts with `*` in quotes.",
        )
    elif event.anchor is not None:
        yield (
            "anchor",
            at,
            f"{quoted('&' + clean(str(event.anchor)))} is an anchor, and anchors are not read.",
            "Delete it; put a text that starts with `&` in quotes.",
        )
    if getattr(event, "tag", None) is not None:
        written = _TAG.search(text, at)
        tag = clean(written.group() if written else event.tag)
        yield (
            "tag",
            at,
            f"{quoted(tag)} is a tag, and tags are not read.",
            "Delete it; put a text that starts with `!` in quotes.",
        )
