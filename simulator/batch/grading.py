"""Rubrics compiled for one scenario: whole numbers say what a talk showed, and lead to its cards.

One number has a bit for each behaviour that a condition asks for. The other is made of strips of
bits, a bit a turn, one strip for every criterion, critical error and behaviour that is counted.
Those of a talk's turns, put together with `|`, say all that its scorecards depend on.
"""

import struct
from collections.abc import Callable, Collection, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

import msgspec

from simulator.batch.card_pieces import CardPieces, Judged, Own
from simulator.batch.room import Room
from simulator.batch.shelf import ScoringRubric, ScoringScript
from simulator.exploration.bits import Field, combined
from simulator.exploration.memory import all_counts_needed, laid_out
from simulator.model.conditions import Condition
from simulator.model.rubric import Rubric, applies
from simulator.model.session import Session
from simulator.scoring import bearing_on

MOST_TURNS = 31
"""The longest talk whose cards are made here; its ending is turn 32."""

_STRIP = MOST_TURNS + 1


class Shown(NamedTuple):
    """The behaviours that were shown, and the strips of the turns that showed them."""

    behaviours: int
    strips: int


class _Template(NamedTuple):
    """Cards in parts, every second of which is a hole, and what picks what belongs in them."""

    parts: list[str]
    pick: Callable[[tuple[str, ...]], tuple[str, ...]]


class Grading:
    """What any talk of a scenario scores under some rubrics.

    `example` is any session of the scenario.
    """

    def __init__(
        self,
        script: ScoringScript,
        rubrics: Sequence[ScoringRubric],
        example: Session,
        room: Room,
    ) -> None:
        self._example = example
        self.room = room
        situations = script.scenario.situations
        asking = [
            scoring
            for scoring in rubrics
            if any(applies(criterion, situations) for criterion in scoring.rubric.criteria)
        ]
        needed = all_counts_needed(_conditions([scoring.rubric for scoring in asking]))
        self._fields = dict(zip(needed, laid_out(needed.values()), strict=True))
        self._strips: list[frozenset[str]] = []
        self._graded = [self._laid_out(script, scoring) for scoring in asking]
        counted = [name for name, count in needed.items() if count > 1]
        self.counted = [
            (len(self._strips) + place, _by_count(self._fields[name]))
            for place, name in enumerate(counted)
        ]
        self._strips += [frozenset((name,)) for name in counted]
        self.bytes = len(self._strips) * _STRIP // 8
        self.unpack = struct.Struct(f"<{len(self._strips)}I").unpack
        self._alike: dict[tuple[object, ...], _Template] = {}
        self._same: dict[str, str] = {}

    def _laid_out(self, script: ScoringScript, scoring: ScoringRubric) -> CardPieces:
        """Give each criterion and each critical error of a rubric a strip."""
        graded = CardPieces(script, scoring, self._fields, len(self._strips))
        rubric = scoring.rubric
        self._strips += map(bearing_on, rubric.criteria)
        self._strips += map(bearing_on, rubric.critical)
        return graded

    def shown(self, shows: Collection[str]) -> Shown:
        """What showing these behaviours amounts to in the first turn.

        In a later one the strips are shifted by as many bits as there were turns before it.
        """
        behaviours = combined(
            self._fields[name].at_least(1) for name in shows if name in self._fields
        )
        strips = combined(
            1 << place * _STRIP
            for place, named in enumerate(self._strips)
            if not named.isdisjoint(shows)
        )
        return Shown(behaviours, strips)

    def cards(self, ending: str) -> "Cards":
        """The cards of talks that come to this ending."""
        return Cards(self, ending)

    def template(self, behaviours: int, ending: str) -> _Template:
        """The cards with holes; talks with the same levels and critical errors share them."""
        found = [graded.judged(behaviours) for graded in self._graded]
        key = (ending, *found)
        template = self._alike.get(key)
        if template is None:
            template = self._written(found, ending)
            if self.room.take(_TEMPLATE):
                self._alike[key] = template
        return template

    def _written(self, found: Sequence[Judged], ending: str) -> _Template:
        ended = msgspec.structs.replace(self._example, ending=ending)
        parts = [""]
        holes: list[int] = []
        for graded, judged in zip(self._graded, found, strict=True):
            for piece in graded.written(judged, ended):
                if isinstance(piece, int):
                    holes.append(piece)
                    parts += ("", "")
                else:
                    parts[-1] += piece
        return _Template([self._same.setdefault(piece, piece) for piece in parts], _picks(holes))


class Cards(dict[int, _Template]):
    """The cards of the talks that come to one ending, by the behaviours that they showed."""

    __slots__ = ("_ending", "_grading")

    def __init__(self, grading: Grading, ending: str) -> None:
        self._grading = grading
        self._ending = ending

    def text(self, shown: Shown, own: Own) -> bytes:
        """The cards of a talk, as lines of JSON."""
        grading = self._grading
        behaviours, together = shown
        strips = grading.unpack(together.to_bytes(grading.bytes, "little"))
        for strip, held in grading.counted:
            behaviours |= held[strips[strip].bit_count()]
        template = self.get(behaviours) or self._template(behaviours)
        parts = template.parts.copy()
        parts[1::2] = template.pick((*own, *map(_turns, strips)))
        return "".join(parts).encode()

    def _template(self, behaviours: int) -> _Template:
        template = self._grading.template(behaviours, self._ending)
        if self._grading.room.take(_KNOWN):
            self[behaviours] = template
        return template


def _by_count(field: Field) -> list[int]:
    """What a field holds, by how often its behaviour was shown."""
    return [field.holding(count) for count in range(_STRIP + 1)]


def _picks(holes: Sequence[int]) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """What picks these of any values; there are several holes, or no card and none."""
    return itemgetter(*holes) if holes else lambda _: ()


def _conditions(rubrics: Sequence[Rubric]) -> Iterator[Condition]:
    for rubric in rubrics:
        yield from (level.when for criterion in rubric.criteria for level in criterion.levels)
        yield from (error.when for error in rubric.critical)


class _Turns(dict[int, str]):
    """Strips of bits as lists of turns, as far as they were asked for."""

    def __missing__(self, strip: int) -> str:
        turns = ",".join(_turns_of(strip))
        if len(self) > _MOST_STRIPS:
            self.clear()
        self[strip] = turns
        return turns


def _turns_of(strip: int) -> Iterator[str]:
    while strip:
        lowest = strip & -strip
        yield str(lowest.bit_length())
        strip ^= lowest


_MOST_STRIPS = 10_000
_turns = _Turns().__getitem__

_KNOWN = 150
_TEMPLATE = 900
"""About the bytes that these take."""
