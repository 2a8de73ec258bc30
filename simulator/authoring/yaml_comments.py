"""Texts that lost their end because YAML takes ` #` for the start of a comment."""

import re
from collections.abc import Iterator

import yaml

from simulator.authoring.source import Source, line_and_column
from simulator.authoring.yaml_survey import Loader
from simulator.model.problem import Problem

_COMMENT = re.compile(r"(?P<gap>[ \t]+)#(?P<words>[^\n]*)")
_SENTENCE_ENDS = (".", "!", "?", "…", '."', '!"', '?"')


def may_cut(text: str) -> bool:
    """Whether any comment follows something on its own line: quick, and seldom wrong."""
    at = text.find(" #")
    while at >= 0:
        if text[text.rfind("\n", 0, at) + 1 : at].strip(" "):
            return True
        end = text.find("\n", at)
        at = text.find(" #", end) if end >= 0 else -1
    return False


def cut_texts(source: Source) -> Iterator[Problem]:
    """A warning for each unquoted text of several words that a comment seems to cut.

    It does if the `#` touches what follows it (`order #4471`), or if the text has no end of its own
    and the comment, after a single space, has one (`We are number # 1.`). What is set off as a
    remark, by two spaces or without a full stop, is none of our business.
    """
    parser = Loader(source.text)
    try:
        while (event := parser.get_event()).__class__ is not yaml.StreamEndEvent:
            is_plain = event.__class__ is yaml.ScalarEvent and event.implicit[0]
            if is_plain and " " in event.value:
                comment = _COMMENT.match(source.text, event.end_mark.index)
                if comment and _cuts(event.value, comment["gap"], comment["words"]):
                    yield _warning(source, comment.start() + len(comment["gap"]))
    finally:
        parser.dispose()


def _cuts(text: str, gap: str, words: str) -> bool:
    if words[:1].strip():
        return not words.startswith(("#", "!"))
    unfinished = not text.endswith(_SENTENCE_ENDS)
    return unfinished and len(gap) == 1 and words.rstrip().endswith(_SENTENCE_ENDS)


def _warning(source: Source, index: int) -> Problem:
    line, column = line_and_column(source.text, index)
    return Problem(
        code="cut-by-comment",
        severity="warning",
        file=source.file,
        line=line,
        column=column,
        message="The text ends before this `#`, because ` #` starts a comment.",
        hint="Put the text in quotes; set a real remark off with two spaces: `  # remark`.",
    )
