"""Rubrics compiled for one scenario: a whole number says what a talk showed, and leads to its card.

Each reply has a mark, a number whose lowest bits say which behaviours it shows; above them lies a
strip of bits, one a turn, for every criterion, critical error and behaviour that is counted. The
marks of a talk's turns, put together with `|`, say all that its scorecards depend on.
"""

import struct
from collections.abc import Collection, Iterator, Sequence

import msgspec

from simulator.batch.room import Room
from simulator.batch.shelf import ScoringRubric, ScoringScript
from simulator.exploration.bits import combined, fits
from simulator.exploration.memory import all_counts_needed, asked, laid_out
from simulator.model.conditions import Condition, named_behaviours
from simulator.model.rubric import Critical, Rubric, applies
from simulator.model.scorecard import CriterionScore, CriticalScore, Score, Scorecard
from simulator.model.session import Session
from simulator.scoring import score, scorecard

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
_STRIP_BITS = (1 << _STRIP) - 1

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

_encode = msgspec.json.Encoder().encode


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
        self.not_applicable = len(rubrics) - self.cards
        needed = all_counts_needed(_conditions([scoring.rubric for scoring in self._rubrics]))
        self._shown = dict(zip(needed, laid_out(needed.values()), strict=True))
        self._low_bits = sum(needed.values())
        self._low = (1 << self._low_bits) - 1
        self._strips = [frozenset[str]()]  # the first one has a bit for each turn there was
        self._places = [self._laid_out(scoring.rubric) for scoring in self._rubrics]
        counted = [name for name, count in needed.items() if count > 1]
        self._counted = [
            (len(self._strips) + place, self._shown[name]) for place, name in enumerate(counted)
        ]
        self._strips += [frozenset((name,)) for name in counted]
        self._levels = [
            tuple(asked(level.when, self._shown).pattern for level in criterion.levels)
            for scoring in self._rubrics
            for criterion in scoring.rubric.criteria
            if applies(criterion, situations)
        ]
        self._errors = [
            asked(error.when, self._shown).pattern
            for scoring in self._rubrics
            for error in scoring.rubric.critical
        ]
        self._unpack = struct.Struct(f"<{len(self._strips)}I").unpack
        self._templates: dict[str, dict[int, _Template]] = {}
        self._alike: dict[tuple[object, ...], _Template] = {}
        self._same: dict[bytes, bytes] = {}

    def _laid_out(self, rubric: Rubric) -> dict[str, int]:
        """Give each criterion and each critical error a strip, and say which."""
        places = {}
        for criterion in rubric.criteria:
            places[f"criterion {criterion.id}"] = len(self._strips)
            named = (named_behaviours(level.when) for level in criterion.levels)
            self._strips.append(frozenset().union(*named))
        for error in rubric.critical:
            places[f"critical {error.id}"] = len(self._strips)
            self._strips.append(_behaviours_of(error))
        return places

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
        levels = (
            next(place for place, pattern in enumerate(patterns) if fits(pattern, shown))
            for patterns in self._levels
        )
        key = (ending, *levels, *(fits(pattern, shown) for pattern in self._errors))
        template = self._alike.get(key)
        if template is None:
            template = self._written(shown, ending, example)
            if self._room.take(_TEMPLATE):
                self._alike[key] = template
        return template

    def _written(self, shown: int, ending: str, example: Session) -> _Template:
        evidence = [
            [name]
            for name, field in self._shown.items()
            for _ in range((shown & field.mask).bit_count())
        ]
        ended = msgspec.structs.replace(example, ending=ending)
        parts = [b""]
        strips: list[int] = []
        for scoring, places in zip(self._rubrics, self._places, strict=True):
            result = score(scoring.rubric, self._script.scenario.situations, evidence)
            assert result is not None, "a rubric without a criterion that applies was left out"
            digests = (self._script.digest, scoring.digest)
            card = scorecard(ended, self._script.scenario, scoring.rubric, digests, result)
            first, *rest = _cut(card)
            parts[-1] += first
            for piece in rest:
                parts += (b"", piece)
            strips += _strips_of(result, places)
        parts = [self._same.setdefault(piece, piece) for piece in parts]
        return _Template(parts, tuple(range(1, len(parts), 2)), tuple(strips))


def _conditions(rubrics: Sequence[Rubric]) -> Iterator[Condition]:
    for rubric in rubrics:
        yield from (level.when for criterion in rubric.criteria for level in criterion.levels)
        yield from (error.when for error in rubric.critical)


def _behaviours_of(error: Critical) -> frozenset[str]:
    return frozenset((*error.when.all, *error.when.any, *error.when.at_least))


def _strips_of(result: Score, places: dict[str, int]) -> Iterator[int]:
    """Which evidence belongs into a card, in its order."""
    for criterion in result.criteria:
        if criterion.applies:
            yield places[f"criterion {criterion.id}"]
    for error in result.critical:
        yield places[f"critical {error.id}"]


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


def _cut(card: Scorecard) -> list[bytes]:
    """A card's line with its holes, in pieces between which evidence belongs."""
    fields = []
    for name in Scorecard.__struct_fields__:
        if name == "criteria":
            fields.append(b'"criteria":[' + b",".join(map(_without_evidence, card.criteria)) + b"]")
        elif name == "critical":
            fields.append(b'"critical":[' + b",".join(map(_without_evidence, card.critical)) + b"]")
        elif name in _HOLES:
            fields.append(_HOLES[name])
        else:
            value = _encode(getattr(card, name)).replace(b"%", b"%%")
            fields.append(b'"%b":%b' % (name.encode(), value))
    return (b"{" + b",".join(filter(None, fields)) + b"}\n").split(_CUT)


_KNOWN = 150
_TEMPLATE = 900
"""About the bytes that these take."""

_CUT = b"\0"
"""No line of JSON has one."""


def _without_evidence(part: CriterionScore | CriticalScore) -> bytes:
    """A criterion or critical error with a cut in place of the evidence, if it can have any."""
    bare = _encode(msgspec.structs.replace(part, evidence=())).replace(b"%", b"%%")
    if isinstance(part, CriterionScore) and not part.applies:
        return bare
    return bare.removesuffix(b"]}") + _CUT + b"]}"
