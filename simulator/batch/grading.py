"""Rubrics compiled for one scenario: a whole number says what a talk showed, and leads to its card.

Each reply has a mark, a number whose lowest bits say which behaviours it shows; above them lies a
strip of bits, one a turn, for every criterion, critical error and behaviour that is counted. The
marks of a talk's turns, put together with `|`, say all that its scorecards depend on.
"""

import struct
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import compress

import msgspec

from simulator.batch.room import Room
from simulator.batch.shelf import ScoringRubric, ScoringScript
from simulator.exploration.bits import Field, combined, fits
from simulator.exploration.memory import all_counts_needed, asked, laid_out
from simulator.model.conditions import Condition, named_behaviours
from simulator.model.rubric import Criterion, Critical, Level, Rubric, applies
from simulator.model.scorecard import CriterionScore, CriticalScore, Score, Scorecard
from simulator.model.session import Session
from simulator.scoring import left_out, scorecard, verdict

MOST_TURNS = 31
"""The longest talk that has a mark; its ending is turn 32."""


class Marks(dict[int, int]):
    """What a reply or an ending amounts to, by how many turns were before it."""

    __slots__ = ("_low", "_strips")

    def __init__(self, low: int, strips: int) -> None:
        self._low = low
        self._strips = strips

    def __missing__(self, turn: int) -> int:
        mark = self[turn] = self._low | self._strips << turn
        return mark


NO_MARKS = Marks(0, 0)

_STRIP = MOST_TURNS + 1

_HOLES = {
    "session": b'"session":"%b"',
    "trainee": b'"trainee":%b',  # attempt and mode follow it, here as in a session's line
    "attempt": b"",
    "mode": b"",
    "at": b'"at":"%b"',
    "turns": b'"turns":%d',
    "undos": b"%b",  # with the hints
    "hints": b"",
}
"""What a card says that its mark does not: who played, when, how long and with what help."""

_Judged = tuple[tuple[int, ...], tuple[bool, ...]]
"""The levels' positions, and which critical errors were made."""


def _encode(value: object) -> bytes:
    """JSON that can stand in a text with holes."""
    return msgspec.json.encode(value).replace(b"%", b"%%")


class _Template(msgspec.Struct, frozen=True):
    """Cards as text, with holes where evidence belongs: at `places`, that of `strips`."""

    parts: list[bytes]
    places: tuple[int, ...]
    strips: tuple[int, ...]


