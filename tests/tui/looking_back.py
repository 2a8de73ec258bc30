"""Talks that have come to their ending, and an app that looks back at one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from simulator.playing.looking_back import PlayedTalk
from simulator.tui.desk import Desk
from simulator.tui.screens.debrief import DebriefScreen
from tests.tui import stage
from tests.tui.stage import settle

GOOD = stage.GOOD_PATH
TURNED = ("look-up", "it-is-at-the-depot", "today-surely")
"""Two good replies, and a third after which a pass is out of reach."""


def finished(at: Desk, *path: str) -> PlayedTalk:
    """A talk that was played to its ending."""
    talk = stage.played(at, *path)
    return PlayedTalk(talk.cast, talk.session)


@asynccontextmanager
async def debriefing(
    at: Desk, *path: str, size: tuple[int, int] = stage.NARROW
) -> AsyncIterator[Pilot[int]]:
    """An app that shows the debrief of such a talk."""
    talk = finished(at, *path)
    app = stage.app(at)
    async with app.run_test(size=size) as pilot:
        await app.push_screen(DebriefScreen(lambda: at, talk))
        await settle(pilot)
        yield pilot


def keys(pilot: Pilot[int]) -> str:
    """The last row of the screen, where the keys stand."""
    return stage.drawn(pilot)[-1].strip()
