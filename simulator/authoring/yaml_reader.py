"""YAML to plain dicts, lists, texts and numbers, as fast as it goes; positions only on demand.

The tree is built from the parser's events in a loop: PyYAML's own loaders recurse, and crash the
interpreter on a file of nothing but brackets. Whatever is unusual sends the text through
`yaml_survey`, which takes its time and says what is wrong where.
"""

from collections.abc import Callable
from typing import Any

import yaml

from simulator.authoring.source import Source, line_and_column
from simulator.authoring.tree import TreePath
from simulator.authoring.yaml_comments import cut_texts, may_cut
from simulator.authoring.yaml_scalars import YAML_1_1_BOOLEANS, Scalar, resolved
from simulator.authoring.yaml_survey import (
    DEEPEST,
    LINE_SEPARATORS,
    MERGE_KEY,
    MOST_NODES,
    Loader,
    Survey,
    refused_directive,
    survey,
)
from simulator.model.problem import Problem
from simulator.model.texts import clean

_MAY_MEAN_MORE = frozenset(["", *"+-.0123456789~fFnNtToOyY"])
"""How unquoted scalars begin that are no text, or that older readers take for something else."""


class Parsed:
    """A YAML file as a tree; without one if `problems` has an error."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: tuple[Problem, ...] = ()
        self.tree: object = None
        self._survey: Survey | None = None
        try:
            self.tree = _built(source.text)
        except (_UnusualError, yaml.YAMLError):
            self._survey = survey(source)
            self.problems = self._survey.problems
            assert self.problems, "the survey must find what stopped the reader"
            return
        if may_cut(source.text):
            self.problems = tuple(cut_texts(source))

    @property
    def readable(self) -> bool:
        """Whether there is a tree to use; warnings do not stand in its way."""
        return all(problem.severity == "warning" for problem in self.problems)

    def place(self, path: TreePath, *, at_key: bool = False) -> tuple[int, int]:
        """Line and column of the value, or of its key, that these keys and positions lead to.

        A map in a list is placed at its first key, any other map or list at its own key. Where the
        path leads to nothing, the nearest thing above it is meant.
        """
        return line_and_column(self.source.text, self._index(path, at_key=at_key))

    def written(self, path: TreePath, *, at_key: bool = False) -> str:
        """The source from the place of this value, or of its key, to the end of the line."""
        text, begun = self.source.text, self._index(path, at_key=at_key)
        end = text.find("\n", begun)
        return text[begun:end] if end >= 0 else text[begun:]

    def _index(self, path: TreePath, *, at_key: bool) -> int:
        if self._survey is None:
            self._survey = survey(self.source)
        return self._survey.index(path, at_key=at_key)


class _UnusualError(Exception):
    """Something that the survey has to look at."""


def _built(text: str) -> object:
    """The tree of the text's one document.

    Raises _UnusualError or yaml.YAMLError for everything that is refused.
    """
    if refused_directive(text) or any(separator in text for separator in LINE_SEPARATORS):
        raise _UnusualError
    parser = Loader(text)
    try:
        documents = _documents(parser.get_event)
    finally:
        parser.dispose()
    if len(documents) != 1:
        raise _UnusualError
    return documents[0]


def _documents(next_event: Callable[[], Any]) -> list[object]:
    documents: list[object] = []
    container: Any = documents
    key: str | None = None
    above: list[tuple[Any, str | None]] = []
    nodes = 0
    while (kind := (event := next_event()).__class__) is not yaml.StreamEndEvent:
        value: Any
        if kind is yaml.ScalarEvent:
            if key is None and container.__class__ is dict:
                key = _key(event, container)
                continue
            value = _scalar(event, key)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            container, key = above.pop()
            continue
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            value = _opened(event, len(above))
        elif kind is yaml.AliasEvent:
            raise _UnusualError
        else:
            continue
        nodes += 1 if key is None else 2
        if nodes > MOST_NODES:
            raise _UnusualError
        _put(container, key, value)
        key = None
        if value.__class__ is dict or value.__class__ is list:
            above.append((container, key))
            container = value
    return documents


def _put(container: Any, key: str | None, value: object) -> None:
    """Put a value into its list, or into its map under the key that came before it."""
    if container.__class__ is list:
        container.append(value)
    elif key is None:
        raise _UnusualError
    else:
        container[key] = value


def _opened(event: Any, depth: int) -> dict[str, object] | list[object]:
    if event.anchor is not None or event.tag is not None or depth == DEEPEST:
        raise _UnusualError
    return {} if event.__class__ is yaml.MappingStartEvent else []


def _key(event: yaml.ScalarEvent, container: dict[str, object]) -> str:
    key = clean(event.value)
    unusual = event.anchor is not None or event.tag is not None
    if unusual or key in container or key == MERGE_KEY:
        raise _UnusualError
    return key


def _scalar(event: yaml.ScalarEvent, key: str | None) -> Scalar:
    if event.anchor is not None or event.tag is not None:
        raise _UnusualError
    text = event.value
    if event.implicit[0] and text[:1] in _MAY_MEAN_MORE:
        value = resolved(text)
        if value.__class__ is not str:
            return value
        if key == "id" and text.lower() in YAML_1_1_BOOLEANS:
            raise _UnusualError
    return clean(text.rstrip("\n"))  # a block ends in a line feed that nobody means
