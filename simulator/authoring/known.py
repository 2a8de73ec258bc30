"""A library as rules see it: what is missing or broken is None, and has its own problem."""

from collections.abc import Callable, Collection
from typing import Any, Protocol, TypeVar

from simulator.authoring.lookup import InvalidFileError, UnknownIdError
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.vocabulary import Vocabulary

T = TypeVar("T")


class _Lookups(Protocol):
    """The part of a library that is needed here."""

    @property
    def vocabulary(self) -> Vocabulary: ...
    @property
    def has_vocabulary(self) -> bool: ...
    @property
    def scenario_ids(self) -> tuple[str, ...]: ...
    @property
    def rubric_ids(self) -> tuple[str, ...]: ...
    def scenario(self, scenario_id: str) -> Scenario: ...
    def rubric(self, rubric_id: str) -> Rubric: ...


class LibraryKnown:
    """What a rule may ask about one file of a library; see `rules.rule.Known`."""

    def __init__(self, library: _Lookups, tree: Any) -> None:
        self.tree = tree
        self._library = library

    @property
    def vocabulary(self) -> Vocabulary | None:
        return _or_none(lambda: self._library.vocabulary) if self._library.has_vocabulary else None

    @property
    def rubric_ids(self) -> Collection[str]:
        return self._library.rubric_ids

    @property
    def scenario_ids(self) -> Collection[str]:
        return self._library.scenario_ids

    def rubric(self, rubric_id: str) -> Rubric | None:
        return _or_none(lambda: self._library.rubric(rubric_id))

    def scenario(self, scenario_id: str) -> Scenario | None:
        return _or_none(lambda: self._library.scenario(scenario_id))


def _or_none(look_up: Callable[[], T]) -> T | None:
    try:
        return look_up()
    except (UnknownIdError, InvalidFileError):
        return None
