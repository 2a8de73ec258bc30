"""From a YAML tree to a typed document, or all that is wrong with the tree's shape."""

import re

import msgspec

from simulator.authoring.odd_characters import plain
from simulator.authoring.suggestions import closest, did_you_mean, quoted
from simulator.authoring.tree import TreePath
from simulator.authoring.yaml_reader import Parsed
from simulator.model.problem import Problem
from simulator.model.schemas import DOCUMENTS, Document

_FORMAT = re.compile(r"(?P<kind>[a-z]+)/(?P<version>[0-9]{1,6})")
_VERSION = 1
"""The version of every format so far."""


def document_of(parsed: Parsed) -> Document | tuple[Problem, ...]:
    """The typed document of a readable tree, or its problems (at least one)."""
    tree = parsed.tree
    kind = kind_of(tree)
    if kind is None:
        return (_unknown_format(parsed),)
    try:
        return msgspec.convert(tree, DOCUMENTS[kind])
    except msgspec.ValidationError as error:
        # Loading jsonschema takes longer than reading a file, and good files need none of it.
        from simulator.authoring.shape_errors import shape_problems

        return shape_problems(parsed, kind, error)


def kind_of(tree: object) -> str | None:
    """The kind of document that the tree's `format` names, if it is one that can be read."""
    form = tree.get("format") if isinstance(tree, dict) else None
    match = _FORMAT.fullmatch(form) if isinstance(form, str) else None
    if match and match["kind"] in DOCUMENTS and int(match["version"]) == _VERSION:
        return match["kind"]
    return None


def _unknown_format(parsed: Parsed) -> Problem:
    tree = parsed.tree
    formats = [f"{kind}/{_VERSION}" for kind in DOCUMENTS]
    known = f"Begin it with a line `format: …`, which is one of {', '.join(formats)}."
    if not isinstance(tree, dict):
        return _problem(
            parsed, (), "not-a-map", "The file is not made of `key: value` lines.", known
        )
    if "format" not in tree:
        misspelt = next((key for key in tree if closest(plain(key), ["format"])), "")
        return _problem(
            parsed,
            (misspelt,) if misspelt else (),
            "missing-format",
            "The file does not say what it is: `format` is missing.",
            did_you_mean("format", ["format"]) if misspelt else known,
            at_key=True,
        )
    form = tree["format"]
    match = _FORMAT.fullmatch(form) if isinstance(form, str) else None
    if match and match["kind"] in DOCUMENTS:
        return _problem(
            parsed,
            ("format",),
            "newer-format",
            f"`{form}` is not a version that this program reads.",
            f"It reads {match['kind']}/{_VERSION}; a newer file needs a newer program.",
        )
    return _problem(
        parsed,
        ("format",),
        "unknown-format",
        f"{quoted(str(form))} is no format that this program reads.",
        did_you_mean(str(form), formats),
    )


def _problem(
    parsed: Parsed, path: TreePath, code: str, message: str, hint: str, *, at_key: bool = False
) -> Problem:
    line, column = parsed.place(path, at_key=at_key)
    return Problem(
        code=code, file=parsed.source.file, line=line, column=column, message=message, hint=hint
    )
