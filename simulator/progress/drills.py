"""Drills: single decisions of earlier talks for which there was a stronger reply."""

from collections.abc import Iterable, Iterator

import msgspec

from simulator.exploration.judging import JudgedTurn, Play, Verdict, judge
from simulator.exploration.survey import Survey
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.session import Session


class Option(msgspec.Struct, frozen=True):
    """A reply that was on offer, and what it would have done."""

    reply: str
    verdict: Verdict
    strongest: bool


class Drill(msgspec.Struct, frozen=True, kw_only=True):
    """A decision to take once more.

    `path` are the replies that lead to it, so that it can be restored; `options` stand in the order
    in which the trainee saw them; `chosen` is the reply of the day, and `turn` its turn.
    """

    session: str
    at: str
    scenario: Scenario
    rubric: Rubric
    path: tuple[str, ...]
    turn: int
    step: str
    chosen: str
    options: tuple[Option, ...]

    @property
    def strongest(self) -> tuple[str, ...]:
        """The replies than which there was no better one."""
        return tuple(option.reply for option in self.options if option.strongest)


Decisions = dict[str, Drill | None]
"""By step, the decision that was missed there; None where it was taken well."""


def decisions(session: Session, scenario: Scenario, rubric: Rubric, surveyed: Survey) -> Decisions:
    """What a finished talk decided at each step it came to; of several misses, the first.

    Once a pass was out of reach, hardly anything is stronger than anything else: what was decided
    then says nothing.
    """
    found: Decisions = {}
    for turn in judge(surveyed, scenario, session.path).turns:
        if not turn.pass_before:
            break
        missed = turn.verdict != "kept" and turn.reply not in turn.strongest
        if missed and found.get(turn.step) is None:
            found[turn.step] = _drill(session, scenario, rubric, surveyed, turn)
        found.setdefault(turn.step, None)
    return found


def newest(talks: Iterable[tuple[str, Decisions]]) -> Iterator[Drill]:
    """The drills of talks, each with its scenario's digest, the newest talk first.

    Each step of a scenario counts once: whoever has since decided better there, has mended it.
    """
    seen: set[tuple[str, str]] = set()
    for digest, found in talks:
        for step, drill in found.items():
            if (digest, step) not in seen and drill is not None:
                yield drill
            seen.add((digest, step))


def _drill(
    session: Session, scenario: Scenario, rubric: Rubric, surveyed: Survey, missed: JudgedTurn
) -> Drill:
    path = session.path[: missed.turn - 1]
    offered = session.turns[missed.turn - 1].offered
    would_be: dict[str, Play] = {
        reply: judge(surveyed, scenario, (*path, reply)) for reply in offered
    }
    return Drill(
        session=session.session,
        at=session.at,
        scenario=scenario,
        rubric=rubric,
        path=path,
        turn=missed.turn,
        step=missed.step,
        chosen=missed.reply,
        options=tuple(
            Option(reply, play.turns[-1].verdict, reply in missed.strongest)
            for reply, play in would_be.items()
        ),
    )
