"""Comparing pairs of cards as they go by: sums are kept, and what has a name waits in files."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from fractions import Fraction
from typing import Generic, Self, TypeVar

import msgspec

from simulator.batch.comparison_causes import Found, Terms, causes, differences, sides, terms
from simulator.batch.comparison_pairs import Card, Pair, Refused
from simulator.batch.comparison_sums import Criteria, Errors, Group, Moves, change
from simulator.model.comparison import (
    Cause,
    CauseKind,
    Changed,
    Comparison,
    CountedCause,
    Kind,
    OneSided,
    Side,
    SideName,
    Totals,
)
from simulator.model.rubric import Rubric

T = TypeVar("T", Changed, OneSided)

_Key = tuple[CauseKind, str | None]

_IN_MEMORY = 1024 * 1024


class Waiting(Generic[T]):
    """Things that wait, in memory or above 1 MiB in a temporary file, to be gone through.

    OSError if there is no room for it.
    """

    def __init__(self, of_type: type[T], until: ExitStack) -> None:
        self._file = until.enter_context(
            tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (`until` closes it)
        )
        self._decoder: msgspec.json.Decoder[T] = msgspec.json.Decoder(of_type)
        self.count = 0

    def add(self, thing: T) -> None:
        """One more."""
        self.count += 1
        self._file.write(msgspec.json.encode(thing) + b"\n")

    def __iter__(self) -> Iterator[T]:
        """All, in the order in which they came; one at a time may go through them."""
        self._file.seek(0)
        for line in self._file:
            yield self._decoder.decode(line)


class _Causes:
    """Causes of the sessions that changed in one direction, counted."""

    def __init__(self) -> None:
        self._sessions: dict[_Key, int] = {}
        self._change: dict[_Key, Fraction] = {}

    def add(self, found: tuple[Found, ...]) -> None:
        for cause in found:
            key = (cause.kind, cause.id)
            self._sessions[key] = self._sessions.get(key, 0) + 1
            if cause.change is not None:
                self._change[key] = self._change.get(key, Fraction(0)) + cause.change

    def counted(self, sign: int) -> tuple[CountedCause, ...]:
        """The most frequent first."""
        order = sorted(self._sessions, key=lambda key: (-self._sessions[key], key[0], key[1] or ""))
        return tuple(
            CountedCause(
                kind=key[0],
                id=key[1],
                sessions=self._sessions[key],
                mean=change(sign * self._change[key] / self._sessions[key])
                if key in self._change
                else None,
            )
            for key in order
        )


class Comparing:
    """Takes pairs in, and says in the end what they come to.

    `rubrics` holds, by digest, each rubric of the cards that have gone by. What it returns can be
    gone through until it is closed.
    """

    def __init__(self, kind: Kind, rubrics: Mapping[str, Rubric]) -> None:
        self._kind = kind
        self._rubrics = rubrics
        self._terms: dict[str, Terms] = {}
        self._decode = msgspec.json.Decoder(Pair).decode_lines
        self._files = ExitStack()
        self._to_fail = Waiting(Changed, self._files)
        self._to_pass = Waiting(Changed, self._files)
        self._moved = Waiting(Changed, self._files)
        self._one_sided = Waiting(OneSided, self._files)
        self._why_fail, self._why_pass = _Causes(), _Causes()
        self._all = Group()
        self._scenarios: dict[str, Group] = {}
        self._moves, self._criteria, self._errors = Moves(), Criteria(), Errors()
        self._without = {"a": 0, "b": 0, "either": 0}
        self._scored_only = {"a": 0, "b": 0}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the temporary files."""
        self._files.close()

    @property
    def one_sided(self) -> int:
        """How many sessions were scored on one side and rejected on the other."""
        return self._one_sided.count

    def add(self, lines: bytes) -> None:
        """Compare the pairs of these lines."""
        for pair in self._decode(lines):
            if pair.refused is not None:
                self._set_aside(pair, pair.refused)
            elif pair.a is not None and pair.b is not None:
                self._compare(pair.a, pair.b)
            else:
                self._without["b" if pair.a else "a" if pair.b else "either"] += 1

    def _set_aside(self, pair: Pair, refused: Refused) -> None:
        card = pair.a or pair.b
        self._scored_only[refused.scored] += 1
        self._one_sided.add(
            OneSided(
                session=refused.session,
                scored=refused.scored,
                trainee=card.trainee if card else None,
                scenario=card.scenario if card else None,
                percent=card.percent if card else None,
                passed=card.passed if card else None,
                source=refused.source,
                line=refused.line,
                reason=refused.reason,
                message=refused.message,
            )
        )

    def _compare(self, a: Card, b: Card) -> None:
        tenths = round(10 * a.percent), round(10 * b.percent)
        self._moves.add(tenths[1] - tenths[0])
        self._all.add(a, b, tenths)
        self._scenarios.setdefault(a.scenario, Group()).add(a, b, tenths)
        if self._kind != "rubrics":
            self._criteria.add(a, b)
            self._errors.add(a, b)
        if a.passed and not b.passed:
            found = causes(b, a, self._terms_of(a, b), self._kind != "rubrics")
            self._why_fail.add(found)
            self._to_fail.add(_changed(a, b, found, "b"))
        elif b.passed and not a.passed:
            found = causes(a, b, self._terms_of(a, b), self._kind != "rubrics")
            self._why_pass.add(found)
            self._to_pass.add(_changed(a, b, found, "a"))
        elif self._kind == "editions":
            found = differences(a, b, self._terms_of(a, b))
            if found:
                self._moved.add(_changed(a, b, found, "b"))

    def _terms_of(self, *cards: Card) -> Mapping[str, Terms]:
        for card in cards:
            if card.rubric_digest not in self._terms:
                self._terms[card.rubric_digest] = terms(self._rubrics[card.rubric_digest])
        return self._terms

    def told(self, a: Side, b: Side) -> Comparison:
        """What all that was added comes to."""
        every = self._all
        totals = Totals(
            kind=self._kind,
            a=a,
            b=b,
            compared=every.compared,
            not_under_a=self._without["a"],
            not_under_b=self._without["b"],
            not_under_either=self._without["either"],
            scored_only_a=self._scored_only["a"],
            scored_only_b=self._scored_only["b"],
            passed_a=every.passed_a,
            passed_b=every.passed_b,
            passed_both=every.passed_a - every.only_a,
            only_a=every.only_a,
            only_b=every.only_b,
            passed_neither=every.compared - every.passed_a - every.only_b,
            moved=self._moved.count if self._kind == "editions" else None,
            movement=self._moves.movement(),
            criteria=self._criteria.changes(every.compared),
            critical=self._errors.changes(),
            causes_to_fail=self._why_fail.counted(1),
            causes_to_pass=self._why_pass.counted(-1),
            scenarios=tuple(group.row(name) for name, group in sorted(self._scenarios.items())),
        )
        return Comparison(
            totals=totals,
            to_fail=self._to_fail,
            to_pass=self._to_pass,
            moved=self._moved,
            one_sided=self._one_sided,
        )


def _changed(a: Card, b: Card, found: Iterable[Found], failed: SideName) -> Changed:
    return Changed(
        session=a.session,
        trainee=a.trainee,
        scenario=a.scenario,
        rubric_a=a.rubric,
        rubric_b=b.rubric,
        percent_a=a.percent,
        percent_b=b.percent,
        causes=tuple(_shown(cause, failed) for cause in found),
    )


def _shown(cause: Found, failed: SideName) -> Cause:
    """The cause as it is told: its change is that from A to B."""
    on_a, on_b = sides(cause, failed)
    moved = None
    if cause.change is not None:
        moved = change(cause.change if failed == "b" else -cause.change)
    return Cause(kind=cause.kind, id=cause.id, a=on_a, b=on_b, change=moved)
