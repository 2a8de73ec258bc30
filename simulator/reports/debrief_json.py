"""A debrief as JSON, for programs: the scorecard's fields, and `play` with the turns."""

from typing import Any

import msgspec

from simulator.debrief import Debrief, PlayedTurn
from simulator.model.scorecard import one_decimal


def render(told: Debrief) -> str:
    """The JSON object, indented and with a line feed at its end.

    `play` is a list of {turn, step, reply, shows, why}, where `shows` are the ids of behaviours.
    Where it is known what was possible, each turn says so too, and `turning_point` and
    `last_pass_turn` are turns or null; percentages have one decimal, rounded down.
    """
    fields = msgspec.to_builtins(told.card)
    fields["play"] = [_turn(turn) for turn in told.turns]
    if told.explored:
        turning = told.turning_point
        fields["turning_point"] = turning.turn.number if turning else None
        fields["last_pass_turn"] = told.last_pass_turn
    return msgspec.json.format(msgspec.json.encode(fields), indent=2).decode() + "\n"


def _turn(turn: PlayedTurn) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "turn": turn.number,
        "step": turn.step,
        "reply": turn.reply,
        "shows": [behaviour.id for behaviour in turn.shows],
    }
    if judged := turn.judged:
        fields |= {
            "pass_before": judged.pass_before,
            "pass_after": judged.pass_after,
            "best_before": one_decimal(judged.best_before),
            "best_after": one_decimal(judged.best_after),
            "cost": one_decimal(judged.cost),
            "verdict": judged.verdict,
            "strongest": list(judged.strongest),
            "closed_off": list(judged.closed_off),
        }
    return fields | {"why": turn.why}
