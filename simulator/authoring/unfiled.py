"""Documents that come without a file of their own, such as those in a pack: are they sound?

A pack comes from somebody else. What the engine takes for granted (each destination is there and
lies ahead, each step can be answered) is checked before a session is replayed against it.
"""

from collections.abc import Collection
from typing import Any

import msgspec

from simulator.authoring.rules import ERROR_RULES
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario


def fault(document: Scenario | Rubric) -> str:
    """What is wrong with the document by itself, in a sentence; empty if nothing is."""
    known = _ItselfAlone(document)
    findings = (
        finding
        for rule in ERROR_RULES
        if isinstance(document, rule.APPLIES_TO)
        for finding in rule.check(document, known)
    )
    return next((finding.message for finding in findings), "")


class _ItselfAlone:
    """What rules may ask where there is no library; see `rules.rule.Known`."""

    vocabulary = None

    def __init__(self, document: Scenario | Rubric) -> None:
        self.tree: Any = msgspec.to_builtins(document)
        for error in self.tree.get("critical", ()):
            if error["effect"] == "cap":
                error.setdefault("cap", 0)  # a default is not written, and 0 is one
        self.rubric_ids: Collection[str] = (
            (document.default_rubric,) if isinstance(document, Scenario) else (document.id,)
        )
        self.scenario_ids: Collection[str] = (document.id,)

    def rubric(self, rubric_id: str) -> None:
        """None: there is only the document."""

    def scenario(self, scenario_id: str) -> None:
        """None: there is only the document."""
