"""The schemas that editors use are those of the types, and as helpful as they can be."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from simulator.authoring.library import open_library, shipped_folder
from simulator.model.schemas import KINDS, schema

ROOT = Path(__file__).parent.parent
COMMITTED = ROOT / "docs" / "schemas"


def committed(kind: str) -> Any:
    return msgspec.json.decode((COMMITTED / f"{kind}.json").read_bytes())


@pytest.mark.parametrize("kind", KINDS)
def test_the_committed_schema_is_current(kind: str) -> None:
    """If it is not: `simulator schema KIND > docs/schemas/KIND.json`."""
    vocabulary = open_library([shipped_folder()]).vocabulary

    assert committed(kind) == msgspec.json.decode(msgspec.json.encode(schema(kind, vocabulary)))


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_valid_schema(kind: str) -> None:
    Draft202012Validator.check_schema(committed(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_each_object_and_each_field_that_people_write_is_described(kind: str) -> None:
    bare = [
        f"{name}.{field}" if field else name
        for name, definition in committed(kind)["$defs"].items()
        for field, described in [("", definition), *definition.get("properties", {}).items()]
        if not described.get("description") and "const" not in described and field != "event"
    ]

    assert not bare


def test_the_shipped_files_name_the_schema_they_are_written_by() -> None:
    for file in ROOT.glob("scenarios/**/*.yaml"):
        first = file.read_text("utf-8").partition("\n")[0]
        assert first.startswith("# yaml-language-server: $schema="), file
        named = (file.parent / first.partition("=")[2]).resolve()
        assert named.parent == COMMITTED.resolve(), file
        assert named.is_file(), file
