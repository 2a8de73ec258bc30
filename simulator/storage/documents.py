"""Scenarios, rubrics and translations as one line of canonical JSON, in archives and in packs."""

from typing import Any, TypeVar

import msgspec

from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.texts import clean
from simulator.model.translation import Translation

Document = TypeVar("Document", Scenario, Rubric, Translation)

MOST_BYTES = 4 * 1024 * 1024
"""The most bytes of a document as JSON; as YAML it has at most 1 MiB."""


class DocumentError(ValueError):
    """JSON that is not the document it should be."""


def canonical(document: Scenario | Rubric | Translation) -> bytes:
    """The bytes whose SHA-256 is the document's content digest."""
    return msgspec.json.encode(document, order="sorted")


def decoded(raw: bytes, kind: type[Document]) -> Document:
    """The document with every text cleaned. Raises DocumentError."""
    try:
        return msgspec.convert(_cleaned(msgspec.json.decode(raw)), kind)
    except RecursionError as error:
        raise DocumentError("is nested too deeply") from error
    except UnicodeDecodeError as error:
        raise DocumentError(f"is not UTF-8: {error.reason}") from error
    except msgspec.DecodeError as error:
        word = kind.__name__.lower()
        raise DocumentError(clean(f"is not a {word}: {error}")) from error


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    return value
