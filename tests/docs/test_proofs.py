"""The worked example of docs/proofs.md, computed from the page itself."""

from typing import Any

import msgspec
import pytest
import yaml

from simulator.debrief.telling import MOST_STATES
from simulator.exploration.findings import LIMIT, best_play
from simulator.exploration.judging import judge
from simulator.exploration.strategies import RANDOM_TALKS
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from tests.docs.blocks import blocks
from tests.docs.made import ROOT

PAGE = ROOT / "docs" / "proofs.md"
SCENARIO, RUBRIC, *EXAMPLES = (
    yaml.safe_load(block.text) for block in blocks(PAGE) if block.info == "yaml"
)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: "-".join(example["replies"]))
def test_the_page_tells_what_each_reply_did(example: dict[str, Any]) -> None:
    scenario = msgspec.convert(SCENARIO, Scenario)
    surveyed = best_play(scenario, msgspec.convert(RUBRIC, Rubric))
    assert surveyed

    play = judge(surveyed, scenario, example["replies"])

    assert [
        {
            "reply": turn.reply,
            "pass": [turn.pass_before, turn.pass_after],
            "best": [turn.best_before, turn.best_after],
            "cost": turn.cost,
            "verdict": turn.verdict,
            "strongest": list(turn.strongest),
            "closed_off": list(turn.closed_off),
        }
        for turn in play.turns
    ] == example["turns"]
    assert play.turning_point == example["turning_point"]
    assert play.last_pass_turn == example["last_pass_turn"]


def test_the_limits_on_the_page_are_those_of_the_program() -> None:
    text = PAGE.read_text("utf-8")

    assert f"at most {LIMIT:,} states" in text
    assert f"up to {MOST_STATES:,} states" in text
    assert RANDOM_TALKS == 1_000
    assert "A thousand random talks" in text
    assert len(EXAMPLES) == 2
