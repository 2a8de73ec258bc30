"""What went wrong between `{` and `}` or `[` and `]`, where YAML wants a comma or the end."""

from typing import Any

Explained = tuple[str, int, str, str]
"""Problem code, position in the text, message and hint."""

_QUOTE_IT = "Put the whole text in quotes; if something new was to begin here, put a comma first."


def in_brackets(text: str, begun: int, at: int, last: Any) -> Explained:
    """Why a bracket that begins at `begun` does not go on at `at`; `last` is the event before."""
    here = text[at : at + 1]
    if last.start_mark and "\n" not in text[last.start_mark.index : at]:
        if here == ":" and not getattr(last, "style", "-"):
            return (
                "unquoted-colon",
                at,
                "A colon and a space cannot stand in a text without quotes.",
                _QUOTE_IT,
            )
        if getattr(last, "style", None) in ("'", '"') and here not in (":", ""):
            return (
                "text-after-quote",
                at,
                "The text goes on after its closing quote.",
                "Write a quote that belongs to the text as `''` in single quotes, or as `\\\"` in"
                " double ones.",
            )
        ended = text[last.start_mark.index : last.start_mark.index + 1]
        if here not in (":", "") and ended in ("]", "}"):
            opening = text.rfind("[" if ended == "]" else "{", begun + 1, at)
            if opening > 0:
                return _must_be_quoted(text[opening], opening)
        if here in ("[", "{"):
            return _must_be_quoted(here, at)
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


def _must_be_quoted(bracket: str, at: int) -> Explained:
    return (
        "quotes-needed",
        at,
        f"A text with `{bracket}` must be in quotes here.",
        "Put the whole text in quotes, or a comma before the bracket if a new item was meant.",
    )
