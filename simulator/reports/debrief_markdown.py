"""A debrief as Markdown, for a file or a ticket. Foreign text in it is inert."""

from collections.abc import Iterator

from simulator.conversation import Spoken
from simulator.debrief import CriterionFinding, Debrief, PlayedTurn
from simulator.reports import wording
from simulator.reports.markdown import inert, quoted


def render(told: Debrief) -> str:
    """The whole debrief: paragraphs with an empty line between."""
    return "\n\n".join(_paragraphs(told)) + "\n"


def _paragraphs(told: Debrief) -> Iterator[str]:
    yield f"# {inert(told.title)}"
    for heading, paragraphs in (
        (wording.became_of(told), _ending(told)),
        (wording.TURNING, _turning(told)),
        (wording.NEXT_TIME, _next_time(told)),
        (wording.RESULT, _result(told)),
        (wording.CRITICAL, _critical(told)),
        (wording.CRITERIA, _criteria(told)),
        (wording.TURNS, _turns(told)),
        (wording.NOTES, _notes(told)),
    ):
        body = [paragraph for paragraph in paragraphs if paragraph]
        if body:
            yield from (f"## {inert(heading)}", *body)


def _ending(told: Debrief) -> Iterator[str]:
    yield from _spoken(told, told.ending.line)
    yield inert(told.ending.later)
    yield inert(told.notice)


def _turning(told: Debrief) -> Iterator[str]:
    yield from map(inert, wording.turning(told))


def _next_time(told: Debrief) -> Iterator[str]:
    if told.one_thing:
        yield f"**{inert(told.one_thing.tip)}**"


def _result(told: Debrief) -> Iterator[str]:
    yield f"**{inert(wording.result(told.card))}**"
    yield from map(inert, told.reasons)
    yield inert(wording.last_pass(told))
    yield inert(wording.scored_by(told))
    yield inert(wording.on_the_way(told.card))
    yield inert(wording.session(told.card))


def _critical(told: Debrief) -> Iterator[str]:
    for error in told.critical:
        yield f"**✗ {inert(wording.error(error, told.card))}**"
        yield inert(f"{error.effect} {error.feedback}")


def _criteria(told: Debrief) -> Iterator[str]:
    for finding in told.criteria:
        yield from _criterion(told, finding)
    if told.not_asked:
        yield inert(wording.not_asked(told))


def _criterion(told: Debrief, finding: CriterionFinding) -> Iterator[str]:
    title = f"### {inert(finding.title)}"
    yield title
    yield f"**{inert(wording.mark(finding))} {inert(wording.level(finding))}**"
    yield f"*{inert(finding.question)}*"
    yield inert(f"{finding.feedback} {wording.seen_in(finding.evidence, told.card)}")
    yield inert(finding.tip and f"Next time: {finding.tip}")


def _turns(told: Debrief) -> Iterator[str]:
    for turn in told.turns:
        yield f"### Turn {turn.number}"
        yield from _turn(told, turn)
    yield "### The ending"
    yield from _spoken(told, told.ending.line)
    yield inert(wording.shown(told.ending.shows))


def _turn(told: Debrief, turn: PlayedTurn) -> Iterator[str]:
    if turn.line:
        yield from _spoken(told, turn.line)
    yield f"**{wording.did(turn)}:**"
    yield quoted(turn.said)
    yield inert(turn.finds and f"You find: {turn.finds}")
    yield inert(wording.shown(turn.shows))
    yield inert(turn.why and f"Why: {turn.why}")
    yield inert(wording.verdict(turn))
    yield inert(wording.stronger(turn))


def _spoken(told: Debrief, line: Spoken) -> Iterator[str]:
    yield f"**{inert(wording.who(told, line))}:**"
    yield quoted(line.customer)


def _notes(told: Debrief) -> Iterator[str]:
    yield "\n".join(f"- {inert(note)}" for note in told.notes)
