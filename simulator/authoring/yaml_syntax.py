"""What a YAML parser's complaint means for somebody who wanted to write a text."""

import re
from typing import Any

import yaml

from simulator.authoring.odd_characters import oddity
from simulator.authoring.yaml_brackets import Explained, in_brackets, stray_bracket
from simulator.authoring.yaml_colons import colon_in_text
from simulator.authoring.yaml_items import item_without_list, stray_hyphen
from simulator.model.texts import clean

_QUOTE_IT = "Put the whole text in quotes, or below a `>` on lines of its own."
_VALUE_START = re.compile(r"[ \t]*(?:- +)*(?:[^\s:#]+:[ \t]+)?(?P<first>[\[{\"'])")
_KEY_WITHOUT_SPACE = re.compile(r"[ \t]*(?:- +)*[A-Za-z_-]+:(?:[^\s/:]|[^\S \t\n])")
_ODD_INDENTATION = re.compile(r"^[ \t]*(?P<odd>[^\S \t\n])", re.MULTILINE)
_OTHER_COLON = re.compile(r"[ \t]*(?:- +)*[A-Za-z_-]+[ \t]*(?P<colon>[：﹕∶ː꞉︰])")
_WRONG_DASH = re.compile(r" *(?P<dash>[–—−‐‑•·]|-(?=[A-Za-z]))")


