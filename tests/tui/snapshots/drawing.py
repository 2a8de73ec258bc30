"""A screen as text: its rows, below them a letter for the style of each cell, and what they mean.

The style in which most cells are drawn is a dot; dots and spaces at the end of a row are left out.
"""

import os
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from string import ascii_letters
from unittest import mock

from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot

from tests.tui import stage
from tests.tui.snapshots.scenes import Scene

_ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike")
_SPACE = " "
_ON = " on "


async def picture(scene: Scene) -> str:
    """The screen that a scene comes to, whatever terminal the tests run on."""
    with mock.patch.dict(os.environ):
        os.environ.pop("NO_COLOR", None)
        app = scene.app()
    app.theme = scene.theme
    async with app.run_test(size=scene.size) as pilot:
        await stage.settle(pilot)
        await stage.press(pilot, *scene.keys)
        title = f"{scene.size[0]} × {scene.size[1]}, {scene.theme}"
        return f"{title}\n\n{_drawn(pilot)}"


def _drawn(pilot: Pilot[int]) -> str:
    rows = [list(_cells(strip)) for strip in pilot.app.screen._compositor.render_strips()]
    texts = ["".join(text for text, _ in row).rstrip() for row in rows]
    styles = Counter(style for row in rows for _, style in row)
    usual = styles.most_common(1)[0][0]
    in_order = dict.fromkeys(chain.from_iterable((style for _, style in row) for row in rows))
    letters = dict(zip((each for each in in_order if each != usual), ascii_letters, strict=False))
    letters[usual] = "."
    marked = ["".join(letters[style] for _, style in row).rstrip(".") for row in rows]
    legend = [f"{letter}  {style}" for style, letter in sorted(letters.items(), key=lambda x: x[1])]
    return "\n\n".join("\n".join(part) for part in (texts, marked, legend)) + "\n"


def _cells(strip: Iterable[Segment]) -> Iterable[tuple[str, str]]:
    """Each character with its style; where nothing is written, only the background can be seen."""
    before = ""
    for segment in strip:
        style = _words(segment.style)
        ground = style.split(_ON)[-1]
        for character in segment.text:
            if character != _SPACE:
                before = style
            elif before.split(_ON)[-1] != ground:
                before = ground
            yield character, before


def _words(style: Style | None) -> str:
    if style is None:
        return "plain"
    attributes = [name for name in _ATTRIBUTES if getattr(style, name)]
    colours = (colour.name if colour else "default" for colour in (style.color, style.bgcolor))
    return " ".join([*attributes, _ON.join(colours)])
