"""One talk in progress: what it offers, what it saves, and how it is taken up again."""

from pathlib import Path

import msgspec
import pytest

from simulator.conversation import NotOfferedError
from simulator.model.session import Ended
from simulator.playing.asides import Aside
from simulator.playing.talk import Branch, NotNowError, Talk
from simulator.storage.attempts import kept_sessions
from simulator.storage.files import SaveError
from simulator.storage.journal import Journal
from simulator.storage.places import Places
from tests import samples


def begin(folder: Path, mode: str = "practice") -> Talk:
    return Talk.begin(samples.cast(), samples.sitting(mode), Places(folder), samples.clock())


def resume(folder: Path) -> Talk:
    path = Places(folder).sessions / f"{samples.SESSION}.jsonl"
    journal, events, _ = Journal.reopen(path)
    return Talk.resume(samples.cast(), journal, events, samples.clock())


def play(talk: Talk, *replies: str) -> Talk:
    for reply in replies:
        talk.choose(reply)
    return talk


def test_a_reply_is_answered_by_the_line_of_the_next_step(tmp_path: Path) -> None:
    answer = begin(tmp_path).choose("wait-some-more")

    assert answer.line is not None
    assert answer.line.customer == "And when will I have it?"
    assert answer.after.feelings == {"patience": 2, "trust": 3}


def test_after_an_action_the_line_is_said_again_only_in_other_words(tmp_path: Path) -> None:
    answer = begin(tmp_path).choose("look-up")

    assert answer.line is not None
    assert answer.line.variant == "still-waiting"


def test_the_choices_come_in_the_order_of_the_seed_whatever_is_used_up(tmp_path: Path) -> None:
    talk = begin(tmp_path)
    before = [reply.id for reply in talk.choices if reply.id != "look-up"]

    talk.choose("look-up")

    after = [reply.id for reply in talk.choices if reply.id != "it-is-at-the-depot"]
    assert after == before


def test_a_reply_that_is_not_offered_changes_nothing(tmp_path: Path) -> None:
    talk = begin(tmp_path)

    with pytest.raises(NotOfferedError, match="turn 1: 'it-is-at-the-depot' is not offered"):
        talk.choose("it-is-at-the-depot")

    assert talk.turn == 1
    assert talk.session.turns == ()


def test_a_talk_that_ends_is_saved_with_its_ending(tmp_path: Path) -> None:
    talk = play(begin(tmp_path), *samples.GOOD_PATH)

    assert talk.ended
    assert talk.session.ending == "thanks"
    assert talk.session.path == samples.GOOD_PATH


def test_what_was_offered_and_how_long_it_took_is_kept(tmp_path: Path) -> None:
    talk = begin(tmp_path)
    offered = tuple(reply.id for reply in talk.choices)

    talk.choose("look-up")

    assert talk.session.turns[0].offered == offered
    assert talk.session.turns[0].ms == 1_000


def test_undo_restores_the_state_before_the_reply(tmp_path: Path) -> None:
    talk = begin(tmp_path)
    before = talk.state

    talk.choose("wait-some-more")
    taken_back = talk.undo()

    assert taken_back.id == "wait-some-more"
    assert talk.state == before
    assert talk.session.undos == 1


@pytest.mark.parametrize("asked", ["hint", "undo"])
def test_assess_mode_has_no_hints_and_no_way_back(tmp_path: Path, asked: str) -> None:
    talk = play(begin(tmp_path, "assess"), "wait-some-more")

    with pytest.raises(NotNowError, match="assess mode"):
        getattr(talk, asked)()


def test_nothing_can_be_taken_back_before_the_first_reply_or_after_the_end(tmp_path: Path) -> None:
    talk = begin(tmp_path)
    with pytest.raises(NotNowError, match="nothing to take back"):
        talk.undo()

    play(talk, "not-our-fault")
    with pytest.raises(NotNowError, match="has ended"):
        talk.undo()


def test_hints_are_counted_and_only_there_where_the_author_wrote_one(tmp_path: Path) -> None:
    talk = begin(tmp_path)

    assert talk.hint() == "Look before you answer."
    assert talk.session.hints == 1

    talk.choose("wait-some-more")
    with pytest.raises(NotNowError, match="no hint here"):
        talk.hint()