class Grading:
    """What any talk of a scenario scores under some rubrics."""

    def __init__(self, script: ScoringScript, rubrics: Sequence[ScoringRubric], room: Room) -> None:
        self._script = script
        self._room = room
        situations = script.scenario.situations
        self._rubrics = [
            scoring
            for scoring in rubrics
            if any(applies(criterion, situations) for criterion in scoring.rubric.criteria)
        ]
        self.cards = len(self._rubrics)
        needed = all_counts_needed(_conditions([scoring.rubric for scoring in self._rubrics]))
        self._shown = dict(zip(needed, laid_out(needed.values()), strict=True))
        self._low_bits = sum(needed.values())
        self._low = (1 << self._low_bits) - 1
        self._strips = [frozenset[str]()]  # the first one has a bit for each turn there was
        self._graded = [self._laid_out(scoring) for scoring in self._rubrics]
        counted = [name for name, count in needed.items() if count > 1]
        self._counted = [
            (len(self._strips) + place, self._shown[name]) for place, name in enumerate(counted)
        ]
        self._strips += [frozenset((name,)) for name in counted]
        self._unpack = struct.Struct(f"<{len(self._strips)}I").unpack
        self._templates: dict[str, dict[int, _Template]] = {}
        self._alike: dict[tuple[object, ...], _Template] = {}
        self._same: dict[bytes, bytes] = {}

    def _laid_out(self, scoring: ScoringRubric) -> "_Graded":
        """Give each criterion and each critical error of a rubric a strip."""
        graded = _Graded(self._script, scoring, self._shown, len(self._strips))
        for criterion in scoring.rubric.criteria:
            named = (named_behaviours(level.when) for level in criterion.levels)
            self._strips.append(frozenset().union(*named))
        self._strips += map(_behaviours_of, scoring.rubric.critical)
        return graded

    def marks(self, shows: Collection[str]) -> Marks:
        """The marks of what shows these behaviours."""
        low = combined(self._shown[name].at_least(1) for name in shows if name in self._shown)
        strips = 1
        for place, behaviours in enumerate(self._strips):
            if not behaviours.isdisjoint(shows):
                strips |= 1 << place * _STRIP
        return Marks(low, strips << self._low_bits)

    def text(self, mark: int, ending: str, example: Session) -> bytes:
        """The cards of a talk with this mark, as lines of JSON.

        Each has five holes: the session; trainee, attempt and mode as in a session's line; the
        time; how many turns; undos and hints as in a session's line. `example` is any session of
        the scenario.
        """
        above = (mark >> self._low_bits).to_bytes(len(self._strips) * _STRIP // 8, "little")
        strips = self._unpack(above)
        shown = mark & self._low
        for strip, field in self._counted:
            shown |= field.holding(strips[strip].bit_count())
        templates = self._templates.setdefault(ending, {})
        template = templates.get(shown)
        if template is None:
            template = self._template(shown, ending, example)
            if self._room.take(_KNOWN):
                templates[shown] = template
        parts = template.parts.copy()
        for place, strip in zip(template.places, template.strips, strict=True):
            parts[place] = _TURNS[strips[strip]]
        return b"".join(parts)

    def _template(self, shown: int, ending: str, example: Session) -> _Template:
        """The cards' text; talks with the same levels and critical errors share it."""
        found = [graded.judged(shown) for graded in self._graded]
        key = (ending, *found)
        template = self._alike.get(key)
        if template is None:
            template = self._written(found, ending, example)
            if self._room.take(_TEMPLATE):
                self._alike[key] = template
        return template

    def _written(self, found: Sequence[_Judged], ending: str, example: Session) -> _Template:
        ended = msgspec.structs.replace(example, ending=ending)
        parts = [b""]
        strips: list[int] = []
        for graded, judged in zip(self._graded, found, strict=True):
            for piece in graded.written(judged, ended):
                if isinstance(piece, int):
                    strips.append(piece)
                    parts += (b"", b"")
                else:
                    parts[-1] += piece
        parts = [self._same.setdefault(piece, piece) for piece in parts]
        return _Template(parts, tuple(range(1, len(parts), 2)), tuple(strips))


class _Graded:
    """A rubric as it applies to a scenario, with what its cards say of each level and error.

    `first` is the first of the strips that belong to its criteria and its critical errors.
    """

    def __init__(
        self,
        script: ScoringScript,
        scoring: ScoringRubric,
        behaviours: Mapping[str, Field],
        first: int,
    ) -> None:
        self._script = script
        self._scoring = scoring
        self._strip = first
        rubric, situations = scoring.rubric, script.scenario.situations
        self._criteria = [
            (
                criterion,
                [asked(level.when, behaviours).pattern for level in criterion.levels],
                [_encode(_at_level(criterion, level)) for level in criterion.levels],
            )
            if applies(criterion, situations)
            else _encode(left_out(criterion))
            for criterion in rubric.criteria
        ]
        self._errors = [
            (error, asked(error.when, behaviours).pattern, _encode(_made(error)))
            for error in rubric.critical
        ]

    def judged(self, shown: int) -> _Judged:
        """The position of the level of each criterion that applies, and which errors were made."""
        levels = tuple(
            next(at for at, pattern in enumerate(one[1]) if fits(pattern, shown))
            for one in self._criteria
            if isinstance(one, tuple)
        )
        return levels, tuple(fits(pattern, shown) for _, pattern, _ in self._errors)

    def written(self, judged: _Judged, ended: Session) -> Iterator[bytes | int]:
        """A card's line in pieces, with a strip's number where its evidence belongs."""
        positions, made = judged
        asked_of = [one for one in self._criteria if isinstance(one, tuple)]
        levels = [(one[0], at) for one, at in zip(asked_of, positions, strict=True)]
        errors = [error for error, _, _ in compress(self._errors, made)]
        worth = verdict(self._scoring.rubric, levels, errors)
        bare = Score(**worth._asdict(), criteria=(), critical=())
        digests = (self._script.digest, self._scoring.digest)
        card = scorecard(ended, self._script.scenario, self._scoring.rubric, digests, bare)
        yield _head(card) + b',"criteria":['
        at = iter(positions)
        for place, one in enumerate(self._criteria):
            yield b"," if place else b""
            yield from self._told(one[2][next(at)], place) if isinstance(one, tuple) else (one,)
        yield b'],"critical":['
        numbered = enumerate(self._errors, len(self._criteria))
        for nth, (place, (_, _, text)) in enumerate(compress(numbered, made)):
            yield b"," if nth else b""
            yield from self._told(text, place)
        yield b"]}\n"

    def _told(self, text: bytes, place: int) -> tuple[bytes, int, bytes]:
        """What is said of a level or an error, with its evidence."""
        return text.removesuffix(b"]}"), self._strip + place, b"]}"


def _conditions(rubrics: Sequence[Rubric]) -> Iterator[Condition]:
    for rubric in rubrics:
        yield from (level.when for criterion in rubric.criteria for level in criterion.levels)
        yield from (error.when for error in rubric.critical)


def _behaviours_of(error: Critical) -> frozenset[str]:
    return frozenset((*error.when.all, *error.when.any, *error.when.at_least))


class _Turns(dict[int, bytes]):
    """Strips of bits as lists of turns, as far as they were asked for."""

    def __missing__(self, strip: int) -> bytes:
        turns = b",".join(b"%d" % turn for turn in range(1, _STRIP + 1) if strip >> turn - 1 & 1)
        if len(self) > _MOST_STRIPS:
            self.clear()
        self[strip] = turns
        return turns


_MOST_STRIPS = 10_000
_TURNS = _Turns()


def _head(card: Scorecard) -> bytes:
    """A card's line with its holes, up to its criteria."""
    fields = []
    for name in Scorecard.__struct_fields__[: Scorecard.__struct_fields__.index("criteria")]:
        if name in _HOLES:
            fields.append(_HOLES[name])
        else:
            fields.append(b'"%b":%b' % (name.encode(), _encode(getattr(card, name))))
    return b"{" + b",".join(filter(None, fields))


def _at_level(criterion: Criterion, level: Level) -> CriterionScore:
    return CriterionScore(
        id=criterion.id,
        level=level.id,
        points=level.points,
        max=criterion.levels[0].points,
        weight=criterion.weight,
        applies=True,
        evidence=(),
    )


def _made(error: Critical) -> CriticalScore:
    return CriticalScore(id=error.id, kind=error.kind, effect=error.effect, evidence=())


_KNOWN = 150
_TEMPLATE = 900
"""About the bytes that these take."""
