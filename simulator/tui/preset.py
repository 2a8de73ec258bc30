"""What is to be practised, and how, before a talk begins."""

from typing import TYPE_CHECKING

import msgspec

from simulator.model.session import Mode

if TYPE_CHECKING:
    from simulator.playing.talk import Cast


class Preset(msgspec.Struct, frozen=True):
    """A scenario with its rubric, and a mode; a `seed` of None means that one is drawn."""

    cast: "Cast"
    mode: Mode = "practice"
    seed: int | None = None
