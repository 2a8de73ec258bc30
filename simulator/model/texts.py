"""The one sanitiser: what makes a foreign text harmless to a terminal.

It is called at the doors (YAML, sessions, options), so that nothing behind them needs to think of
escape sequences, of text that runs backwards, or of a letter under a tower of accents.
"""

import re
import unicodedata

MOST_COMBINING_MARKS = 8

_BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SUSPICIOUS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"
    + _BIDI_CONTROLS
    + "\u2028\u2029\ufeff\ufff9-\ufffb"
    + "\ud800-\udfff\ue000-\uf8ff"
    + "\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
_TOWER = re.compile(rf"[\u0300-\U000e01ef]{{{MOST_COMBINING_MARKS + 1}}}")
_REPLACEMENT = "\ufffd"


def clean(text: str) -> str:
    """The text with everything that could act on a terminal made visible or replaced.

    C0 controls become their pictures (ESC is shown as ␛), line feeds stay; C1, DEL, bidi controls,
    line separators, surrogates, private-use and tag characters become U+FFFD; joiners stay; of a
    run of combining marks the first 8 stay. Cleaning twice changes nothing more.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _SUSPICIOUS.sub(_visible, text)
    return _without_towers(text) if _TOWER.search(text) else text


def _visible(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else _REPLACEMENT


def _without_towers(text: str) -> str:
    kept = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= MOST_COMBINING_MARKS:
            kept.append(character)
    return "".join(kept)
