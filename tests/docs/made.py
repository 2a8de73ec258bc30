"""All pages that are made from the program, wholly or in part."""

from pathlib import Path

from tests.docs.problem_pages import problem_pages

ROOT = Path(__file__).parents[2]


def made_pages() -> dict[str, str]:
    """The text that each page must have, by its path from the project's folder."""
    return problem_pages()
