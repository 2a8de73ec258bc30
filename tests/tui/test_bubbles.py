"""What a talk reads like: the same when it is played and when it is told again."""

from pathlib import Path

from simulator.playing.looking_back import PlayedTalk
from simulator.tui import review
from simulator.tui.bubbles import Bubble, followed, last_turn, told
from tests import samples
from tests.tui import stage


def kinds(bubbles: tuple[Bubble, ...]) -> list[str]:
    return [bubble.kind for bubble in bubbles]


def test_a_talk_opens_with_the_customer(tmp_path: Path) -> None:
    talk = stage.begin(stage.desk(tmp_path))
    assert told(talk) == (Bubble("customer", "Dana", "Where is my parcel?", "sharply"),)


def test_a_look_up_is_followed_by_what_it_found_and_by_the_customer_who_waits(
    tmp_path: Path,
) -> None:
    talk = stage.begin(stage.desk(tmp_path))
    talk.choose("look-up")
    assert kinds(told(talk)) == ["customer", "you", "found", "customer"]


def test_the_customer_answers_before_the_coaching_and_the_coaching_before_the_feelings(
    tmp_path: Path,
) -> None:
    talk = stage.begin(stage.desk(tmp_path))
    talk.choose("wait-some-more")
    assert kinds(told(talk)) == ["customer", "you", "customer", "coaching", "feelings"]


def test_in_an_assessment_there_is_neither_coaching_nor_feeling(tmp_path: Path) -> None:
    talk = stage.begin(stage.desk(tmp_path), "assess")
    talk.choose("wait-some-more")
    assert kinds(told(talk)) == ["customer", "you", "customer"]


def test_what_follows_turn_by_turn_is_what_is_told_at_the_end(tmp_path: Path) -> None:
    talk = stage.begin(stage.desk(tmp_path))
    bubbles = list(told(talk))
    for reply in stage.GOOD_PATH:
        bubbles.extend(followed(talk, talk.choose(reply)))
    assert tuple(bubbles) == told(talk)


def test_the_space_around_texts_from_folded_blocks_is_left_out(tmp_path: Path) -> None:
    folded = samples.SCENARIO_TEXT.replace("tone: sharply", 'tone: "sharply\\n"').replace(
        "customer: Where is my parcel?", 'customer: "Where is my parcel?\\n"'
    )
    talk = stage.begin(stage.desk(tmp_path, folded))
    assert told(talk)[0] == Bubble("customer", "Dana", "Where is my parcel?", "sharply")


def test_hints_and_notes_are_told_where_they_stood(tmp_path: Path) -> None:
    talk = stage.begin(stage.desk(tmp_path))
    talk.hint()
    talk.note("Ring the depot.")
    talk.choose("look-up")
    assert kinds(told(talk)) == ["customer", "hint", "note", "you", "found", "customer"]
    assert told(talk)[2] == Bubble("note", "Note", "Ring the depot.")


def test_a_talk_that_was_taken_up_from_another_says_so_first(tmp_path: Path) -> None:
    desk = stage.desk(tmp_path)
    earlier = stage.played(desk, "look-up", "wait-some-more")
    branch = review.branch(desk, PlayedTalk(earlier.cast, earlier.session), 2)
    first, *rest = told(branch)
    assert first == Bubble("branch", "Taken up", "at turn 2 of an earlier talk")
    assert rest == list(told(earlier)[: len(rest)])


def test_the_last_turn_begins_with_what_the_customer_answered() -> None:
    said, answered, coached = (Bubble(kind, "", "") for kind in ("you", "customer", "coaching"))
    assert last_turn([]) == 0
    assert last_turn([answered]) == 0
    assert last_turn([answered, said, coached, answered, coached]) == 1
    assert last_turn([answered, said, answered, coached, answered]) == 4


def test_a_hint_stands_where_it_was_taken_when_the_talk_is_told_again(tmp_path: Path) -> None:
    talk = stage.begin(stage.desk(tmp_path))
    talk.hint()
    assert told(talk)[-1] == Bubble("hint", "Hint", "Look before you answer.")
    talk.choose("look-up")
    assert kinds(told(talk)) == ["customer", "hint", "you", "found", "customer"]
    talk.undo()
    assert kinds(told(talk)) == ["customer", "hint"]


def test_a_hint_of_a_turn_that_was_taken_back_is_not_told(tmp_path: Path) -> None:
    talk = stage.begin(stage.desk(tmp_path))
    talk.choose("look-up")
    talk.hint()
    talk.undo()
    assert kinds(told(talk)) == ["customer"]
