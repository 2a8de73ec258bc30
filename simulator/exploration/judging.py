"""One session held against the best play: what each reply cost, and where the talk turned."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal

import msgspec

from simulator.conversation import NotOfferedError
from simulator.exploration.scale import PASS
from simulator.exploration.survey import State, Survey
from simulator.model.scenario import Scenario

NARROWED_FROM = 5
"""From this cost on, in percent, a reply has narrowed what the talk could still come to."""

Verdict = Literal["kept", "narrowed", "closed"]


class JudgedTurn(msgspec.Struct, frozen=True, kw_only=True):
    """A reply against what was possible before it and after it; percentages are exact.

    `best_before` and `best_after` are the highest percent still possible; `cost` is by how much the
    highest raw percent fell. `closed_off` names levels as criterion/level, and the critical errors
    that can no longer be avoided.
    """

    turn: int
    step: str
    reply: str
    shows: tuple[str, ...]
    pass_before: bool
    pass_after: bool
    best_before: Fraction
    best_after: Fraction
    cost: Fraction
    verdict: Verdict
    strongest: tuple[str, ...]
    closed_off: tuple[str, ...]


class Play(msgspec.Struct, frozen=True, kw_only=True):
    """A talk against the best play. Turns count from 1; None if there was no such turn."""

    turns: tuple[JudgedTurn, ...]
    turning_point: int | None
    last_pass_turn: int | None


def judge(surveyed: Survey, scenario: Scenario, path: Iterable[str]) -> Play:
    """Hold a talk, finished or not, against the best play.

    Raises NotOfferedError, with the turn, at the first reply that cannot be chosen, and ValueError
    if the survey is not complete: then nobody knows what was possible.
    """
    if not surveyed.complete:
        raise ValueError("only a complete survey says what was possible")
    shows = {reply.id: reply.shows for step in scenario.steps for reply in step.replies}
    names = (*(step.id for step in scenario.steps), *(ending.id for ending in scenario.endings))
    state = surveyed.start
    turns: list[JudgedTurn] = []
    for turn, reply in enumerate(path, 1):
        ahead = dict(surveyed.ahead(state))
        step = names[surveyed.routes.points[state.point].position]
        if reply not in ahead:
            raise NotOfferedError(turn, reply, step, ahead)
        turns.append(_turn(surveyed, state, ahead, (turn, step, reply, shows[reply])))
        state = ahead[reply]
    hopeful = [turn.turn for turn in turns if turn.pass_before]
    return Play(
        turns=tuple(turns),
        turning_point=_turning_point(turns),
        last_pass_turn=hopeful[-1] if hopeful else None,
    )


def _turn(
    surveyed: Survey,
    state: State,
    ahead: dict[str, State],
    what: tuple[int, str, str, tuple[str, ...]],
) -> JudgedTurn:
    turn, step, reply, shows = what
    scale = surveyed.scale
    before, after = surveyed.value(state), surveyed.value(ahead[reply])
    can_pass = scale.flags[PASS]
    lost = [name for name, bit in scale.flags.items() if before & bit and not after & bit]
    closed = PASS in lost or any(kind == "avoided" for kind, _ in lost)
    cost = scale.highest_raw(before) - scale.highest_raw(after)
    return JudgedTurn(
        turn=turn,
        step=step,
        reply=reply,
        shows=shows,
        pass_before=bool(before & can_pass),
        pass_after=bool(after & can_pass),
        best_before=scale.highest(before),
        best_after=scale.highest(after),
        cost=cost,
        verdict="closed" if closed else "narrowed" if cost >= NARROWED_FROM else "kept",
        strongest=tuple(name for name, _ in strongest(surveyed, state)),
        closed_off=tuple(name for kind, name in lost if kind in ("level", "avoided")),
    )


def strongest(surveyed: Survey, state: State) -> tuple[tuple[str, State], ...]:
    """The replies that are best in a state, and where they lead; none at an ending.

    They have the greatest (P, M, R) of all that are offered, and stand in the file's order.
    """
    ahead = [] if state.point < surveyed.routes.endings else list(surveyed.ahead(state))
    worth = [_worth(surveyed, after) for _, after in ahead]
    most = max(worth, default=None)
    return tuple(way for way, value in zip(ahead, worth, strict=True) if value == most)


def _worth(surveyed: Survey, state: State) -> tuple[bool, Fraction, Fraction]:
    """(P, M, R): what makes a reply strong."""
    scale, value = surveyed.scale, surveyed.value(state)
    return bool(value & scale.flags[PASS]), scale.highest(value), scale.highest_raw(value)


def _turning_point(turns: list[JudgedTurn]) -> int | None:
    """The first reply that closed something, else the costliest that narrowed, else None."""
    closing = next((turn for turn in turns if turn.verdict == "closed"), None)
    if closing:
        return closing.turn
    narrowing = [turn for turn in turns if turn.verdict == "narrowed"]
    return max(narrowing, key=lambda turn: turn.cost).turn if narrowing else None
