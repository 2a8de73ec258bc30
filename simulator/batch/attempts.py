"""Which of a trainee's attempts counts, where only one shall."""

from collections.abc import Iterator
from typing import Generic, Literal, NamedTuple, TypeVar

T = TypeVar("T")

Which = Literal["first", "last", "best"]

Key = tuple[str, str, str]
"""A trainee, a scenario and a rubric, by their ids."""


class Attempt(NamedTuple):
    """What decides between attempts: when it started (UTC), its number, its UUID, its percent."""

    at: str
    attempt: int
    session: str
    percent: float


class Chooser(Generic[T]):
    """Keeps one attempt for each trainee, scenario and rubric: so much memory it takes.

    The order in which attempts come does not matter. Of attempts that are equally good the first is
    the best.
    """

    def __init__(self, which: Which) -> None:
        self._which = which
        self._chosen: dict[Key, tuple[Attempt, T]] = {}

    def offer(self, key: Key, attempt: Attempt, thing: T) -> None:
        """Keep what belongs to this attempt, unless the one that is kept goes before it."""
        kept = self._chosen.get(key)
        if kept is None or self._goes_before(attempt, kept[0]):
            self._chosen[key] = attempt, thing

    def chosen(self) -> Iterator[T]:
        """What was kept, in the order in which the keys first came."""
        return (thing for _, thing in self._chosen.values())

    def _goes_before(self, one: Attempt, other: Attempt) -> bool:
        if self._which == "last":
            return _when(one) > _when(other)
        if self._which == "best" and one.percent != other.percent:
            return one.percent > other.percent
        return _when(one) < _when(other)


def _when(attempt: Attempt) -> tuple[str, int, str]:
    """Without the `Z`, which would put a whole second after its own fractions."""
    return attempt.at.removesuffix("Z"), attempt.attempt, attempt.session
