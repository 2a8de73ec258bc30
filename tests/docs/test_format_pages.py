"""The pages about the formats: their YAML is sound, and their tables name every key."""

from pathlib import Path

import pytest

from simulator.authoring.checking import check
from simulator.authoring.library import open_library, shipped_folder
from simulator.authoring.starting import starter
from simulator.model.schemas import DOCUMENTS
from tests.authoring.examples import sections
from tests.docs.blocks import Block, blocks
from tests.docs.format_tables import FORMAT_PAGES, tables
from tests.docs.made import ROOT

YAML_BLOCKS = [
    pytest.param(block, id=f"{page}:{block.line}")
    for page in FORMAT_PAGES
    for block in blocks(ROOT / page)
    if block.info == "yaml"
]


@pytest.mark.parametrize("block", YAML_BLOCKS)
def test_each_yaml_block_is_sound(block: Block, tmp_path: Path) -> None:
    """A block without a `format` is an excerpt of the scenario that `new` writes."""
    late = starter("scenario", "late-suitcase", "schema.json")
    library = tmp_path / "library"
    library.mkdir()
    (library / "scenario.yaml").write_text(late, encoding="utf-8")
    file = tmp_path / "block.yaml"
    is_excerpt = "format:" not in block.text
    file.write_text(
        "".join({**sections(late), **sections(block.text)}.values()) if is_excerpt else block.text,
        encoding="utf-8",
    )

    problems = check([file], open_library([shipped_folder(), library])).problems

    wanted = "error" if is_excerpt or "translation" in block.text else "warning"
    assert [p for p in problems if p.severity in ("error", wanted)] == []


def test_all_formats_that_people_write_have_a_page() -> None:
    assert sorted(kind for kinds in FORMAT_PAGES.values() for kind in kinds) == sorted(DOCUMENTS)


def test_a_table_says_what_a_key_is_what_it_holds_and_what_its_absence_means() -> None:
    rows = tables("scenario").splitlines()

    assert (
        "| `difficulty` | From 1, gentle, to 5, brutal. | a whole number from 1 to 5"
        " | **required** |"
    ) in rows
    assert (
        "| `feels` | Feeling: how much it rises or falls, from -10 to 10."
        " | a map from ids to whole numbers from -10 to 10 | none |"
    ) in rows
