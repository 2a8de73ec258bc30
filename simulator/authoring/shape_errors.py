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

from simulator.authoring.shape_misplaced import misplaced_items
from simulator.authoring.shape_words import expected, found, subject
from simulator.authoring.suggestions import closest, did_you_mean, listed, quoted
from simulator.authoring.tree import TreePath
from simulator.authoring.yaml_reader import Parsed
from simulator.authoring.yaml_survey import MOST_PROBLEMS
from simulator.model.fields import ID_PATTERN
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
_ODD_SPACE = "It has a space of another kind at its side; type plain ones."
_MOST_KEYS = 20
_LEFT_TO_RULES = ("uniqueItems", "minProperties")

_extend: Any = validators.extend  # it has no types; nor have its errors, in a useful way

# JSON Schema takes 1.0 for an integer; the formats, and msgspec, do not.
_Validator = _extend(
    Draft202012Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: type(value) is int
    ),
)


class _Finding(msgspec.Struct, frozen=True):
    code: str
    path: TreePath
    message: str
    hint: str = ""
    at_key: bool = False


def shape_problems(
    parsed: Parsed, kind: str, refusal: msgspec.ValidationError
) -> tuple[Problem, ...]:
    """The problems of a tree that msgspec refused: at least one."""
    findings: dict[tuple[TreePath, bool, str], _Finding] = {}
    for error in islice(schema_errors(parsed.tree, kind), MOST_PROBLEMS):
        for finding in _findings(error):
            # One thing can be wrong in two ways, such as an empty id; the first way is enough.
            aspect = "" if finding.code in _CODES.values() else finding.code
            findings.setdefault((finding.path, finding.at_key, aspect), finding)
    explained = _without_misplaced(parsed.tree, kind, list(findings.values()))
    return tuple(_placed(parsed, finding) for finding in explained or [_unexplained(refusal)])


def _without_misplaced(tree: object, kind: str, findings: list[_Finding]) -> list[_Finding]:
    """The findings, but one for a list whose first line is missing instead of what follows."""
    found = misplaced_items(tree, schema(kind))
    said: dict[tuple[TreePath, str], _Finding] = {}
    for item in found:
        *above, name, _ = item.path
        here, there = quoted(str(name)), quoted(item.owner)
        cure = f"Write the line `{item.owner}:` above it." if item.missing else "Move it there."
        message = f"This looks like an item of {there}, and stands in {here}."
        finding = _Finding("misplaced-item", item.path, message, cure)
        said.setdefault((item.path[:-1], item.owner), finding)
        lack = f"{subject(tuple(above))} needs {there}."
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


def _findings(error: Any) -> Iterator[_Finding]:
    path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        yield from _unknown_keys(error, path)
    elif error.validator == "required":
        yield from _missing_keys(error, path)
    elif "propertyNames" in error.absolute_schema_path:
        yield _run_together(path, error.instance) or _Finding(
            "bad-name",
            (*path, error.instance),
            f"The key {quoted(error.instance)} must be {expected(error.schema)}.",
            at_key=True,
        )
    elif error.instance is None and path and _run_together(path[:-1], path[-1]):
        return  # its key is what is wrong, and that is said
    elif error.validator == "minItems" and error.instance:
        count = len(error.instance)
        message = f"{subject(path)} must be {expected(error.schema)}; it has only {count}."
        yield _Finding("empty-value", path, message)
    else:
        yield _Finding(
            _CODES[error.validator],
            path,
            f"{subject(path)} must be {expected(error.schema)}; it is {found(error.instance)}.",
            _cure(error),
        )


def _unknown_keys(error: Any, path: TreePath) -> Iterator[_Finding]:
    known = error.schema["properties"]
    free = [name for name in known if name not in error.instance]
    without_colon = _without_colon(error)
    yield from filter(None, (_run_together(path, key) for key in without_colon))
    for key in _unknown(error):
        if without_colon and error.instance[key] is None:
            continue  # said already, or cut off by a comma in the text that has no key
        if error.instance[key] is None and re.match(r"[a-z_]+:", key):
            yield _missing_space(path, key)
        elif error.instance[key] is None and not key.isidentifier():
            yield _Finding(
                "unquoted-comma",
                (*path, key),
                "The comma before this ended the text, since it has no quotes and stands in `{}`.",
                "Put the whole text in quotes.",
                at_key=True,
            )
        else:
            yield _Finding(
                "unknown-key",
                (*path, key),
                f"{subject(path)} has no key {quoted(key)}.",
                _ODD_SPACE
                if key != key.strip()
                else did_you_mean(key, free) or did_you_mean(key, known),
                at_key=True,
            )


