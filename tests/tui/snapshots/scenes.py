"""The screens of which there are pictures: what has been played, and the keys that lead there."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from simulator.tui.app import SimulatorApp
from tests.tui import looking_back, stage

_BEFORE = "2026-02-08T09:30:00.000Z"
_GREEK = """\
format: translation/1
scenario: late-parcel
language: el
of_version: 1
title: Το αργοπορημένο δέμα
briefing: Απαντάς στο τηλέφωνο μιας εταιρείας ταχυμεταφορών.
"""
_KIND = """\
format: rubric/1
id: kind
version: 1
title: Kind above all
school: A customer who was heard comes back.
pass: 50
bands: [{from: 80, name: Warm}, {from: 0, name: Cold}]
criteria:
  - id: honesty
    title: Honesty
    question: Was it true?
    weight: 1
    levels:
      - {id: clear, points: 2, when: {all: [informs]}, feedback: It was true.}
      - {id: untrue, points: 0, feedback: It was a guess., tip: Say what you know.}
  - id: hearing
    title: Hearing the customer
    question: Did she feel heard?
    weight: 2
    levels:
      - {id: heard, points: 1, when: {all: [acknowledges]}, feedback: She was heard.}
      - {id: unheard, points: 0, feedback: She was not heard., tip: Say what it is to her.}
"""


class Scene(NamedTuple):
    """An app in a window and a theme, and the keys that are pressed in it."""

    name: str
    app: Callable[[], SimulatorApp]
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = stage.NARROW
    theme: str = "dark"


def scenes(folder: Path) -> Iterator[Scene]:
    """All of them; each works in a folder of its own below this one."""

    def practised(name: str) -> Callable[[], SimulatorApp]:
        return lambda: _practised(folder / name)

    yield Scene("home", practised("home"), ("down",))
    yield Scene("home-wide", practised("home-wide"), ("down",), stage.WIDE, "light")
    yield Scene("briefing", practised("briefing"), ("down", "enter", "l"))
    yield Scene("conversation", lambda: _talking(folder / "talk"), ("1", "enter"))
    yield Scene("debrief-story", practised("story"), ("p", "enter"), stage.WIDE)
    yield Scene("debrief-numbers", practised("numbers"), ("p", "enter", "2"))
    yield Scene("debrief-turns", practised("turns"), ("p", "enter", "3"), theme="light")
    yield Scene("comparison", practised("rubrics"), ("p", "enter", "4"), theme="high-contrast")
    yield Scene("progress", practised("progress"), ("p",))
    yield Scene("too-small", practised("small"), size=(60, 18))


def _practised(folder: Path) -> SimulatorApp:
    """A talk that went well two days ago, one that turned today, and one that was left."""
    stage.write(folder / "library", "late-parcel/el.yaml", _GREEK)
    stage.write(folder / "library", "rubrics/kind.yaml", _KIND)
    stage.played(stage.desk(folder, now=_BEFORE), *looking_back.GOOD)
    today = stage.desk(folder)
    stage.played(today, *looking_back.TURNED)
    stage.played(today, "look-up", mode="assess")
    return stage.app(today)


def _talking(folder: Path) -> SimulatorApp:
    return stage.talking(stage.desk(folder))
