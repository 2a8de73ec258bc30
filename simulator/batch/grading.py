"""Rubrics compiled for one scenario: a whole number says what a talk showed, and leads to its card.

Each reply has a mark, a number whose lowest bits say which behaviours it shows; above them lies a
strip of bits, one a turn, for every criterion, critical error and behaviour that is counted. The
marks of a talk's turns, put together with `|`, say all that its scorecards depend on.
"""

import struct
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

import msgspec

from simulator.batch.shelf import ScoringRubric, ScoringScript
from simulator.exploration.memory import counts_needed
from simulator.model.conditions import named_behaviours, shown
from simulator.model.rubric import Critical, Rubric, applies
from simulator.model.scorecard import CriterionScore, CriticalScore, Score, Scorecard
from simulator.model.session import Session
from simulator.scoring import score, scorecard

MOST_TURNS = 31
"""The longest talk that has a mark; its ending is turn 32."""

Marks = tuple[int, ...]
"""What a reply or an ending amounts to as turn 1, as turn 2 and so on."""

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
    """Cards as text, cut where evidence belongs; `strips` say which evidence."""

    pieces: tuple[bytes, ...]
    strips: tuple[int, ...]


class Grading:
    """What any talk of a scenario scores under some rubrics."""

    def __init__(self, script: ScoringScript, rubrics: Sequence[ScoringRubric]) -> None:
        self._script = script
        situations = script.scenario.situations
        self._rubrics = [
            scoring
            for scoring in rubrics
            if any(applies(criterion, situations) for criterion in scoring.rubric.criteria)
        ]
        self.cards = len(self._rubrics)
        self.not_applicable = len(rubrics) - self.cards
        needed = _counts_needed([scoring.rubric for scoring in self._rubrics])
        self._shown = tuple(needed)
        self._counted = tuple(name for name, count in needed.items() if count > 1)
        self._strips = [frozenset[str]()]  # the first one has a bit for each turn there was
        self._places = [self._laid_out(scoring.rubric) for scoring in self._rubrics]
        self._first_count = len(self._strips)
        self._strips += [frozenset((name,)) for name in self._counted]
        self._questions = [
            tuple(level.when for level in criterion.levels)
            for scoring in self._rubrics
            for criterion in scoring.rubric.criteria
            if applies(criterion, situations)
        ]
        self._errors = [
            error.when for scoring in self._rubrics for error in scoring.rubric.critical
        ]
        self._unpack = struct.Struct(f"<{len(self._strips)}I").unpack
        self._templates: dict[tuple[object, ...], _Template] = {}
        self._alike: dict[tuple[object, ...], _Template] = {}

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
        low = sum(1 << place for place, name in enumerate(self._shown) if name in shows)
        strips = 1
        for place, behaviours in enumerate(self._strips):
            if not behaviours.isdisjoint(shows):
                strips |= 1 << place * _STRIP
        return tuple(low | strips << len(self._shown) + turn for turn in range(_STRIP))

    def text(self, mark: int, ending: str, example: Session) -> bytes:
        """The cards of a talk with this mark, as lines of JSON.

        Each has five holes: the session; trainee, attempt and mode as in a session's line; the
        time; how many turns; undos and hints as in a session's line. `example` is any session of
        the scenario.
        """
        bits = len(self._shown)
        low = mark & (1 << bits) - 1
        above = (mark >> bits).to_bytes(len(self._strips) * _STRIP // 8, "little")
        strips = self._unpack(above)
        counts = tuple(strip.bit_count() for strip in strips[self._first_count :])
        key = (low, counts, ending)
        template = self._templates.get(key)
        if template is None:
            evidence = [self._behaviours(low), *self._again(counts)]
            template = self._templates[key] = self._template(evidence, ending, example)
        parts = list(template.pieces) * 2
        parts[::2] = template.pieces
        parts[1:-1:2] = [_TURNS[strips[strip]] for strip in template.strips]
        return b"".join(parts[:-1])

    def _behaviours(self, low: int) -> list[str]:
        return [name for place, name in enumerate(self._shown) if low >> place & 1]

    def _again(self, counts: Sequence[int]) -> Iterator[list[str]]:
        """A turn for each time that a behaviour was shown once more."""
        for name, count in zip(self._counted, counts, strict=True):
            yield from ([name] for _ in range(count - 1))

    def _template(
        self, evidence: Sequence[Collection[str]], ending: str, example: Session
    ) -> _Template:
        """The cards' text; talks with the same levels and critical errors share it."""
        counts = Counter(chain.from_iterable(evidence))
        key = (ending, *self._levels(counts), *(shown(when, counts) for when in self._errors))
        template = self._alike.get(key)
        if template is None:
            template = self._alike[key] = self._written(evidence, ending, example)
        return template

    def _levels(self, counts: Mapping[str, int]) -> Iterator[int]:
        """The position of the level that each criterion comes to."""
        for conditions in self._questions:
            yield next(place for place, when in enumerate(conditions) if shown(when, counts))

    def _written(
        self, evidence: Sequence[Collection[str]], ending: str, example: Session
    ) -> _Template:
        ended = msgspec.structs.replace(example, ending=ending)
        pieces = [b""]
        strips: list[int] = []
        for scoring, places in zip(self._rubrics, self._places, strict=True):
            result = score(scoring.rubric, self._script.scenario.situations, evidence)
            assert result is not None, "a rubric without a criterion that applies was left out"
            digests = (self._script.digest, scoring.digest)
            card = scorecard(ended, self._script.scenario, scoring.rubric, digests, result)
            first, *rest = _cut(card)
            pieces[-1] += first
            pieces += rest
            strips += _strips_of(result, places)
        return _Template(tuple(pieces), tuple(strips))


def _counts_needed(rubrics: Sequence[Rubric]) -> dict[str, int]:
    """Behaviour: how far the rubrics count it."""
    needed: dict[str, int] = {}
    for rubric in rubrics:
        conditions = [level.when for criterion in rubric.criteria for level in criterion.levels]
        for condition in (*conditions, *(error.when for error in rubric.critical)):
            for name, count in counts_needed(condition).items():
                needed[name] = max(count, needed.get(name, 0))
    return needed


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


_CUT = b"\0"
"""No line of JSON has one."""


def _without_evidence(part: CriterionScore | CriticalScore) -> bytes:
    """A criterion or critical error with a cut in place of the evidence, if it can have any."""
    bare = _encode(msgspec.structs.replace(part, evidence=())).replace(b"%", b"%%")
    if isinstance(part, CriterionScore) and not part.applies:
        return bare
    return bare.removesuffix(b"]}") + _CUT + b"]}"
