"""What one talk adds to the statistics: its decisions, and whether each was taken well.

A decision is a step at which something was at stake: the best result that was still possible was
above 0, and the replies on offer were not all equally strong. Its score is 1 if only strongest
replies were picked there, else 0. That says nothing of how much had been lost before, as what a
reply keeps of the result does: who has lost nearly all has little to lose, and seems to do well.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

import msgspec


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A reply held against the best play; percentages are exact. `strongest` are reply ids."""

    before: Fraction
    after: Fraction
    strongest: tuple[str, ...]


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """A turn. `held` is None where nobody knows what was possible."""

    step: str
    reply: str
    offered: tuple[str, ...]
    held: Held | None


class Pick(msgspec.Struct, frozen=True, kw_only=True):
    """A reply that was picked: whether it was one of the strongest, if something was at stake.

    `kept` is the best percent still possible after it over that before it, from 0 to 1.
    """

    reply: str
    score: int | None
    kept: Fraction | None


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """The turns at one step; `score` and `kept`, of all replies there, are None without a stake."""

    step: str
    offered: frozenset[str]
    picks: tuple[Pick, ...]
    score: int | None
    kept: Fraction | None


class Talk(msgspec.Struct, frozen=True, kw_only=True):
    """A finished talk under a rubric.

    `points` are those of the criteria that apply, in the rubric's order; `kinds` those of the
    critical errors that were made.
    """

    points: tuple[int, ...]
    kinds: frozenset[str]
    visits: tuple[Visit, ...]


def visits(turns: Sequence[Reply]) -> tuple[Visit, ...]:
    """The turns of a talk step by step; a talk only moves forward, so it sees each step once."""
    by_step = {step: tuple(same) for step, same in groupby(turns, key=lambda turn: turn.step)}
    return tuple(_visit(step, same) for step, same in by_step.items())


def _visit(step: str, turns: Sequence[Reply]) -> Visit:
    picks = tuple(map(_pick, turns))
    score = min((pick.score for pick in picks if pick.score is not None), default=None)
    first, last = turns[0].held, turns[-1].held
    return Visit(
        step=step,
        offered=frozenset().union(*(turn.offered for turn in turns)),
        picks=picks,
        score=score,
        kept=last.after / first.before if first and last and score is not None else None,
    )


def _pick(turn: Reply) -> Pick:
    held = turn.held
    if held is None or not held.before or set(held.strongest) == set(turn.offered):
        return Pick(reply=turn.reply, score=None, kept=None)
    return Pick(
        reply=turn.reply,
        score=int(turn.reply in held.strongest),
        kept=held.after / held.before,
    )
