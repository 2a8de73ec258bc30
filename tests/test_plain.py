"""The line player: a talk as lines of text."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from simulator.plain import LinePlayer
from simulator.playing.talk import Talk
from simulator.storage.places import Places
from tests import samples


class Desk:
    """Somebody who types the given lines and keeps what was shown."""

    def __init__(self, typed: Iterable[str]) -> None:
        self._typed = iter(typed)
        self.lines: list[str] = []
        self.prompts: list[str] = []

    def ask(self, prompt: str) -> str | None:
        self.prompts.append(prompt)
        return next(self._typed, None)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def talk(folder: Path, mode: str = "practice") -> Talk:
    return Talk.begin(samples.cast(), samples.sitting(mode), Places(folder), samples.clock())


def played(going: Talk, *typed: str, width: int = 80) -> tuple[Desk, bool]:
    desk = Desk(typed)
    ended = LinePlayer(going, desk.ask, desk.lines.append, width).play()
    return desk, ended


def number(going: Talk, reply: str) -> str:
    return str([choice.id for choice in going.choices].index(reply) + 1)


def test_it_shows_the_briefing_then_the_line_then_numbered_replies(tmp_path: Path) -> None:
    desk, _ = played(talk(tmp_path))

    briefing = desk.text.index("Briefing: You answer the telephone")
    line = desk.text.index("Dana (sharply): Where is my parcel?")
    replies = desk.text.index("  1. ")
    assert briefing < line < replies
    assert "Do: Look the parcel up." in desk.text


def test_a_number_chooses_and_the_customer_answers_before_the_coaching(tmp_path: Path) -> None:
    going = talk(tmp_path)
    desk, _ = played(going, number(going, "wait-some-more"))

    said = desk.text.index("You: Please be patient")
    answer = desk.text.index("Dana: And when will I have it?")
    coaching = desk.text.index("Coaching: She has been patient for a week")
    feelings = desk.text.index("Feelings: patience falls: very low, trust falls: low.")
    assert said < answer < coaching < feelings


def test_assess_mode_shows_neither_coaching_nor_feelings(tmp_path: Path) -> None:
    going = talk(tmp_path, "assess")
    desk, _ = played(going, number(going, "wait-some-more"), "h", "u")

    assert "Coaching" not in desk.text
    assert "Feelings" not in desk.text
    assert "There are no hints in assess mode." in desk.text
    assert "a reply stands once it is given" in desk.text


def test_the_end_of_input_leaves_the_talk_unfinished(tmp_path: Path) -> None:
    going = talk(tmp_path)
    _, ended = played(going, number(going, "look-up"))

    assert not ended
    assert going.session.path == ("look-up",)


def test_q_leaves(tmp_path: Path) -> None:
    desk, ended = played(talk(tmp_path), "q", "1")

    assert not ended
    assert len(desk.prompts) == 1


def test_a_talk_that_is_played_to_its_end_says_so(tmp_path: Path) -> None:
    going = talk(tmp_path)
    desk, ended = played(going, number(going, "not-our-fault"))

    assert ended
    assert "Dana: Forget it." in desk.text
    assert desk.lines[-2:] == ["The conversation is over.", ""]


@pytest.mark.parametrize("typed", ["9", "0", "-1", "ten", "", "1.5", "²", "9" * 5000])
def test_what_is_no_choice_is_answered_with_what_would_be_one(tmp_path: Path, typed: str) -> None:
    desk, _ = played(talk(tmp_path), typed)

    assert "Type the number of a reply, from 1 to 3, or ? for help." in desk.text


def test_undo_takes_back_and_asks_again(tmp_path: Path) -> None:
    going = talk(tmp_path)
    desk, _ = played(going, number(going, "wait-some-more"), "u")

    assert "Taken back: Please be patient" in desk.text
    assert going.turn == 1
    assert desk.text.count("Where is my parcel?") == 2


def test_facts_hold_what_was_found_out(tmp_path: Path) -> None:
    going = talk(tmp_path)
    desk, _ = played(going, number(going, "look-up"), "f")

    assert "Found out: It has been at the depot since Friday." in desk.text


def test_hint_note_and_help_answer_in_place(tmp_path: Path) -> None:
    going = talk(tmp_path)
    desk, _ = played(going, "h", "n", "n ring the depot", "?")

    assert "Hint: Look before you answer." in desk.text
    assert "Type the note on the same line" in desk.text
    assert going.session.notes == ("ring the depot",)
    assert "q  leave; the talk is kept and can be resumed" in desk.text


def test_a_resumed_talk_is_told_again_up_to_where_it_was_left(tmp_path: Path) -> None:
    going = talk(tmp_path)
    going.choose("look-up")

    desk, _ = played(going)

    assert "You find: It has been at the depot since Friday." in desk.text
    assert desk.text.index("Where is my parcel?") < desk.text.index("Well? What do you see?")


def test_a_resumed_talk_tells_the_hints_and_the_notes_where_they_stood(tmp_path: Path) -> None:
    going = talk(tmp_path)
    going.hint()
    going.choose("look-up")
    going.note("ring the depot")

    desk, _ = played(going, "h")

    told = [desk.text.index(part) for part in ("  Hint: Look", "You do: Look", "  Note: ring")]
    assert told == sorted(told)
    assert "The hint for this point has been given already." in desk.text


def test_no_line_is_wider_than_asked_for(tmp_path: Path) -> None:
    going = talk(tmp_path)
    desk, _ = played(going, "h", "n ring the depot", *"?f1", "?", width=40)

    assert max(map(len, desk.lines)) <= 40
