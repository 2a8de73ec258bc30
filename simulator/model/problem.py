"""A problem in a file, as a value: authors make mistakes, and a program collects them."""

from typing import Literal

import msgspec

Severity = Literal["error", "warning"]


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong, where, and what would be right.

    `line` and `column` count from 1; 0 where the file as a whole is meant.
    """

    code: str
    severity: Severity = "error"
    file: str
    line: int = 0
    column: int = 0
    message: str
    hint: str = ""

    @property
    def place(self) -> str:
        """`file:line:column`, as editors and terminals understand it."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


def by_place(problem: Problem) -> tuple[str, int, int, str]:
    """A sorting key: problems in the order in which a reader meets them."""
    return (problem.file, problem.line, problem.column, problem.code)
