"""A debrief as JSON, for programs: the scorecard's fields, and `play` with the turns."""

import msgspec

from simulator.debrief import Debrief


def render(told: Debrief) -> str:
    """The JSON object, indented and with a line feed at its end.

    `play` is a list of {turn, step, reply, shows, why}, where `shows` are the ids of behaviours.
    """
    play = [
        {
            "turn": turn.number,
            "step": turn.step,
            "reply": turn.reply,
            "shows": [behaviour.id for behaviour in turn.shows],
            "why": turn.why,
        }
        for turn in told.turns
    ]
    fields = {**msgspec.to_builtins(told.card), "play": play}
    return msgspec.json.format(msgspec.json.encode(fields), indent=2).decode() + "\n"
