"""`docs/problems/`: a page for each code, with what `check` says of its example, and an index."""

from pathlib import Path
from tempfile import TemporaryDirectory

from simulator.authoring.explaining import Page, pages
from simulator.model.problem import Severity
from simulator.reports.problem_text import problem_lines
from tests.docs.problem_examples import found

FOLDER = "docs/problems"

_INTRODUCTION = """\
# Problems

What `simulator check` can find, one page a code. An **error** keeps a file from being played,
scored or shown. A **warning** says that it could be better; with `--strict` the command exits 1 for
these too. Each page has an example that gives the problem, and the same example mended.
"""
_HEADINGS = {"error": "Errors", "warning": "Warnings"}


def problem_pages() -> dict[str, str]:
    """The text of each page, by its path from the project's folder."""
    texts: dict[str, str] = {}
    severities: dict[str, Severity] = {}
    for page in pages().values():
        severities[page.code], said = _said(page)
        texts[f"{FOLDER}/{page.code}.md"] = _text(page, severities[page.code], said)
    return {f"{FOLDER}/README.md": _index(severities)} | texts


def _said(page: Page) -> tuple[Severity, list[str]]:
    """What `check` says about the wrong example, without the place: the page shows an excerpt."""
    with TemporaryDirectory() as folder:
        checked = found(page, "wrong", Path(folder))
    problem = next(problem for problem in checked.problems if problem.code == page.code)
    lines = problem_lines(problem, checked.sources.get(problem.file))
    lines[0] = lines[0].removeprefix(f"{problem.place}: ")
    return problem.severity, [line.replace(f"{folder}/", "") for line in lines]


def _text(page: Page, severity: Severity, said: list[str]) -> str:
    return "\n".join(
        [
            f"<!-- Made by `python -m tests.docs` from {page.source} -->",
            f"# {page.code}",
            "",
            f"**{severity.capitalize()}.** {page.title}",
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


def _index(severities: dict[str, Severity]) -> str:
    lines = ["<!-- Made by `python -m tests.docs` -->", _INTRODUCTION.rstrip("\n")]
    for severity, heading in _HEADINGS.items():
        lines += ["", f"## {heading}", "", "| code | what it means |", "|---|---|"]
        lines += [
            f"| [{code}]({code}.md) | {page.title} |"
            for code, page in pages().items()
            if severities[code] == severity
        ]
    return "\n".join(lines) + "\n"
