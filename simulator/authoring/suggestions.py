"""Phrases that messages share: quotations, lists, and 'Did you mean …?'."""

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST_QUOTE = 40


def quoted(text: str) -> str:
    """An author's word in backquotes, on one line and not too long."""
    line = " ".join(text.split())
    return f"`{line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + '…'}`"


def closest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or an empty text if none is like it."""
    words = list(known)
    if word.lower() in words:
        return word.lower()
    return next(iter(get_close_matches(word, words, n=1, cutoff=0.6)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that offers the closest word, or all of them if they are few; maybe empty."""
    words = list(known)
    best = closest(word, words)
    if best:
        return f"Did you mean `{best}`?"
    if 0 < len(words) <= 12:
        return f"Known here: {', '.join(f'`{name}`' for name in words)}."
    return ""


def listed(words: Iterable[str], conjunction: str = "and") -> str:
    """Words in backquotes as one phrase: `a`, `b` and `c`."""
    quoted = [f"`{word}`" for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {conjunction} {quoted[-1]}"


def and_more(count: int) -> str:
    """How a sentence that says 'has no …' of the first goes on about the others."""
    if count == 0:
        return ""
    return ", nor has one other" if count == 1 else f", nor have {count} others"
