"""One file, from its path to a typed document or to what is wrong with it."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from simulator.authoring.rules.rule import Finding, Known, Rule
from simulator.authoring.shape import document_of
from simulator.authoring.source import Source, read_source, shown_name
from simulator.authoring.yaml_reader import Parsed
from simulator.authoring.yaml_survey import MOST_PROBLEMS
from simulator.model.problem import Problem
from simulator.model.schemas import Document


class AuthoredFile:
    """A file as far as it could be read. Without a document there is an error in `problems`."""

    def __init__(self, path: Path, *, follow_links: bool) -> None:
        self.path = path
        self.name = shown_name(path)
        self.document: Document | None = None
        self.problems: tuple[Problem, ...] = ()
        self.text: str | None = None
        self.parsed: Parsed | None = None
        source = read_source(path, follow_links=follow_links)
        if isinstance(source, Source):
            self._read(source)
        else:
            self.problems = (source,)

    def _read(self, source: Source) -> None:
        self.text = source.text
        self.parsed = Parsed(source)
        self.problems = self.parsed.problems
        if not self.parsed.readable:
            return
        document = document_of(self.parsed)
        if isinstance(document, tuple):
            self.problems += document
        else:
            self.document = document

    @property
    def tree(self) -> object:
        """What the file says, before it was made a document; None if it is not YAML."""
        return self.parsed.tree if self.parsed else None

    def problem(self, rule: Rule, finding: Finding) -> Problem:
        """A finding of a rule, placed in this file."""
        assert self.parsed is not None, "rules look at documents"
        line, column = self.parsed.place(finding.path, at_key=finding.at_key)
        return Problem(
            code=rule.CODE,
            severity=rule.SEVERITY,
            file=self.name,
            line=line,
            column=column,
            message=self._message(finding),
            hint=finding.hint,
        )

    def _message(self, finding: Finding) -> str:
        if finding.other is None or self.parsed is None:
            return finding.message
        line, _ = self.parsed.place(finding.other)
        return f"{finding.message.removesuffix('.')}, on line {line}."

    def broken(self, rules: Iterable[Rule], known: Known) -> tuple[Problem, ...]:
        """What these rules find, each its first hundred; nothing without a document."""
        if self.document is None:
            return ()
        return tuple(
            self.problem(rule, finding)
            for rule in rules
            if isinstance(self.document, rule.APPLIES_TO)
            for finding in islice(rule.check(self.document, known), MOST_PROBLEMS)
        )
