"""What to tell a trainee about a finished session, as data: no layout, no screen, no file.

The sentences in it are plain and never scold; the author's own texts (feedback, tips, coaching)
are handed on as they are. How it is laid out is the business of `reports`, `tui` and `plain`.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction

from simulator.conversation import (
    Exchange,
    State,
    exchanges,
    replay,
    script,
    shown_by_turn,
    spoken,
)
from simulator.debrief.told import (
    Closing,
    CriterionFinding,
    CriticalFinding,
    Debrief,
    NoDebriefError,
    OtherReply,
    PlayedTurn,
    Titled,
    TurningPoint,
    in_words,
)
from simulator.exploration.findings import best_play
from simulator.exploration.judging import JudgedTurn, Play, judge
from simulator.model.digests import digest
from simulator.model.rubric import Criterion, Critical, Level, Rubric
from simulator.model.scenario import Reply, Scenario
from simulator.model.scorecard import CriterionScore, Score, one_decimal
from simulator.model.session import Session
from simulator.scoring import score, scorecard

ENDING_IS_ALLOWED = (
    "Ending a conversation like this one is allowed. Nobody has to stay in abuse or in danger: say "
    "what has to stop, and if it goes on, end it and tell a colleague."
)
_DANGERS = frozenset({"abuse", "safety"})

MOST_STATES = 300_000
"""Scenarios with more states than that are debriefed without best play; this many take seconds."""


def debrief(
    scenario: Scenario, rubric: Rubric, session: Session, titles: Mapping[str, str]
) -> Debrief:
    """What to tell about a finished session, scored with this rubric.

    `titles` are the vocabulary's, by behaviour; a behaviour without one goes by its id in words.
    Raises NotOfferedError if the session is not a talk of this scenario, and NoDebriefError if it
    is unfinished, ends elsewhere, or if no criterion of the rubric applies to the scenario.
    """
    play = script(scenario)
    states = replay(play, session.path)
    _require_ended(session, states[-1])
    ending = play.endings[states[-1].at]
    result = score(rubric, scenario.situations, shown_by_turn(play, session.path, ending=ending.id))
    if result is None:
        raise NoDebriefError(f"rubric '{rubric.id}' asks nothing of scenario '{scenario.id}'")
    criteria = tuple(_findings(rubric, result))
    critical = tuple(_errors(rubric, result))
    digests = (digest(scenario), digest(rubric))
    best = _best_play(scenario, rubric, session.path)
    judged = best.turns if best else (None,) * len(session.path)
    turns = tuple(
        _turn(exchange, titles, against, play.replies)
        for exchange, against in zip(exchanges(play, states), judged, strict=True)
    )
    turning = _turning_point(rubric, criteria, best, turns)
    return Debrief(
        card=scorecard(session, scenario, rubric, digests, result),
        title=scenario.title,
        customer=scenario.customer.name,
        language=session.language,
        rubric_title=rubric.title,
        pass_mark=rubric.pass_,
        ending=Closing(
            id=ending.id,
            line=spoken(play, states[-1]),
            later=ending.later,
            shows=_titled(ending.shows, titles),
        ),
        notice="" if _DANGERS.isdisjoint(scenario.situations) else ENDING_IS_ALLOWED,
        explored=best is not None,
        turning_point=turning,
        last_pass_turn=best.last_pass_turn if best else None,
        one_thing=_one_thing(criteria, critical, turning),
        reasons=() if result.passed else tuple(_reasons(rubric, result)),
        critical=critical,
        criteria=criteria,
        not_asked=tuple(
            Titled(criterion.id, criterion.title)
            for criterion, judged in zip(rubric.criteria, result.criteria, strict=True)
            if not judged.applies
        ),
        turns=turns,
        notes=session.notes,
    )


def _require_ended(session: Session, last: State) -> None:
    if session.ending is None:
        raise NoDebriefError(f"session {session.session} is unfinished; there is nothing to score")
    if last.at != session.ending:
        raise NoDebriefError(
            f"session {session.session} says it ended at '{session.ending}', "
            f"but its replies lead to '{last.at}'"
        )


def _titled(behaviours: Sequence[str], titles: Mapping[str, str]) -> tuple[Titled, ...]:
    return tuple(Titled(name, titles.get(name, in_words(name))) for name in behaviours)


def _findings(rubric: Rubric, result: Score) -> Iterator[CriterionFinding]:
    for criterion, judged in zip(rubric.criteria, result.criteria, strict=True):
        if not judged.applies:
            continue
        level = _level(criterion, judged)
        yield CriterionFinding(
            id=criterion.id,
            title=criterion.title,
            question=criterion.question,
            level=level.id,
            points=level.points,
            max=judged.max,
            weight=criterion.weight,
            feedback=level.feedback,
            tip=level.tip,
            evidence=judged.evidence,
        )


def _level(criterion: Criterion, judged: CriterionScore) -> Level:
    return next(level for level in criterion.levels if level.id == judged.level)


def _errors(rubric: Rubric, result: Score) -> Iterator[CriticalFinding]:
    written = {error.id: error for error in rubric.critical}
    for made in result.critical:
        error = written[made.id]
        yield CriticalFinding(
            id=error.id,
            kind=error.kind,
            effect=_effect(error, result.raw),
            feedback=error.feedback,
            evidence=made.evidence,
        )


def _effect(error: Critical, raw: Fraction) -> str:
    if error.effect == "zero":
        return "The result is 0%, whatever else was done."
    if error.effect == "fail":
        return "The session does not pass, whatever the percentage."
    if raw <= error.cap:
        return f"The result can be {error.cap}% at most; it was not above that."
    return f"The result can be {error.cap}% at most; without the limit it was {one_decimal(raw)}%."


def _reasons(rubric: Rubric, result: Score) -> Iterator[str]:
    """Why a session did not pass, a sentence for each of the conditions that it missed."""
    if result.percent < rubric.pass_:
        percent = one_decimal(result.percent)
        yield f"{percent}% is under the pass mark of {rubric.pass_}%."
    for criterion, judged in zip(rubric.criteria, result.criteria, strict=True):
        order = [level.id for level in criterion.levels]
        if criterion.needs and judged.level and _worse(order, judged.level, criterion.needs):
            yield (
                f"{criterion.title}: a pass needs “{in_words(criterion.needs)}” or better; "
                f"it was “{in_words(judged.level)}”."
            )
    for made in result.critical:
        if made.effect != "cap":
            yield f"Critical error: {in_words(made.id)}. With it, no session passes."


def _worse(order: Sequence[str], level: str, needed: str) -> bool:
    return order.index(level) > order.index(needed)


def _one_thing(
    criteria: Sequence[CriterionFinding],
    critical: Sequence[CriticalFinding],
    turning: TurningPoint | None,
) -> CriterionFinding | None:
    """The criterion whose tip to act on; None if nothing was lost for which there is a tip.

    First come criteria of which the turning point put a level out of reach, then those with
    evidence from a turn of a critical error, then whichever lost the most weighted points, and the
    first of equals.
    """
    judged = turning.turn.judged if turning else None
    shut = {name.partition("/")[0] for name in (judged.closed_off if judged else ())}
    grave = {turn for error in critical for turn in error.evidence}
    return max(
        (finding for finding in criteria if finding.lost and finding.tip),
        key=lambda finding: (
            finding.id in shut,
            not grave.isdisjoint(finding.evidence),
            finding.lost,
        ),
        default=None,
    )


def _best_play(scenario: Scenario, rubric: Rubric, path: Sequence[str]) -> Play | None:
    """The talk against the best play; None where the scenario is too large to know it."""
    surveyed = best_play(scenario, rubric, MOST_STATES)
    return judge(surveyed, scenario, path) if surveyed and surveyed.complete else None


def _turning_point(
    rubric: Rubric,
    criteria: Sequence[CriterionFinding],
    best: Play | None,
    turns: Sequence[PlayedTurn],
) -> TurningPoint | None:
    if best is None or best.turning_point is None:
        return None
    judged = best.turns[best.turning_point - 1]
    return TurningPoint(
        turn=turns[best.turning_point - 1],
        lost_pass=judged.pass_before and not judged.pass_after,
        closed_off=tuple(_closed_off(rubric, criteria, judged.closed_off)),
    )


def _closed_off(
    rubric: Rubric, criteria: Sequence[CriterionFinding], names: Collection[str]
) -> Iterator[str]:
    """What was put out of reach, in words: of each criterion the best level that was above the one
    it came to, and errors that could no longer be avoided."""
    reached = {finding.id: finding.points for finding in criteria}
    for criterion in rubric.criteria:
        better = (
            level for level in criterion.levels if level.points > reached.get(criterion.id, 0)
        )
        lost = [level.id for level in better if f"{criterion.id}/{level.id}" in names]
        if lost:
            yield f"{criterion.title} ({in_words(lost[0])})"
    for error in rubric.critical:
        if error.id in names:
            yield f"avoiding “{in_words(error.id)}”"


def _turn(
    exchange: Exchange,
    titles: Mapping[str, str],
    judged: JudgedTurn | None,
    replies: Mapping[str, Reply],
) -> PlayedTurn:
    reply = exchange.reply
    strongest = judged.strongest if judged else ()
    stronger = () if reply.id in strongest else tuple(replies[name] for name in strongest)
    return PlayedTurn(
        number=exchange.turn,
        step=exchange.step,
        line=exchange.line,
        reply=reply.id,
        said=reply.action or reply.say,
        is_action=bool(reply.action),
        finds=reply.finds,
        shows=_titled(reply.shows, titles),
        why=reply.why,
        judged=judged,
        stronger=tuple(
            OtherReply(other.action or other.say, bool(other.action)) for other in stronger
        ),
    )
