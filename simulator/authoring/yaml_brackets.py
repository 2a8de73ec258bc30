"""What went wrong between `{` and `}` or `[` and `]`, where YAML wants a comma or the end."""

import re
from typing import Any

from simulator.authoring.yaml_colons import colon_in_text

Explained = tuple[str, int, str, str]
"""Problem code, position in the text, message and hint."""

_QUOTE_IT = "Put the whole text in quotes; if something new was to begin here, put a comma first."
_KEY = re.compile(r"[\w-]+:(?:\s|$)")
_OPENING = {"]": "[", "}": "{"}


def in_brackets(text: str, begun: int, at: int, last: Any) -> Explained:
    """Why a bracket that begins at `begun` does not go on at `at`; `last` is the event before."""
    if last.start_mark and "\n" not in text[last.start_mark.index : at]:
        explained = _on_one_line(text, begun, at, last)
        if explained:
            return explained
    bracket = text[begun : begun + 1]
    return (
        "unclosed-bracket",
        begun,
        f"This `{bracket}` is not closed, or a comma is missing after it.",
        f"Close it; a text that starts with `{bracket}` must be in quotes.",
    )


def stray_bracket(text: str, at: int) -> Explained | None:
    """A closing bracket that closes nothing."""
    here = text[at : at + 1]
    if here not in ("]", "}"):
        return None
    return (
        "stray-bracket",
        at,
        f"This `{here}` closes nothing.",
        "Delete it, or put the text that it belongs to in quotes.",
    )


def _on_one_line(text: str, begun: int, at: int, last: Any) -> Explained | None:
    """What is wrong between the event before and the place, if that can be told."""
    here = text[at : at + 1]
    if here == ":" and not getattr(last, "style", "-"):
        return colon_in_text(text, at, _QUOTE_IT)
    ended = text[last.end_mark.index - 1]
    is_quoted = getattr(last, "style", None) in ("'", '"')
    if here in ("", ":"):
        return None
    if is_quoted or ended in _OPENING:
        begins_anew = here in ("[", "{") and text[begun] == "["
        if _KEY.match(text, at) or begins_anew:
            return _missing_comma(ended, last.end_mark.index)
    if is_quoted:
        return (
            "text-after-quote",
            at,
            "The text goes on after its closing quote.",
            "Write a quote that belongs to the text as `''` in single quotes, or as `\\\"` in"
            " double ones.",
        )
    if here in _OPENING and ended in _OPENING:
        return (
            "stray-bracket",
            at,
            f"This `{here}` does not close the `{text[begun]}` before it.",
            "Write the other kind of bracket in its place, or delete it.",
        )
    if ended in _OPENING:
        return _must_be_quoted(_OPENING[ended], _opening(text, last.end_mark.index - 1))
    return _must_be_quoted(here, at) if here in ("[", "{") else None


def _opening(text: str, at: int) -> int:
    """Where the bracket was opened that the one at this place closes."""
    opens, depth = _OPENING[text[at]], 0
    for place in range(at, -1, -1):
        depth += (text[place] == text[at]) - (text[place] == opens)
        if depth == 0:
            return place
    return at


def _missing_comma(after: str, at: int) -> Explained:
    return ("missing-comma", at, f"A comma is missing after this `{after}`.", "Add the comma.")


def _must_be_quoted(bracket: str, at: int) -> Explained:
    return (
        "quotes-needed",
        at,
        f"A text with `{bracket}` must be in quotes here.",
        "Put the whole text in quotes, or a comma before the bracket if a new item was meant.",
    )
