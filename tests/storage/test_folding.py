"""A session is what its journal's events amount to when they are replayed one by one."""

from hypothesis import given

from simulator.model.session import Ended, Event, HintShown, NoteTaken, ReplyChosen, Undone
from simulator.storage.folding import MOST_COUNTED, fold
from tests.storage.journals import AT, reply, sampled, session, start, talk, talks


@given(talks())
@sampled
def test_a_session_is_what_replaying_by_hand_gives(events: tuple[Event, ...]) -> None:
    standing: list[ReplyChosen] = []
    for event in events:
        if isinstance(event, ReplyChosen):
            standing.append(event)
        elif isinstance(event, Undone):
            standing.pop()

    folded = fold(events)

    assert folded.path == tuple(event.reply for event in standing)
    assert [turn.offered for turn in folded.turns] == [event.offered for event in standing]
    assert [turn.ms for turn in folded.turns] == [event.ms for event in standing]
    assert folded.undos == sum(isinstance(event, Undone) for event in events)
    assert folded.hints == sum(isinstance(event, HintShown) for event in events)
    assert folded.notes == tuple(event.text for event in events if isinstance(event, NoteTaken))
    finished = isinstance(events[-1], Ended)
    assert (folded.ending, folded.ended) == (("thanks", AT) if finished else (None, None))


def test_a_session_keeps_the_circumstances_of_its_start() -> None:
    begun, folded = start(trainee="t-9"), fold([start(trainee="t-9")])

    assert (folded.session, folded.trainee, folded.at) == (begun.session, "t-9", AT)
    assert (folded.scenario, folded.rubric) == (begun.scenario, "fair")
    assert (folded.rubric_content, folded.translation_content) == ("c" * 64, "")
    assert (folded.mode, folded.attempt, folded.seed) == ("practice", 1, 7)


def test_a_talk_with_an_undo_a_hint_and_a_note() -> None:
    folded = session()

    assert folded.path == ("look-up", "tomorrow-by-noon")
    assert (folded.undos, folded.hints, folded.notes) == (1, 1, ("Look first — always.",))
    assert (folded.ending, folded.ended) == ("thanks", AT)
    assert fold(talk()[:-1]).ending is None


def test_undos_and_hints_are_counted_no_further_than_a_session_can_say() -> None:
    to_and_fro = [event for seq in range(1, 1_202) for event in (reply(seq), Undone())]
    folded = fold([start(), *to_and_fro, *[HintShown()] * 1_001])

    assert (folded.undos, folded.hints) == (MOST_COUNTED, MOST_COUNTED)
