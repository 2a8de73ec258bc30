"""The themes: what is written can be read, by anybody."""

import pytest
from textual.color import Color
from textual.theme import Theme

from simulator.tui.themes import THEMES

_LEAST_CONTRAST = 4.5
_BACKGROUNDS = ("background", "surface", "panel")
_TEXTS = (
    "foreground",
    "text-muted",
    "text-primary",
    "text-accent",
    "text-success",
    "text-warning",
    "text-error",
    "footer-key-foreground",
)
_PAIRS = [
    *((text, background) for text in _TEXTS for background in _BACKGROUNDS),
    ("foreground", "primary-muted"),
    ("text-muted", "primary-muted"),
    ("text-error", "error-muted"),
    ("block-cursor-foreground", "block-cursor-background"),
    ("text-accent", "block-cursor-background"),
    ("text-error", "block-cursor-background"),
    ("text-disabled", "background"),
    ("text-disabled", "panel"),
]


def contrast(text: Color, background: Color) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    lighter, darker = sorted((luminance(text), luminance(background)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: Color) -> float:
    parts = (part / 255 for part in color.rgb)
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("text", "background"), _PAIRS)
def test_every_text_colour_reaches_the_contrast_of_wcag_aa(
    theme: Theme, text: str, background: str
) -> None:
    colours = {**theme.to_color_system().generate(), **theme.variables}
    measured = contrast(Color.parse(colours[text]), Color.parse(colours[background]))
    assert measured >= _LEAST_CONTRAST