def test_a_hint_that_stands_is_neither_given_nor_counted_again(tmp_path: Path) -> None:
    talk = begin(tmp_path)
    talk.hint()

    play(talk, "look-up")  # an action that stays at the step
    assert not talk.hint_on_offer
    with pytest.raises(NotNowError, match="has been given already"):
        talk.hint()

    assert talk.session.hints == 1


def test_a_hint_whose_turn_was_taken_back_can_be_asked_for_again(tmp_path: Path) -> None:
    talk = play(begin(tmp_path), "look-up")
    talk.hint()
    talk.undo()

    assert talk.hint_on_offer


def test_hints_and_notes_stand_beside_the_turns_in_their_order(tmp_path: Path) -> None:
    talk = begin(tmp_path)
    talk.note("she is in a hurry")
    talk.hint()
    play(talk, "look-up").note("ring the depot")

    hint = "Look before you answer."
    first = [Aside(1, "note", "she is in a hurry"), Aside(1, "hint", hint)]
    assert list(talk.asides) == [*first, Aside(2, "note", "ring the depot")]
    talk.close()
    assert resume(tmp_path).asides == talk.asides


def test_a_note_stays_when_its_turn_is_taken_back(tmp_path: Path) -> None:
    talk = play(begin(tmp_path), "look-up")
    talk.note("ring the depot")
    talk.undo()

    assert talk.asides == (Aside(1, "note", "ring the depot"),)


def test_notes_are_kept_with_the_session(tmp_path: Path) -> None:
    talk = begin(tmp_path)

    talk.note("ring the depot first")

    assert talk.session.notes == ("ring the depot first",)


def test_what_was_found_out_stays_at_hand(tmp_path: Path) -> None:
    talk = play(begin(tmp_path), "look-up", "it-is-at-the-depot")

    assert [reply.id for reply in talk.found] == ["look-up"]


def test_a_talk_is_resumed_where_it_was_left(tmp_path: Path) -> None:
    left = play(begin(tmp_path), "wait-some-more")
    left.undo()
    play(left, "look-up")
    left.close()

    resumed = resume(tmp_path)

    assert resumed.state == left.state
    assert resumed.session == left.session
    assert play(resumed, *samples.GOOD_PATH[1:]).ended


def test_a_talk_killed_between_its_last_reply_and_its_end_gets_its_end_on_resuming(
    tmp_path: Path,
) -> None:
    killed = begin(tmp_path)
    real_append = killed._journal.append

    def die_at_the_end(event: object) -> None:
        if isinstance(event, Ended):
            raise KeyboardInterrupt
        real_append(event)  # type: ignore[arg-type]

    killed._journal.append = die_at_the_end  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        play(killed, *samples.GOOD_PATH)
    killed.close()

    resumed = resume(tmp_path)

    assert resumed.session.ending == "thanks"


def test_a_reply_that_cannot_be_saved_does_not_happen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = play(begin(tmp_path), "look-up")
    before = talk.state

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("simulator.storage.journal.sync_file", full)
    with pytest.raises(SaveError, match="No space left on device"):
        talk.choose("it-is-at-the-depot")

    assert talk.state == before
    assert talk.session.path == ("look-up",)


def branched(folder: Path, *kept: str) -> Talk:
    other = "1f0e0d0c-0b0a-4908-8706-050403020100"
    sitting = msgspec.structs.replace(
        samples.sitting(session=other), branch=Branch(samples.SESSION, kept)
    )
    return Talk.begin(samples.cast(), sitting, Places(folder), samples.clock())


def test_a_branch_goes_on_after_the_replies_it_keeps_and_says_where_it_came_from(
    tmp_path: Path,
) -> None:
    talk = branched(tmp_path, "look-up", "it-is-at-the-depot")

    assert talk.turn == 3
    assert talk.state.chosen == ("look-up", "it-is-at-the-depot")
    assert (talk.start.branched_from, talk.start.branched_at) == (samples.SESSION, 3)


def test_a_branch_stands_alone_so_that_it_is_resumed_and_scored_like_any_talk(
    tmp_path: Path,
) -> None:
    play(branched(tmp_path, "look-up", "it-is-at-the-depot"), "tomorrow-by-noon").close()

    ((_, session),) = kept_sessions(Places(tmp_path), [])
    assert session.path == samples.GOOD_PATH
    assert session.ending == "thanks"
    assert session.branched_at == 3


def test_a_branch_whose_replies_do_not_fit_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(NotOfferedError):
        branched(tmp_path, "tomorrow-by-noon")

    assert not Places(tmp_path).sessions.exists()
