"""What a talk reads like: the same when it is played and when it is told again."""

from pathlib import Path

from simulator.tui.bubbles import Bubble, followed, told
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
