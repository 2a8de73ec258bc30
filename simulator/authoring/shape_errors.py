"""All that is wrong with a tree's shape, one plain sentence each, placed.

The sentences come from the JSON Schema of the format, by way of jsonschema, which unlike msgspec
goes on after the first error.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec
from jsonschema import Draft202012Validator, validators
from referencing import Registry

from simulator.authoring.shape_cures import cure
from simulator.authoring.shape_keys import ShapeFinding, missing_keys, run_together, unknown_keys
from simulator.authoring.shape_misplaced import misplaced_items
from simulator.authoring.shape_words import expected, found, subject
from simulator.authoring.suggestions import quoted
from simulator.authoring.tree import TreePath
from simulator.authoring.yaml_reader import Parsed
from simulator.authoring.yaml_survey import MOST_PROBLEMS
from simulator.model.problem import Problem
from simulator.model.schemas import schema

_CODES = {
    "type": "wrong-type",
    "minimum": "out-of-range",
    "maximum": "out-of-range",
    "enum": "unknown-value",
    "pattern": "bad-name",
    "maxLength": "bad-name",
    "minLength": "empty-value",
    "minItems": "empty-value",
}
"""By the schema's keyword. `uniqueItems` and `minProperties` are left to the rules, which say more.
"""
_LEFT_TO_RULES = ("uniqueItems", "minProperties")

_extend: Any = validators.extend  # it has no types; nor have its errors, in a useful way

# JSON Schema takes 1.0 for an integer; the formats, and msgspec, do not.
_Validator = _extend(
    Draft202012Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: type(value) is int
    ),
)


def shape_problems(
    parsed: Parsed, kind: str, refusal: msgspec.ValidationError
) -> tuple[Problem, ...]:
    """The problems of a tree that msgspec refused: at least one."""
    findings: dict[tuple[TreePath, bool, str], ShapeFinding] = {}
    for error in islice(schema_errors(parsed.tree, kind), MOST_PROBLEMS):
        for finding in _findings(parsed, error):
            # One thing can be wrong in two ways, such as an empty id; the first way is enough.
            aspect = "" if finding.code in _CODES.values() else finding.code
            findings.setdefault((finding.path, finding.at_key, aspect), finding)
    explained = _without_misplaced(parsed.tree, kind, list(findings.values()))
    return tuple(_placed(parsed, finding) for finding in explained or [_unexplained(refusal)])


def _without_misplaced(tree: object, kind: str, findings: list[ShapeFinding]) -> list[ShapeFinding]:
    """The findings, but one for a list whose first line is missing instead of what follows."""
    found = misplaced_items(tree, schema(kind))
    said: dict[tuple[TreePath, str], ShapeFinding] = {}
    for item in found:
        name = item.path[-2]
        here, there = quoted(str(name)), quoted(item.owner)
        advice = f"Write the line `{item.owner}:` above it." if item.missing else "Move it there."
        if item.holder != item.path[:-2] and not item.missing:
            advice = f"Indent it like the other items of {there}."
        message = f"This looks like an item of {there}, and stands in {here}."
        finding = ShapeFinding("misplaced-item", item.path, message, advice)
        said.setdefault((item.path[:-1], item.owner), finding)
        lack = f"{subject(item.holder)} needs {there}."
        findings = [
            finding
            for finding in findings
            if finding.path[: len(item.path)] != item.path and finding.message != lack
        ]
    return [*findings, *said.values()]


def schema_errors(tree: object, kind: str) -> Iterator[Any]:
    """What jsonschema has against a tree, apart from what the rules look after."""
    # An empty registry: otherwise a `$ref` could fetch files and addresses.
    return _flat(_Validator(schema(kind), registry=Registry()).iter_errors(tree))


def _flat(errors: Iterator[Any]) -> Iterator[Any]:
    """The errors, alternatives with null replaced by what is wrong with the other one."""
    for error in errors:
        if error.validator == "anyOf":
            yield from _flat(iter(part for part in error.context if part.validator_value != "null"))
        elif error.validator not in _LEFT_TO_RULES:
            yield error


def _findings(parsed: Parsed, error: Any) -> Iterator[ShapeFinding]:
    path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        yield from unknown_keys(parsed, error, path)
    elif error.validator == "required":
        yield from missing_keys(error, path)
    elif "propertyNames" in error.absolute_schema_path:
        yield run_together(path, error.instance) or ShapeFinding(
            "bad-name",
            (*path, error.instance),
            f"The key {quoted(error.instance)} must be {expected(error.schema)}.",
            cure(error),
            at_key=True,
        )
    elif error.instance is None and path and run_together(path[:-1], path[-1]):
        return  # its key is what is wrong, and that is said
    elif error.validator == "minItems" and error.instance:
        count = len(error.instance)
        message = f"{subject(path)} must be {expected(error.schema)}; it has only {count}."
        yield ShapeFinding("empty-value", path, message)
    else:
        yield ShapeFinding(
            _CODES[error.validator],
            path,
            f"{subject(path)} must be {expected(error.schema)}; it is {found(error.instance)}.",
            cure(error),
        )


def _unexplained(refusal: msgspec.ValidationError) -> ShapeFinding:
    """The last resort: msgspec's own words. A test looks for trees that lead here."""
    reason, _, place = str(refusal).partition(" - at `$")
    steps = re.findall(r"\.(\w+)|\[(\d+)\]", place)
    path = tuple(name or int(number) for name, number in steps)
    return ShapeFinding("wrong-type", path, f"{reason}.")


def _placed(parsed: Parsed, finding: ShapeFinding) -> Problem:
    line, column = parsed.place(finding.path, at_key=finding.at_key)
    return Problem(
        code=finding.code,
        file=parsed.source.file,
        line=line,
        column=column,
        message=finding.message,
        hint=finding.hint,
    )
