"""Whether there is a screen to open the app on, and opening it."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from simulator.cli.clocks import clock
from simulator.storage.places import Places

if TYPE_CHECKING:
    from simulator.authoring.library import Library
    from simulator.playing.talk import Talk
    from simulator.tui.preset import Preset


def has_screen() -> bool:
    """Whether all three streams are a terminal that can be drawn on."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream.isatty() for stream in streams) and os.environ.get("TERM") != "dumb"


def open_screen(
    library: "Callable[[], Library]",
    places: Places,
    trainee: str,
    *,
    animation: bool,
    start_with: "Preset | Talk | None" = None,
) -> int:
    """Open the app and return its exit code."""
    from simulator.tui.app import Opening, open_app

    return open_app(
        Opening(
            library=library,
            places=places,
            trainee=trainee,
            clock=clock(),
            start_with=start_with,
            animation=animation,
        )
    )
