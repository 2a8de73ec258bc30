"""A library on the disk, an app to play it with, and how to wait for it."""

import re
import time
from pathlib import Path

from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

from simulator.authoring.library import Library, open_library
from simulator.model.session import Mode
from simulator.playing.clock import Clock
from simulator.playing.talk import Talk
from simulator.storage.places import Places
from simulator.tui.app import Opening, SimulatorApp
from simulator.tui.desk import Desk
from simulator.tui.preset import Preset
from simulator.tui.screens.conversation import ConversationScreen
from tests import samples

HEBREW = """\
format: translation/1
scenario: late-parcel
language: he
of_version: 1
title: החבילה המאחרת
briefing: את עונה לטלפון של חברת משלוחים.
steps:
  asks:
    customer: איפה החבילה שלי?
"""

NARROW = (80, 24)
WIDE = (120, 40)

GOOD_PATH = samples.GOOD_PATH
LOST_PATH = ("not-our-fault",)

_BEHAVIOURS = (
    "acknowledges",
    "argues",
    "customer-lost",
    "customer-stays",
    "informs",
    "over-promises",
    "verifies",
)
VOCABULARY = (
    "format: vocabulary/1\nbehaviours:\n"
    + "".join(
        f"  - {{id: {name}, title: {name}, met_when: It is said., not_met_when: It is not.}}\n"
        for name in _BEHAVIOURS
    )
    + "situations:\n  - {id: blame, title: Blame}\n  - {id: public, title: In public}\n"
)


def library(folder: Path, scenario: str = samples.SCENARIO_TEXT) -> Library:
    """The late parcel with its rubric and a stricter one, in a folder of its own."""
    write(folder, "vocabulary.yaml", VOCABULARY)
    write(folder, "rubrics/fair.yaml", samples.RUBRIC_TEXT)
    strict = samples.RUBRIC_TEXT.replace("id: fair", "id: strict", 1)
    write(folder, "rubrics/strict.yaml", strict.replace("Fair and square", "To the letter"))
    write(folder, "late-parcel/scenario.yaml", scenario)
    return open_library([folder])


def write(folder: Path, name: str, text: str) -> None:
    """Write a file of the library, and the folders above it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def clock(now: str = "2026-02-10T09:30:00.000Z") -> Clock:
    """A clock whose day stands still."""
    return Clock(now=lambda: now, ms=lambda: time.monotonic_ns() // 1_000_000)


def desk(folder: Path, scenario: str = samples.SCENARIO_TEXT, now: str = "") -> Desk:
    """A desk with that library and an empty data folder."""
    when = now or "2026-02-10T09:30:00.000Z"
    return Desk(library(folder / "library", scenario), Places(folder / "data"), "t-1", clock(when))


def begin(at: Desk, mode: Mode = "practice") -> Talk:
    """A talk that has just begun."""
    preset = at.preset(at.library.scenario("late-parcel"))
    return at.begin(Preset(preset.cast, mode, 7))


def played(at: Desk, *path: str, mode: Mode = "practice") -> Talk:
    """A talk that was played so far and then let go of."""
    talk = begin(at, mode)
    for reply in path:
        talk.choose(reply)
    talk.close()
    return talk


def talking(at: Desk, mode: Mode = "practice") -> SimulatorApp:
    """An app that opens with a talk."""
    return app(at, begin(at, mode))


def app(at: Desk, start_with: Preset | Talk | None = None) -> SimulatorApp:
    """An app that opens with this, or with the list."""
    return SimulatorApp(
        Opening(lambda: at.library, at.places, at.trainee, at.clock, start_with, animation=False)
    )


async def settle(pilot: Pilot[int]) -> None:
    """Wait until nothing is being saved or looked up, and the screen is drawn."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, and wait for what they do."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def answer(pilot: Pilot[int], *path: str) -> None:
    """Choose replies by their ids, with a digit and enter."""
    for reply in path:
        ids = [choice.id for choice in talk_of(pilot).choices]
        await press(pilot, str(ids.index(reply) + 1), "enter")


def talk_of(pilot: Pilot[int]) -> Talk:
    """The talk on the screen."""
    screen = pilot.app.screen
    assert isinstance(screen, ConversationScreen)
    return screen.talk


def text_of(widget: Static) -> str:
    """What a static shows."""
    shown = widget.content
    return shown.plain if isinstance(shown, Content) else str(shown)


def drawn(pilot: Pilot[int]) -> list[str]:
    """The rows of the screen as they are drawn."""
    compositor = pilot.app.screen._compositor
    return ["".join(segment.text for segment in strip) for strip in compositor.render_strips()]


def shows(pilot: Pilot[int], text: str) -> bool:
    """Whether a text stands on the screen, however it is wrapped."""
    unframed = re.sub("[│▌▐▏]", " ", "\n".join(drawn(pilot)))
    return text in " ".join(unframed.split())
