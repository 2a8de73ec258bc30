"""Item statistics as JSON, for programs."""

import msgspec

from simulator.statistics.results import Items


def render(found: Items) -> str:
    """The JSON object, indented and with a line feed at its end; `docs/statistics.md` has it."""
    fields = {"format": "items/1"} | msgspec.to_builtins(found)
    return msgspec.json.format(msgspec.json.encode(fields), indent=2).decode() + "\n"
