"""What a rule is: a module with a code, a severity, the kinds it applies to, and `check`."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, Protocol, TypeVar

import msgspec

from simulator.authoring.tree import TreePath
from simulator.model.problem import Severity
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.vocabulary import Vocabulary

T = TypeVar("T")


class Finding(msgspec.Struct, frozen=True):
    """Where a rule is broken, what is wrong there, and what would be right.

    `path` leads to a value of the document; with `at_key` its key is meant. The message ends with
    the line of the `other` place, if there is one.
    """

    path: TreePath
    message: str
    hint: str = ""
    at_key: bool = False
    other: TreePath | None = None


class Known(Protocol):
    """What a rule may ask for besides the document: the file as written, and the library around it.

    What is missing or broken is None, and has its own problem; rules that need it are silent then.
    """

    @property
    def tree(self) -> Any:
        """The file before it was made a document: it tells an absent key from a default."""

    @property
    def vocabulary(self) -> Vocabulary | None:
        """The words of all libraries together."""

    @property
    def rubric_ids(self) -> Collection[str]:
        """All rubrics there are, broken ones too."""

    @property
    def scenario_ids(self) -> Collection[str]:
        """All scenarios there are, broken ones too."""

    def rubric(self, rubric_id: str) -> Rubric | None:
        """A rubric, if it is there and sound."""

    def scenario(self, scenario_id: str) -> Scenario | None:
        """A scenario, if it is there and sound."""


class Rule(Protocol):
    """The face of a rule's module; its docstring is the page of the manual."""

    @property
    def CODE(self) -> str:  # noqa: N802 - a module's constants
        """The name of the problem."""

    @property
    def SEVERITY(self) -> Severity:  # noqa: N802
        """Whether a document that breaks the rule can be used."""

    @property
    def APPLIES_TO(self) -> tuple[type, ...]:  # noqa: N802
        """The document types it looks at, from `model`."""

    def check(self, document: Any, known: Known) -> Iterator[Finding]:
        """What is wrong with a document of one of these types."""


def all_or_none(look_up: Callable[[str], T | None], names: Iterable[str]) -> list[T] | None:
    """Everything of these names, or None if anything is broken: half a library proves nothing."""
    documents = [look_up(name) for name in names]
    sound = [document for document in documents if document is not None]
    return sound if len(sound) == len(documents) else None