def syntax_problem(text: str, error: yaml.YAMLError, last: Any) -> Explained:
    """The parser's error in plain words, with the cure. `last` is the event before it."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return ("syntax", 0, f"This is not YAML: {clean(str(error))}.", "")
    problem, context = error.problem or "", error.context or ""
    at = min(error.problem_mark.index, len(text.rstrip()))
    begun = error.context_mark.index if error.context_mark else at
    return (
        _unfinished(text, problem, context, begun, last, at)
        or _odd_indentation(text, last, at)
        or _starts_badly(text, problem, context, begun, at)
        or _colon(text, problem, at)
        or stray_bracket(text, at)
        or _goes_on(text, at, last)
        or _misplaced(text, problem, begun, at)
    )


def _unfinished(
    text: str, problem: str, context: str, begun: int, last: Any, at: int
) -> Explained | None:
    """A quote or a bracket that is not closed, or not where it was meant to be."""
    hint = "Close it, or put the text below a `>` on lines of its own, without quotes."
    if "quoted scalar" in context and "escape" in problem:
        return (
            "bad-escape",
            at,
            "A `\\` in double quotes must begin an escape such as `\\n`.",
            "Write `\\\\` for the character itself, or use single quotes.",
        )
    if "quoted scalar" in context or "quoted scalar" in problem:
        return ("unclosed-quote", begun, "This quote is never closed.", hint)
    if getattr(last, "style", None) in ("'", '"'):
        begins, ends = last.start_mark.index, last.end_mark.index
        if "\n" in text[begins:ends] and "\n" not in text[ends:at]:
            line = text.count("\n", 0, ends) + 1
            return ("unclosed-quote", begins, f"This quote is closed only on line {line}.", hint)
    if "flow" in context and "' or '" in problem:
        return in_brackets(text, begun, at, last)
    return None


def _odd_indentation(text: str, last: Any, at: int) -> Explained | None:
    """A line, down to the one that was stumbled over, that is indented by spaces of another kind.

    What stands in a text of quotes or of a block is no indentation.
    """
    mark = last.end_mark if getattr(last, "style", None) else last.start_mark
    begun = text.rfind("\n", 0, mark.index) + 1 if mark else 0
    odd = _ODD_INDENTATION.search(text, begun)
    if odd is None or "\n" in text[at : odd.start("odd")]:
        return None
    message = "This line is indented by a space of another kind."
    return ("indentation", odd.start("odd"), message, oddity(odd["odd"]))


def _starts_badly(text: str, problem: str, context: str, begun: int, at: int) -> Explained | None:
    """A tab, or a text that begins with a character that means something to YAML."""
    first = text[at : at + 1]
    if "tab" in problem or (first == "\t" and "cannot start" in problem):
        return ("tab", at, "A tab stands where only spaces may indent.", "Use spaces.")
    if "flow" in context and not first.strip():
        return (
            "unclosed-bracket",
            at,
            "The file ends here, and a bracket is still open.",
            "Close it; what follows a ` #` on its line is a comment, and closes nothing.",
        )
    if "block scalar" in context:
        return (
            "quotes-needed",
            begun,
            f"After `{text[begun : begun + 1]}` the text begins on the next line.",
            "Move the text down, or put it in quotes if it starts with that character.",
        )
    if any(thing in context for thing in ("an alias", "an anchor", "a directive", "a tag")):
        at, first = begun, text[begun : begun + 1]
    elif not any(
        phrase in problem for phrase in ("cannot start", "not allowed", "node content", "directive")
    ) or problem.startswith("mapping values"):
        return None
    return (
        "quotes-needed",
        at,
        f"A text cannot start with `{clean(first)}` unless it is in quotes.",
        _QUOTE_IT,
    )


def _colon(text: str, problem: str, at: int) -> Explained | None:
    """A colon that YAML takes for the end of a key, or that it does not recognise as one."""
    if problem.startswith("mapping values"):
        start = text.rfind("\n", 0, at) + 1
        if ": " in text[start:at] or ":\t" in text[start:at]:
            return colon_in_text(text, at, _QUOTE_IT)
        before = text.rfind("\n", 0, max(start - 1, 0)) + 1
        if _KEY_WITHOUT_SPACE.match(text, before, start):
            return _missing_space(text, text.index(":", before))
        if dash := _WRONG_DASH.match(text, before, start):
            return _no_item(dash)
        if item := item_without_list(text, start):
            return item
        return (
            "indentation",
            _first_of_line(text, at),
            "This line is indented as if it belonged to the text above it.",
            "Indent it like the other keys of the same thing.",
        )
    return None


def _goes_on(text: str, at: int, last: Any) -> Explained | None:
    """Words after a closing quote or bracket, or on the line after a comment."""
    start = text.rfind("\n", 0, at) + 1
    opening = _VALUE_START.match(text, start, at)
    if opening and opening.start("first") < at:
        first = opening["first"]
        if first in "[{":
            return (
                "quotes-needed",
                opening.start("first"),
                f"A text that starts with `{first}` must be in quotes.",
                _QUOTE_IT,
            )
        inside = "''" if first == "'" else '\\"'
        return (
            "text-after-quote",
            at,
            "The text goes on after its closing quote.",
            f"Put all of it in quotes, and write `{inside}` for the quote inside it; or put it"
            " below a `>`.",
        )
    return _goes_on_after_comment(text, start, last)


def _goes_on_after_comment(text: str, start: int, last: Any) -> Explained | None:
    if not isinstance(last, yaml.ScalarEvent):
        return None
    scalar: Any = last
    end = scalar.end_mark.index
    comment = text.find(" #", end, start) + 1
    if not comment or not scalar.implicit[0] or "\n" in text[end:comment]:
        return None
    return (
        "unquoted-comment",
        comment,
        "` #` starts a comment here, and the text goes on below it.",
        _QUOTE_IT,
    )


def _misplaced(text: str, problem: str, begun: int, at: int) -> Explained:
    """A line that fits nothing above it."""
    if "could not find expected ':'" in problem:
        if _KEY_WITHOUT_SPACE.match(text, begun):
            return _missing_space(text, text.index(":", begun))
        if other := _OTHER_COLON.match(text, begun):
            message = "The colon after a key must be a plain one."
            return ("missing-colon", other.start("colon"), message, oddity(other["colon"]))
        return (
            "missing-colon",
            begun,
            "This line is neither `key: value` nor part of the text above it.",
            "Add the colon, or indent the line further than the key whose text it continues.",
        )
    if "did not find expected" in problem or "expected <block end>" in problem:
        if dash := _WRONG_DASH.match(text, text.rfind("\n", 0, at) + 1):
            return _no_item(dash)
        if "'-' indicator" in problem and (stray := stray_hyphen(text, begun, at)):
            return stray
        return (
            "indentation",
            _first_of_line(text, at),
            "This line's indentation fits nothing above it.",
            "Indent it like the other keys, or the other `-`, of the same thing.",
        )
    return ("syntax", at, f"This is not YAML: {clean(problem)}.", "")


def _missing_space(text: str, colon: int) -> Explained:
    hint = "Type a plain space; there is one of another kind." if text[colon + 1].isspace() else ""
    return ("missing-space", colon, "After a key's colon comes a space.", hint or "Add a space.")


def _no_item(dash: re.Match[str]) -> Explained:
    """What was meant to begin an item of a list."""
    if dash["dash"] == "-":
        message = "After the `-` of an item comes a space."
        return ("missing-space", dash.start("dash"), message, "Add a space.")
    return (
        "wrong-dash",
        dash.start("dash"),
        f"An item of a list begins with `-`, and this is `{dash['dash']}`.",
        "Type a plain hyphen and a space.",
    )


def _first_of_line(text: str, at: int) -> int:
    start = text.rfind("\n", 0, at) + 1
    line = text[start:].split("\n", 1)[0]
    return start + len(line) - len(line.lstrip())