def _without_colon(error: Any) -> list[str]:
    """Keys such as `id looks` in `{id looks, say: …}`: a known key, and its value."""
    known, given = error.schema["properties"], error.instance
    words = [(key, key.partition(" ")[0]) for key in _unknown(error) if given[key] is None]
    return [key for key, word in words if word != key and word in known and word not in given]


def _run_together(path: TreePath, key: str | int) -> _Finding | None:
    """`{trust:2}` and `{trust 2}`: all of it is one key, and that has no value."""
    if isinstance(key, int):
        return None
    name, space, value = key.partition(" ")
    if ":" in key:
        return _missing_space(path, key)
    if space:
        message = f"There is no colon in {quoted(key)}."
        return _Finding("missing-colon", (*path, key), message, f"Write `{name}: {value}`.", True)
    return None


def _missing_space(path: TreePath, key: str) -> _Finding:
    return _Finding(
        "missing-space",
        (*path, key),
        f"After a key's colon comes a space, and {quoted(key)} has none.",
        "Add a space.",
        at_key=True,
    )


def _missing_keys(error: Any, path: TreePath) -> Iterator[_Finding]:
    """What is missing, unless an unknown key is plainly its misspelling."""
    known = error.schema["properties"]
    free = [name for name in known if name not in error.instance]
    misspelt = {closest(key, free) for key in _unknown(error)}
    misspelt |= {key.partition(" ")[0] for key in _without_colon(error)}
    missing = [
        name
        for name in error.schema["required"]
        if name not in error.instance and name not in misspelt
    ]
    if missing:
        yield _Finding(
            "missing-key",
            path,
            f"{subject(path)} needs {listed(missing)}.",
            "; ".join(f"{name}: {known[name].get('description', '')}" for name in missing[:1]),
        )


def _unknown(error: Any) -> list[str]:
    """The keys that the schema does not know; of many, the first."""
    known = error.schema["properties"]
    return [key for key in error.instance if key not in known][:_MOST_KEYS]


def _cure(error: Any) -> str:
    value, wanted = error.instance, error.schema.get("type")
    if error.validator == "enum" and isinstance(value, str):
        return did_you_mean(value, error.schema["enum"])
    if error.validator == "pattern" and isinstance(value, str):
        if error.validator_value != ID_PATTERN:
            return ""
        better = "-".join(re.findall(r"[a-z0-9]+", value.lower()))[:64].strip("-")
        if isinstance(error.path[-1], int) and len(re.split(r"[\s,;]+", value)) > 1:
            return "Put commas between the items of a list."
        return f"For example `{better}`." if better and better != value else ""
    if value is None:
        return "Fill it in, or delete the line; a text that starts with `#` must be in quotes."
    if wanted == "string" and isinstance(value, bool | int | float):
        return "Put it in quotes if a text is meant."
    if wanted == "integer" and isinstance(value, str):
        number = re.match(r"[+-]?[0-9]+", value)
        if number and number.group() == value:
            return "Write it without quotes."
        return f"Write the number alone: {number.group()}." if number else ""
    if wanted == "array" and isinstance(value, str):
        return f"Put it in brackets: [{found(value).strip('`')}]."
    if wanted == "array" and isinstance(value, dict):
        return "Begin each item with `- `."
    if wanted == "object" and isinstance(value, str | list):
        return "Write `key: value` pairs in `{}`, or on indented lines of their own below it."
    return ""


def _unexplained(refusal: msgspec.ValidationError) -> _Finding:
    """The last resort: msgspec's own words. A test looks for trees that lead here."""
    reason, _, place = str(refusal).partition(" - at `$")
    steps = re.findall(r"\.(\w+)|\[(\d+)\]", place)
    path = tuple(name or int(number) for name, number in steps)
    return _Finding("wrong-type", path, f"{reason}.")


def _placed(parsed: Parsed, finding: _Finding) -> Problem:
    line, column = parsed.place(finding.path, at_key=finding.at_key)
    return Problem(
        code=finding.code,
        file=parsed.source.file,
        line=line,
        column=column,
        message=finding.message,
        hint=finding.hint,
    )
