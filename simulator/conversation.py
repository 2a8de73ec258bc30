"""How a talk goes: scenario + state + reply -> state, without a screen, a file or a clock.

The app, the line player, test cases, batch replay and the explorer all call these functions, so a
talk cannot go one way in front of the trainee and another way when it is scored.
"""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

import msgspec

from simulator.model.conditions import TalkCondition, holds
from simulator.model.scenario import Branch, Ending, Reply, Scenario, Step, Variant

HIGHEST_FEELING = 10


class NotOfferedError(ValueError):
    """A reply was chosen that the talk does not offer at this point."""

    def __init__(self, turn: int, reply: str, place: str, offered: Iterable[str]) -> None:
        self.turn = turn
        self.reply = reply
        self.place = place
        self.offered = tuple(offered)
        choice = ", ".join(self.offered) or "nothing: the talk has ended"
        super().__init__(f"turn {turn}: '{reply}' is not offered at '{place}' (offered: {choice})")


class Script(msgspec.Struct, frozen=True):
    """A scenario, indexed for playing."""

    scenario: Scenario
    steps: dict[str, Step]
    positions: dict[str, int]
    endings: dict[str, Ending]
    replies: dict[str, Reply]


class State(msgspec.Struct, frozen=True):
    """Where a talk stands. `at` is a step's or an ending's id."""

    at: str
    feelings: dict[str, int]
    chosen: tuple[str, ...]
    counts: dict[str, int]


class Spoken(msgspec.Struct, frozen=True):
    """A line as it is said; `variant` is empty for the line as first written."""

    variant: str
    customer: str
    tone: str
    speaker: str


class Exchange(msgspec.Struct, frozen=True):
    """A turn as it went: what the customer said before it, if anything, and the reply."""

    turn: int
    step: str
    line: Spoken | None
    reply: Reply


def script(scenario: Scenario) -> Script:
    """Index a scenario, once for any number of talks."""
    return Script(
        scenario=scenario,
        steps={step.id: step for step in scenario.steps},
        positions={step.id: position for position, step in enumerate(scenario.steps)},
        endings={ending.id: ending for ending in scenario.endings},
        replies={reply.id: reply for step in scenario.steps for reply in step.replies},
    )


def begin(play: Script) -> State:
    """The state before the first reply."""
    return State(play.scenario.steps[0].id, dict(play.scenario.feelings), (), {})


def has_ended(play: Script, state: State) -> bool:
    """Whether the talk has come to an ending."""
    return state.at in play.endings


def offers(play: Script, state: State) -> tuple[Reply, ...]:
    """The replies the trainee can choose from, in the file's order; none after an ending."""
    step = play.steps.get(state.at)
    if step is None:
        return ()
    return tuple(
        reply
        for reply in step.replies
        if reply.id not in state.chosen and _holds(reply.when, state)
    )


def shuffled(replies: Sequence[Reply], seed: int) -> tuple[Reply, ...]:
    """The replies in the order in which a session with this seed shows them.

    The order comes from SHA-256 over seed and reply id, so it is the same with every version of
    Python, and a reply keeps its place among the others when one of them is used up.
    """
    return tuple(
        sorted(
            replies,
            key=lambda reply: hashlib.sha256(f"{seed} {reply.id}".encode()).digest(),
        )
    )


def spoken(play: Script, state: State) -> Spoken:
    """The line that is said on arrival at the state's step or ending."""
    place = play.steps.get(state.at) or play.endings[state.at]
    said: Step | Ending | Variant = next(
        (variant for variant in place.variants if _holds(variant.when, state)), place
    )
    variant = "" if said is place else said.id
    return Spoken(variant, said.customer, said.tone, said.speaker)


def choose(play: Script, state: State, reply_id: str) -> State:
    """The state after a reply.

    Raises NotOfferedError if the reply is not offered in this state.
    """
    offered = offers(play, state)
    reply = next((reply for reply in offered if reply.id == reply_id), None)
    if reply is None:
        turn = len(state.chosen) + 1
        raise NotOfferedError(turn, reply_id, state.at, (reply.id for reply in offered))
    answered = State(
        at=state.at,
        feelings=_felt(state.feelings, reply.feels),
        chosen=(*state.chosen, reply.id),
        counts=_counted(state.counts, reply.shows),
    )
    return _arrived(play, answered, _destination(play, answered, reply))


def replay(play: Script, path: Iterable[str]) -> tuple[State, ...]:
    """All states of a talk: before the first reply and after each one.

    Raises NotOfferedError, with the turn, at the first reply that cannot be chosen.
    """
    states = [begin(play)]
    for reply_id in path:
        states.append(choose(play, states[-1], reply_id))
    return tuple(states)


def newly_spoken(play: Script, before: State | None, after: State) -> Spoken | None:
    """The line that is said on coming from `before` to `after`.

    None after an action that stays, unless another variant of the line now holds.
    """
    line = spoken(play, after)
    stays = before is not None and before.at == after.at
    return None if stays and before is not None and spoken(play, before) == line else line


def exchanges(play: Script, states: Sequence[State]) -> tuple[Exchange, ...]:
    """The turns between the states of a talk; see `replay`."""
    arrivals = (None, *states)
    return tuple(
        Exchange(
            turn=turn,
            step=state.at,
            line=newly_spoken(play, arrivals[turn - 1], state),
            reply=play.replies[after.chosen[-1]],
        )
        for turn, (state, after) in enumerate(pairwise(states), 1)
    )


def shown_by_turn(
    play: Script, path: Iterable[str], ending: str = ""
) -> tuple[tuple[str, ...], ...]:
    """What each turn showed, and last the ending if one is named."""
    turns = (play.replies[reply_id].shows for reply_id in path)
    endings = (play.endings[ending].shows,) if ending else ()
    return tuple(chain(turns, endings))


def _holds(condition: TalkCondition, state: State) -> bool:
    return holds(condition, state.counts, state.feelings, state.chosen)


def _felt(feelings: dict[str, int], changes: dict[str, int]) -> dict[str, int]:
    return {
        name: min(HIGHEST_FEELING, max(0, value + changes.get(name, 0)))
        for name, value in feelings.items()
    }


def _counted(counts: dict[str, int], shows: Iterable[str]) -> dict[str, int]:
    return counts | {behaviour: counts.get(behaviour, 0) + 1 for behaviour in shows}


def _destination(play: Script, state: State, reply: Reply) -> str:
    """Where the reply leads, interruptions aside; the state's own step if it stays."""
    step = play.steps[state.at]
    own = _first_that_holds(reply.branches, state) or reply.next
    if own:
        return own
    if reply.action:
        return step.id
    return _first_that_holds(step.branches, state) or step.next


def _first_that_holds(branches: Iterable[Branch], state: State) -> str:
    return next((branch.next for branch in branches if _holds(branch.when, state)), "")


def _arrived(play: Script, state: State, destination: str) -> State:
    if destination not in play.endings:
        destination = _interrupted(play, state) or destination
    ending = play.endings.get(destination)
    counts = _counted(state.counts, ending.shows) if ending else state.counts
    return State(destination, state.feelings, state.chosen, counts)


def _interrupted(play: Script, state: State) -> str:
    here = play.positions[state.at]
    return next(
        (
            interruption.next
            for interruption in play.scenario.interruptions
            if play.positions.get(interruption.next, len(play.positions)) > here
            and _holds(interruption.when, state)
        ),
        "",
    )
