"""A rubric's scorecards of one scenario, as lines of JSON in pieces.

What no two sessions share is left out of the pieces: who played, when and how, and the turns that
are evidence.
"""

from collections.abc import Iterator, Mapping
from itertools import compress

import msgspec

from simulator.batch.shelf import ScoringRubric, ScoringScript
from simulator.exploration.bits import Field, fits
from simulator.exploration.memory import asked
from simulator.model.rubric import applies
from simulator.model.scorecard import Score, Scorecard
from simulator.model.session import Session
from simulator.scoring import as_made, at_level, left_out, scorecard, verdict

Own = tuple[str, str, str, str, str]
"""What a card says that no other session's does, as JSON; see `_HOLES`."""

_HOLES = {
    "session": 0,
    "trainee": 1,  # with the attempt and the mode, which follow it
    "at": 2,
    "turns": 3,
    "undos": 4,  # with the hints, which follow them
}
"""Which of what is a session's own stands for a field of its card."""

_FIELDS = Scorecard.__struct_fields__
_UP_TO_CRITERIA = [
    name
    for name in _FIELDS[: _FIELDS.index("criteria")]
    if name not in ("attempt", "mode", "hints")
]

Judged = tuple[tuple[int, ...], tuple[bool, ...]]
"""The levels' positions, and which critical errors were made."""


class CardPieces:
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
        self._evidence = len(_HOLES) + first
        rubric, situations = scoring.rubric, script.scenario.situations
        self._criteria = [
            (
                criterion,
                [asked(level.when, behaviours).pattern for level in criterion.levels],
                [_encode(at_level(criterion, level, ())) for level in criterion.levels],
            )
            if applies(criterion, situations)
            else _encode(left_out(criterion))
            for criterion in rubric.criteria
        ]
        self._errors = [
            (error, asked(error.when, behaviours).pattern, _encode(as_made(error, ())))
            for error in rubric.critical
        ]

    def judged(self, shown: int) -> Judged:
        """The position of the level of each criterion that applies, and which errors were made."""
        levels = tuple(
            next(at for at, pattern in enumerate(one[1]) if fits(pattern, shown))
            for one in self._criteria
            if isinstance(one, tuple)
        )
        return levels, tuple(fits(pattern, shown) for _, pattern, _ in self._errors)

    def written(self, judged: Judged, ended: Session) -> Iterator[str | int]:
        """A card's line in pieces, with a number for what is its own: a place in `Own`, or after.

        After the own come the strips, for evidence.
        """
        positions, made = judged
        asked_of = [one for one in self._criteria if isinstance(one, tuple)]
        levels = [(one[0], at) for one, at in zip(asked_of, positions, strict=True)]
        errors = [error for error, _, _ in compress(self._errors, made)]
        worth = verdict(self._scoring.rubric, levels, errors)
        bare = Score(**worth._asdict(), criteria=(), critical=())
        digests = (self._script.digest, self._scoring.digest)
        card = scorecard(ended, self._script.scenario, self._scoring.rubric, digests, bare)
        yield from _head(card)
        yield ',"criteria":['
        at = iter(positions)
        for place, one in enumerate(self._criteria):
            yield "," if place else ""
            yield from self._told(one[2][next(at)], place) if isinstance(one, tuple) else (one,)
        yield '],"critical":['
        numbered = enumerate(self._errors, len(self._criteria))
        for nth, (place, (_, _, text)) in enumerate(compress(numbered, made)):
            yield "," if nth else ""
            yield from self._told(text, place)
        yield "]}\n"

    def _told(self, text: str, place: int) -> tuple[str, int, str]:
        """What is said of a level or an error, with its evidence."""
        return text.removesuffix("]}"), self._evidence + place, "]}"


def _head(card: Scorecard) -> Iterator[str | int]:
    """A card's line up to its criteria, in pieces."""
    yield "{"
    for nth, name in enumerate(_UP_TO_CRITERIA):
        yield f'{"," * (nth > 0)}"{name}":'
        yield _HOLES[name] if name in _HOLES else _encode(getattr(card, name))


def _encode(value: object) -> str:
    return msgspec.json.encode(value).decode()
