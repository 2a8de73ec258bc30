"""Characters that look like others, or like nothing, and what to type in their place.

Word processors, web pages and keyboards of other scripts bring them along; few editors show them.
"""

import re
import unicodedata

CURLY_QUOTES = "“”„‟‘’‚‛«»‹›"
_LOOKALIKES = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("∶ː꞉", ":"),
        **dict.fromkeys(CURLY_QUOTES, ""),
        **dict(zip("авекмнорстухіјѕһԁԛԝ", "abekmhopctyxijshdqw", strict=True)),
        **dict(zip("АВЕКМНОРСТУХІЈЅԚԜ", "ABEKMHOPCTYXIJSQW", strict=True)),
        **dict(zip("αικνορτυχ", "aikvoptux", strict=True)),
        **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
    }
)
_UNSEEN = ("Cf", "Cc", "Mn")


def plain(text: str) -> str:
    """The text as the keyboard of a programmer would give it; letters of other scripts stay."""
    seen = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text.translate(_LOOKALIKES))
        if unicodedata.category(letter) not in _UNSEEN
    )
    return " ".join(seen.split())


def oddity(text: str) -> str:
    """A sentence on the first odd character of a word, and the cure; empty if there is none."""
    odd = next((letter for letter in text if not letter.isascii()), "")
    if not odd:
        return ""
    if unicodedata.category(odd) in _UNSEEN:
        return f"It holds a {_name(odd)}, which cannot be seen: delete it."
    if odd.isspace() and odd in (text[:1], text[-1:]) and text != odd:
        return f"It begins or ends with a {_name(odd)}: delete it."
    if odd.isspace():
        return f"It holds a {_name(odd)}: type a plain space."
    better = plain(odd)
    if better == ":":
        return f"`{odd}` is a {_name(odd)}: type `:` and a space."
    cure = f"type `{better}`" if better and better.isascii() else "type a plain one"
    return f"`{odd}` is a {_name(odd)}: {cure}."


def no_quotes(text: str) -> str:
    """What to say if the last value of a line begins with a curly quote; else an empty text."""
    mark = re.split(r":[ \t]", text)[-1].lstrip("- \t")[:1]
    if mark not in CURLY_QUOTES or not mark:
        return ""
    return f'`{mark}` is no quote here: type plain ones, `"…"`, around the text.'


def _name(letter: str) -> str:
    name = unicodedata.name(letter, "character")
    if unicodedata.category(letter).startswith("L") and " LETTER " in name:
        name = f"{name.split()[0].title()} letter"
    else:
        name = name.lower()
    return f"{name} (U+{ord(letter):04X})"
