"""What to tell a trainee about a finished session, as data: no layout, no screen, no file.

The sentences in it are plain and never scold; the author's own texts (feedback, tips, coaching)
are handed on as they are. How it is laid out is the business of `reports`, `tui` and `plain`.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import msgspec

from simulator.conversation import (
    Exchange,
    Spoken,
    State,
    exchanges,
    replay,
    script,
    shown_by_turn,
    spoken,
)
from simulator.model.digests import digest
from simulator.model.rubric import Criterion, Critical, Level, Rubric
from simulator.model.scenario import Scenario
from simulator.model.scorecard import CriterionScore, Score, Scorecard, one_decimal
from simulator.model.session import Session
from simulator.scoring import score, scorecard

ENDING_IS_ALLOWED = (
    "Ending a call like this one is allowed. Nobody has to stay in abuse or in danger: say what "
    "has to stop, and if it goes on, end the talk and tell a colleague."
)
_DANGERS = frozenset({"abuse", "safety"})


class NoDebriefError(ValueError):
    """There is nothing to tell: the session is unfinished, or the rubric asks nothing of it."""


class Titled(msgspec.Struct, frozen=True):
    """An id and what people call it."""

    id: str
    title: str


class CriterionFinding(msgspec.Struct, frozen=True, kw_only=True):
    """How a criterion that was asked came out. `evidence`: turns; the ending is the last + 1."""

    id: str
    title: str
    question: str
    level: str
    points: int
    max: int
    weight: int
    feedback: str
    tip: str
    evidence: tuple[int, ...]

    @property
    def lost(self) -> int:
        """Weighted points that the best level would have brought and this one did not."""
        return self.weight * (self.max - self.points)


class CriticalFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A critical error that was made; `effect` says in words what it did to the result."""

    id: str
    kind: str
    effect: str
    feedback: str
    evidence: tuple[int, ...]


class PlayedTurn(msgspec.Struct, frozen=True, kw_only=True):
    """One turn. `line` is None where the customer said nothing new since the turn before."""

    number: int
    step: str
    line: Spoken | None
    reply: str
    said: str
    is_action: bool
    finds: str
    shows: tuple[Titled, ...]
    why: str


class Closing(msgspec.Struct, frozen=True, kw_only=True):
    """How the talk ended, and what became of the customer."""

    id: str
    line: Spoken
    later: str
    shows: tuple[Titled, ...]


class Debrief(msgspec.Struct, frozen=True, kw_only=True):
    """All there is to tell about a session under a rubric.

    `card` holds the numbers (percent, passed, band, undos, hints). `reasons` say why it did not
    pass, and are empty if it did. `one_thing` is the criterion whose tip to act on. `notice` is
    empty unless the scenario has abuse or danger in it. `not_asked`: criteria that do not apply.
    """

    card: Scorecard
    title: str
    customer: str
    language: str
    rubric_title: str
    pass_mark: int
    ending: Closing
    notice: str
    one_thing: CriterionFinding | None
    reasons: tuple[str, ...]
    critical: tuple[CriticalFinding, ...]
    criteria: tuple[CriterionFinding, ...]
    not_asked: tuple[Titled, ...]
    turns: tuple[PlayedTurn, ...]
    notes: tuple[str, ...]


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
        one_thing=_one_thing(criteria, critical),
        reasons=() if result.passed else tuple(_reasons(rubric, result)),
        critical=critical,
        criteria=criteria,
        not_asked=tuple(
            Titled(criterion.id, criterion.title)
            for criterion, judged in zip(rubric.criteria, result.criteria, strict=True)
            if not judged.applies
        ),
        turns=tuple(_turn(exchange, titles) for exchange in exchanges(play, states)),
        notes=session.notes,
    )


def in_words(identifier: str) -> str:
    """An id as words to read: `no-way-on` becomes `no way on`."""
    return identifier.replace("-", " ")


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
    criteria: Sequence[CriterionFinding], critical: Sequence[CriticalFinding]
) -> CriterionFinding | None:
    """The criterion whose tip to act on; None if nothing was lost for which there is a tip.

    It is the one that lost the most weighted points, and the first of equals. After critical
    errors, criteria with evidence from a turn of such an error come before all others.
    """
    grave = {turn for error in critical for turn in error.evidence}
    return max(
        (finding for finding in criteria if finding.lost and finding.tip),
        key=lambda finding: (not grave.isdisjoint(finding.evidence), finding.lost),
        default=None,
    )


def _turn(exchange: Exchange, titles: Mapping[str, str]) -> PlayedTurn:
    reply = exchange.reply
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
    )
