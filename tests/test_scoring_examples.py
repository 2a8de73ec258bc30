"""The worked examples of docs/scoring.md, computed from the page itself."""

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from simulator.model.rubric import Rubric
from simulator.model.scorecard import one_decimal
from simulator.scoring import score

PAGE = Path(__file__).parents[1] / "docs" / "scoring.md"
BLOCKS: list[dict[str, Any]] = [
    yaml.safe_load(block)
    for block in re.findall(r"^```yaml\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.M)
]
RUBRICS = {block["id"]: msgspec.convert(block, Rubric) for block in BLOCKS if block.get("format")}
EXAMPLES = [block for block in BLOCKS if "example" in block]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["example"])
def test_the_page_tells_the_result_that_is_computed(example: dict[str, Any]) -> None:
    expected = example["expect"]
    result = score(
        RUBRICS[example["rubric"]], tuple(example["situations"]), tuple(example["evidence"])
    )
    assert result is not None
    asked = [criterion for criterion in result.criteria if criterion.applies]
    turns = {criterion.id: list(criterion.evidence) for criterion in asked}
    turns |= {error.id: list(error.evidence) for error in result.critical}
    assert {
        "raw": result.raw,
        "percent": one_decimal(result.percent),
        "passed": result.passed,
        "band": result.band,
        "levels": {criterion.id: criterion.level for criterion in asked},
        "critical": [error.id for error in result.critical],
        "turns": turns,
    } == expected | {"raw": Fraction(expected["raw"])}


def test_every_block_of_the_page_is_an_example_or_its_rubric() -> None:
    assert len(EXAMPLES) == 6
    assert len(RUBRICS) + len(EXAMPLES) == len(BLOCKS)
