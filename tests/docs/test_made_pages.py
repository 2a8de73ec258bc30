"""Pages that are made from the program are current, and all links lead somewhere."""

import re
from pathlib import Path

import pytest

from tests.docs.made import ROOT, made_pages

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return made_pages()


def test_made_pages_are_current(made: dict[str, str]) -> None:
    """If they are not: `python -m tests.docs`."""
    stale = [
        path
        for path, text in made.items()
        if not (ROOT / path).exists() or (ROOT / path).read_text("utf-8") != text
    ]

    assert stale == []


def test_no_page_is_left_of_a_code_that_is_gone(made: dict[str, str]) -> None:
    there = {f"docs/problems/{file.name}" for file in (ROOT / "docs" / "problems").iterdir()}

    assert there <= made.keys()


def anchors(page: Path) -> set[str]:
    """The anchors that GitHub makes of a page's headings."""
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.DOTALL)
    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)

    assert broken == []
