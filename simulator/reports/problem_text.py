"""A problem as people, GitHub and other programs read it."""

from simulator.model.problem import Problem
from simulator.model.texts import clean
from simulator.reports.layout import cells

_WIDEST = 74
"""Columns of a source line that are shown."""


def problem_lines(problem: Problem, source: str | None) -> list[str]:
    """The message, the line it is about with a caret below it, and the cure.

    `source` is the text of the file; without it, or without a place, the message stands alone.
    """
    lines = [f"{problem.place}: {problem.severity}: {problem.message} [{problem.code}]"]
    if source is not None and problem.line:
        lines.extend(_excerpt(source, problem.line, problem.column))
    if problem.hint:
        lines.append(f"  help: {problem.hint}")
    return lines


def github_annotation(problem: Problem) -> str:
    """The workflow command that marks the place in a pull request.

    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    place = f"file={_property(problem.file)}"
    if problem.line:
        place += f",line={problem.line},col={problem.column}"
    message = f"{problem.message} {problem.hint}".strip()
    return f"::{problem.severity} {place},title={_property(problem.code)}::{_message(message)}"


def problem_record(problem: Problem) -> dict[str, str | int]:
    """All fields, for JSON; `line` and `column` are 0 where the file as a whole is meant."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "hint": problem.hint,
    }


def _excerpt(source: str, line: int, column: int) -> list[str]:
    """The source line, or the part around the column if it is long, and the caret below it."""
    lines = source.split("\n")
    if line > len(lines):
        return []
    text = lines[line - 1]
    start = max(0, min(column - 1 - _WIDEST // 2, len(text) - _WIDEST))
    before, after = text[start : column - 1], text[column - 1 : start + _WIDEST]
    before = ("…" if start else "") + clean(before)
    after = clean(after) + ("…" if start + _WIDEST < len(text) else "")
    return [f"    {before}{after}", f"    {' ' * cells(before)}^"]


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
