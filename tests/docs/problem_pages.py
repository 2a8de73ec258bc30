"""`docs/problems/`: a page for each code, with what `check` says about its example, and an index."""

from pathlib import Path
from tempfile import TemporaryDirectory

from simulator.authoring.checking import Checked
from simulator.authoring.explaining import Page, pages
from simulator.authoring.problem_text import problem_lines
from simulator.model.problem import Problem
from tests.docs.problem_examples import found

FOLDER = "docs/problems"

_INTRODUCTION = """\
# Problems

What `simulator check` can find, one page a code. An **error** keeps a file from being played, scored or shown. A
**warning** says that it could be better; with `--strict` the command exits 1 for these too. Each page has an example
that gives the problem, and the same example mended.
"""
_HEADINGS = {"error": "Errors", "warning": "Warnings"}


def problem_pages() -> dict[str, str]:
    """The text of each page, by its path from the project's folder."""
    first = {page.code: _first_problem(page) for page in pages().values()}
    texts = {
        f"{FOLDER}/{page.code}.md": _text(page, *first[page.code]) for page in pages().values()
    }
    severities = {code: problem.severity for code, (problem, _) in first.items()}
    return {f"{FOLDER}/README.md": _index(severities)} | texts


def _first_problem(page: Page) -> tuple[Problem, Checked]:
    with TemporaryDirectory() as folder:
        checked = found(page, "wrong", Path(folder))
    return next(problem for problem in checked.problems if problem.code == page.code), checked


def _text(page: Page, problem: Problem, checked: Checked) -> str:
    said = problem_lines(problem, checked.sources.get(problem.file))
    said[0] = said[0].removeprefix(f"{problem.place}: ")
    folder = str(Path(problem.file).parent)
    said = [line.replace(f"{folder}/", "").replace(folder, "my-scenarios") for line in said]
    return "\n".join(
        [
            f"<!-- Made by `python -m tests.docs` from {page.source} -->",
            f"# {page.code}",
            "",
            f"**{problem.severity.capitalize()}.** {page.title}",
            "",
            *([page.text, ""] if page.text else []),
            "Wrong:",
            "",
            f"```{page.language}",
            page.wrong.rstrip("\n"),
            "```",
            "",
            "`simulator check` says:",
            "",
            "```text",
            *said,
            "```",
            "",
            "Right:",
            "",
            f"```{page.language}",
            page.right.rstrip("\n"),
            "```",
            "",
            "[All problems](README.md)",
            "",
        ]
    )


def _index(severities: dict[str, str]) -> str:
    lines = ["<!-- Made by `python -m tests.docs` -->", _INTRODUCTION.rstrip("\n")]
    for severity, heading in _HEADINGS.items():
        lines += ["", f"## {heading}", "", "| code | what it means |", "|---|---|"]
        lines += [
            f"| [{code}]({code}.md) | {page.title} |"
            for code, page in pages().items()
            if severities[code] == severity
        ]
    return "\n".join(lines) + "\n"
