"""The example files, and how an excerpt becomes a whole file."""

import re
from pathlib import Path

GOOD = Path(__file__).parent.parent / "examples" / "good"
BAD = Path(__file__).parent.parent / "examples" / "bad"

WHOLE = {
    "scenario": GOOD / "the-sofa" / "scenario.yaml",
    "rubric": GOOD / "rubrics" / "fair.yaml",
    "tests": GOOD / "the-sofa" / "tests.yaml",
    "translation": GOOD / "the-sofa" / "he.yaml",
    "vocabulary": GOOD / "vocabulary.yaml",
}


def sections(text: str) -> dict[str, str]:
    """The lines of each top-level key."""
    found: dict[str, str] = {}
    key = ""
    for line in text.splitlines(keepends=True):
        start = re.match(r"(\w+):", line)
        key = start[1] if start else key
        found[key] = found.get(key, "") + line
    return found


def completed(excerpt: str, kind: str) -> str:
    """The good example of this kind, with the excerpt's keys in place of its own."""
    return "".join({**sections(WHOLE[kind].read_text("utf-8")), **sections(excerpt)}.values())
