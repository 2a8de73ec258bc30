"""What stands beside the turns of a talk in progress: the hints that were given, and the notes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from simulator.conversation import Script, State
from simulator.model.session import Event, HintShown, NoteTaken, ReplyChosen, Undone


class Aside(msgspec.Struct, frozen=True):
    """A hint or a note, and the turn before whose reply it stands."""

    turn: int
    kind: Literal["hint", "note"]
    text: str


def asides(play: Script, states: Sequence[State], events: Iterable[Event]) -> tuple[Aside, ...]:
    """The asides in order; `states` are those that `events` have come to.

    A hint goes with the turn that is taken back, and stands once however often it was asked for. A
    note stays: it then stands in the turn that is to be played.
    """
    return tuple(_each_hint_once(play, states, _standing(events)))


def hinted_steps(states: Sequence[State], beside: Iterable[Aside]) -> frozenset[str]:
    """The steps whose hint stands in the talk."""
    return frozenset(states[aside.turn - 1].at for aside in beside if aside.kind == "hint")


def _standing(events: Iterable[Event]) -> list[Aside]:
    turn, standing = 1, list[Aside]()
    for event in events:
        match event:
            case ReplyChosen():
                turn += 1
            case Undone():
                turn -= 1
                standing = [
                    msgspec.structs.replace(aside, turn=min(aside.turn, turn))
                    for aside in standing
                    if aside.kind == "note" or aside.turn <= turn
                ]
            case HintShown():
                standing.append(Aside(turn, "hint", ""))
            case NoteTaken():
                standing.append(Aside(turn, "note", event.text))
    return standing


def _each_hint_once(
    play: Script, states: Sequence[State], standing: Iterable[Aside]
) -> Iterator[Aside]:
    told: set[str] = set()
    for aside in standing:
        step = states[aside.turn - 1].at
        if aside.kind == "note":
            yield aside
        elif step not in told:
            told.add(step)
            yield msgspec.structs.replace(aside, text=play.steps[step].hint)
