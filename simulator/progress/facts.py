"""The facts about one trainee, from finished and unfinished sessions."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

import msgspec

from simulator.conversation import script, shown_by_turn
from simulator.exploration.findings import best_play
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.scorecard import Score, one_decimal
from simulator.model.session import Mode, Session
from simulator.progress.drills import Decisions, Drill, decisions, newest
from simulator.progress.habits import Habit, TalkFacts, habits
from simulator.progress.order import Pair, best_order
from simulator.progress.spacing import due_on
from simulator.scoring import score

MOST_STATES = 300_000
"""Scenarios with more states than that give neither drills nor an order; see `debrief`."""


class Practised(msgspec.Struct, frozen=True):
    """A session and what it was played with. A finished one has come to the ending it names."""

    session: Session
    scenario: Scenario
    rubric: Rubric


class PastTalk(msgspec.Struct, frozen=True, kw_only=True):
    """A finished talk in a line. `percent` has one decimal; `turn` says from which turn it was
    played anew, 0 if from the start."""

    session: str
    at: str
    scenario: str
    title: str
    rubric: str
    rubric_title: str
    mode: Mode
    attempt: int
    percent: float
    passed: bool
    band: str
    turn: int


class Reached(msgspec.Struct, frozen=True):
    """A level of a criterion, and when it was reached."""

    at: str
    level: str
    points: int
    max: int


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """How a criterion of a rubric went over time, the earliest first."""

    rubric: str
    rubric_title: str
    criterion: str
    title: str
    reached: tuple[Reached, ...]


class Due(msgspec.Struct, frozen=True):
    """A scenario and the day on which to practise it again."""

    scenario: str
    title: str
    on: date


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """All that is told about a trainee. `talks` and `drills` have the newest first, `due` the
    earliest day, `habits` the strongest; `unfinished` counts talks that were left."""

    talks: tuple[PastTalk, ...]
    unfinished: int
    habits: tuple[Habit, ...]
    courses: tuple[Course, ...]
    drills: tuple[Drill, ...]
    due: tuple[Due, ...]


class _Judged(msgspec.Struct, frozen=True):
    """A finished session with all that was found out about it."""

    practised: Practised
    score: Score
    best_order: frozenset[Pair]
    decisions: Decisions

    @property
    def digest(self) -> str:
        """The logic of the scenario that was played."""
        return self.practised.session.scenario.digest

    @property
    def from_the_start(self) -> bool:
        """A talk that was taken up at its turning point says nothing new of the turns before."""
        return not self.practised.session.branched_from


def progress(practised: Sequence[Practised]) -> Progress:
    """The facts, from all sessions of one trainee in any order.

    A session under a rubric that asks nothing of its scenario is left out. Talks that branched off
    from others are listed, and mend drills, but count for neither habits, courses nor spacing.
    """
    finished = [each for each in practised if each.session.ending is not None]
    judged = sorted(_judged(finished), key=_when)
    whole = [each for each in judged if each.from_the_start]
    return Progress(
        talks=tuple(_past(each) for each in reversed(judged)),
        unfinished=len(practised) - len(finished),
        habits=habits(_facts(each) for each in whole),
        courses=tuple(_courses(whole)),
        drills=tuple(newest((each.digest, each.decisions) for each in reversed(judged))),
        due=tuple(sorted(_due(whole), key=lambda due: (due.on, due.scenario))),
    )


def _judged(finished: Iterable[Practised]) -> Iterable[_Judged]:
    """Each session judged; those with the same scenario and rubric share one exploration."""
    by_play = sorted(finished, key=_play)
    for _, same in groupby(by_play, key=_play):
        together = list(same)
        scenario, rubric = together[0].scenario, together[0].rubric
        surveyed = best_play(scenario, rubric, MOST_STATES)
        known = surveyed if surveyed and surveyed.complete else None
        play = script(scenario)
        shows = {name: reply.shows for name, reply in play.replies.items()}
        order = best_order(known, shows) if known else frozenset()
        for each in together:
            session = each.session
            evidence = shown_by_turn(play, session.path, session.ending or "")
            result = score(rubric, scenario.situations, evidence)
            if result is not None:
                found = decisions(session, each.scenario, rubric, known) if known else {}
                yield _Judged(each, result, order, found)


def _play(practised: Practised) -> tuple[str, str, str]:
    """What is the same for talks that went by the same logic, whatever the texts."""
    session = practised.session
    return session.scenario.digest, session.rubric, session.rubric_content


def _when(judged: _Judged) -> tuple[str, str]:
    session = judged.practised.session
    return session.at, session.session


def _past(judged: _Judged) -> PastTalk:
    session, scenario = judged.practised.session, judged.practised.scenario
    return PastTalk(
        session=session.session,
        at=session.at,
        scenario=scenario.id,
        title=scenario.title,
        rubric=judged.practised.rubric.id,
        rubric_title=judged.practised.rubric.title,
        mode=session.mode,
        attempt=session.attempt,
        percent=one_decimal(judged.score.percent),
        passed=judged.score.passed,
        band=judged.score.band,
        turn=session.branched_at,
    )


def _facts(judged: _Judged) -> TalkFacts:
    scenario = judged.practised.scenario
    replies = (reply for step in scenario.steps for reply in step.replies)
    return TalkFacts(
        rubric=judged.practised.rubric,
        score=judged.score,
        shown=shown_by_turn(script(scenario), judged.practised.session.path),
        possible=frozenset(behaviour for reply in replies for behaviour in reply.shows),
        best_order=judged.best_order,
    )


def _courses(judged: Iterable[_Judged]) -> Iterable[Course]:
    """A course for each criterion that was asked; the words are those of the latest rubric."""
    reached: dict[tuple[str, str], list[Reached]] = {}
    titles: dict[tuple[str, str], tuple[str, str]] = {}
    for each in judged:
        rubric = each.practised.rubric
        for criterion, result in zip(rubric.criteria, each.score.criteria, strict=True):
            if result.applies and result.level is not None:
                key = rubric.id, criterion.id
                at, points = each.practised.session.at, result.points or 0
                reached.setdefault(key, []).append(Reached(at, result.level, points, result.max))
                titles[key] = rubric.title, criterion.title
    for (rubric_id, criterion_id), levels in sorted(reached.items(), key=lambda item: item[0][0]):
        rubric_title, title = titles[rubric_id, criterion_id]
        yield Course(
            rubric=rubric_id,
            rubric_title=rubric_title,
            criterion=criterion_id,
            title=title,
            reached=tuple(levels),
        )


def _due(judged: Iterable[_Judged]) -> Iterable[Due]:
    passes: dict[str, list[bool]] = {}
    latest: dict[str, Practised] = {}
    for each in judged:
        name = each.practised.scenario.id
        passes.setdefault(name, []).append(each.score.passed)
        latest[name] = each.practised
    for name, practised in latest.items():
        session = practised.session
        last = date.fromisoformat((session.ended or session.at)[:10])
        yield Due(name, practised.scenario.title, due_on(passes[name], last))
