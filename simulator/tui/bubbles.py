"""What a talk reads like on the screen: lines, replies, findings and coaching, in order."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from simulator.conversation import Spoken, newly_spoken, replay
from simulator.model.scenario import Reply
from simulator.playing.asides import Aside
from simulator.playing.talk import Answer, Talk
from simulator.playing.words import changed_feelings

Kind = Literal["customer", "you", "found", "coaching", "feelings", "hint", "note", "branch"]

SPOKEN = ("customer", "you")
"""The kinds that are said; the others stand beside the talk."""


class Bubble(msgspec.Struct, frozen=True):
    """One entry of the transcript; `aside` is a stage direction, empty if there is none."""

    kind: Kind
    label: str
    text: str
    aside: str = ""


def told(talk: Talk) -> tuple[Bubble, ...]:
    """The whole talk so far."""
    states = replay(talk.script, talk.state.chosen)
    opening = newly_spoken(talk.script, None, states[0])
    bubbles = [*_taken_up(talk)]
    if opening:
        bubbles.append(spoken(talk, opening))
    beside = talk.asides
    for turn, (before, after) in enumerate(pairwise(states), 1):
        bubbles.extend(_remarked(beside, turn))
        reply = talk.script.replies[after.chosen[-1]]
        line = newly_spoken(talk.script, before, after)
        bubbles.extend(followed(talk, Answer(reply, line, before, after)))
    bubbles.extend(_remarked(beside, talk.turn))
    return tuple(bubbles)


def followed(talk: Talk, answer: Answer) -> Iterator[Bubble]:
    """What a reply adds: itself, what it found, the customer's answer, then the coaching."""
    yield from replied(answer.reply)
    if answer.line:
        yield spoken(talk, answer.line)
    if talk.practice:
        yield from _coached(answer)


def last_turn(bubbles: Sequence[Bubble]) -> int:
    """Where the turn begins in which the customer spoke last: with what the trainee said to get
    that answer, if anything; 0 if nobody spoke."""
    kinds = [bubble.kind for bubble in bubbles]
    answer = max((place for place, kind in enumerate(kinds) if kind == "customer"), default=0)
    earlier = (place for place in range(answer - 1, -1, -1) if kinds[place] in SPOKEN)
    before = next(earlier, answer)
    return before if kinds[before : before + 1] == ["you"] else answer


def spoken(talk: Talk, line: Spoken) -> Bubble:
    """A line of the customer's, or of whoever speaks instead."""
    speaker = line.speaker or talk.scenario.customer.name
    return Bubble("customer", one_line(speaker), line.customer.strip(), one_line(line.tone))


def replied(reply: Reply) -> Iterator[Bubble]:
    """What the trainee said, or did and found."""
    if reply.action:
        yield Bubble("you", "You do", reply.action.strip())
    else:
        yield Bubble("you", "You", reply.say.strip())
    if reply.finds:
        yield Bubble("found", "Found", reply.finds.strip())


def remark(kind: Literal["hint", "note"], text: str) -> Bubble:
    """A hint, or a note of the trainee's."""
    return Bubble(kind, kind.capitalize(), text.strip())


def _remarked(beside: Iterable[Aside], turn: int) -> Iterator[Bubble]:
    for aside in beside:
        if aside.turn == turn:
            yield remark(aside.kind, aside.text)


def _taken_up(talk: Talk) -> Iterator[Bubble]:
    if turn := talk.start.branched_at:
        yield Bubble("branch", "Taken up", f"at turn {turn} of an earlier talk")


def _coached(answer: Answer) -> Iterator[Bubble]:
    if answer.reply.why:
        yield Bubble("coaching", "Coaching", answer.reply.why.strip())
    if changes := changed_feelings(answer.before.feelings, answer.after.feelings):
        yield Bubble("feelings", "Feelings", f"{', '.join(changes)}.")


def one_line(text: str) -> str:
    """The text with each run of spaces and line feeds as one space."""
    return " ".join(text.split())
