"""What a file amounts to, as SHA-256: `digest` over its logic, `content` over all of it."""

import hashlib
from functools import cache
from typing import Any

import msgspec

from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.translation import Translation


def digest(document: Scenario | Rubric) -> str:
    """SHA-256 over the logic as canonical JSON; a mended typo or a new title keeps it.

    Fields that are marked `leave-out` in `model.fields` are no logic; of an action's text only its
    presence is. Lists keep their order, maps are sorted.
    """
    return _sha256(_logic(document))


def content(document: Scenario | Rubric | Translation) -> str:
    """SHA-256 over everything as canonical JSON, absent and default values left out."""
    return _sha256(document)


def _sha256(value: object) -> str:
    return hashlib.sha256(msgspec.json.encode(value, order="sorted")).hexdigest()


def _logic(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        parts = (
            (name, True if kind == "presence" and part else _logic(part))
            for field, name, kind in _logic_fields(type(value))
            if (part := getattr(value, field)) is not None
        )
        return {name: part for name, part in parts if part not in ("", [], {})}
    if isinstance(value, tuple):
        return [_logic(item) for item in value]
    return value


@cache
def _logic_fields(struct: type[msgspec.Struct]) -> tuple[tuple[str, str, str], ...]:
    """(attribute, name in files, kind) of the fields that are logic."""
    info = msgspec.inspect.type_info(struct)
    assert isinstance(info, msgspec.inspect.StructType)
    marked = [(field.name, field.encode_name, _mark(field.type)) for field in info.fields]
    return tuple(entry for entry in marked if entry[2] != "leave-out")


def _mark(annotation: msgspec.inspect.Type) -> str:
    while isinstance(annotation, msgspec.inspect.Metadata):
        if annotation.extra and "logic" in annotation.extra:
            return str(annotation.extra["logic"])
        annotation = annotation.type
    return "keep"
