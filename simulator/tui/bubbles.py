"""What a talk reads like on the screen: lines, replies, findings and coaching, in order."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

import msgspec

from simulator.conversation import Spoken, newly_spoken, replay
from simulator.model.scenario import Reply
from simulator.playing.talk import Answer, Talk
from simulator.playing.words import changed_feelings

Kind = Literal["customer", "you", "found", "coaching", "feelings", "hint", "note", "undone"]


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
    bubbles = [spoken(talk, opening)] if opening else []
    for before, after in pairwise(states):
        reply = talk.script.replies[after.chosen[-1]]
        line = newly_spoken(talk.script, before, after)
        bubbles.extend(followed(talk, Answer(reply, line, before, after)))
    return tuple(bubbles)


def followed(talk: Talk, answer: Answer) -> Iterator[Bubble]:
    """What a reply adds: itself, what it found, the customer's answer, then the coaching."""
    yield from replied(answer.reply)
    if answer.line:
        yield spoken(talk, answer.line)
    if talk.practice:
        yield from _coached(answer)


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


def _coached(answer: Answer) -> Iterator[Bubble]:
    if answer.reply.why:
        yield Bubble("coaching", "Coaching", answer.reply.why.strip())
    if changes := changed_feelings(answer.before.feelings, answer.after.feelings):
        yield Bubble("feelings", "Feelings", f"{', '.join(changes)}.")


def one_line(text: str) -> str:
    """The text with each run of spaces and line feeds as one space."""
    return " ".join(text.split())
