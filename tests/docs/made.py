"""All pages that are made from the program, wholly or in part."""

import re
from pathlib import Path

from simulator.cli.app import COMMANDS
from tests.docs import command_pages
from tests.docs.format_tables import FORMAT_PAGES, tables
from tests.docs.problem_pages import problem_pages

ROOT = Path(__file__).parents[2]

_BEGIN = "<!-- Made by `python -m tests.docs`: {} -->"
_END = "<!-- End of what is made -->"


def made_pages() -> dict[str, str]:
    """The text that each page must have, by its path from the project's folder."""
    formats = {
        path: _filled(path, {kind: tables(kind) for kind in kinds})
        for path, kinds in FORMAT_PAGES.items()
    }
    commands = {
        f"{command_pages.FOLDER}/{name}.md": _filled(
            f"{command_pages.FOLDER}/{name}.md", {"usage": command_pages.usage(name)}
        )
        for name in COMMANDS
    }
    index = {f"{command_pages.FOLDER}/README.md": command_pages.index()}
    return problem_pages() | formats | index | commands


def _filled(path: str, parts: dict[str, str]) -> str:
    """A page that people write, with its made parts as they must be; the rest stays."""
    text = (ROOT / path).read_text("utf-8")
    for name, part in parts.items():
        begin = _BEGIN.format(name)
        marked = re.compile(rf"{re.escape(begin)}\n.*?{re.escape(_END)}", re.DOTALL)
        made = f"{begin}\n\n{part}\n\n{_END}"
        text, count = marked.subn(lambda _, made=made: made, text)  # type: ignore[misc]
        assert count == 1, f"{path} has one place for {name}"
    return text
