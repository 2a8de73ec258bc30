"""A trainee's sessions with what they were played with."""

from pathlib import Path

import msgspec

from simulator.authoring.library import open_library
from simulator.playing.looking_back import past
from simulator.playing.talk import Talk
from simulator.storage.places import Places
from tests import samples


def play(folder: Path, number: int, *path: str, trainee: str = "t-1") -> None:
    sitting = samples.sitting(session=f"{number:08x}-0b0a-4908-8706-050403020100")
    sitting = msgspec.structs.replace(sitting, trainee=trainee)
    talk = Talk.begin(samples.cast(), sitting, Places(folder), samples.clock())
    for reply in path:
        talk.choose(reply)
    talk.close()


def test_a_trainees_talks_come_with_scenario_and_rubric_as_played(tmp_path: Path) -> None:
    play(tmp_path, 1, *samples.GOOD_PATH)
    play(tmp_path, 2, "look-up")
    play(tmp_path, 3, *samples.GOOD_PATH, trainee="t-2")
    found = past(Places(tmp_path), open_library([]), "t-1")
    assert [talk.session.ending for talk in found.talks] == ["thanks", None]
    assert found.practised[0].scenario == samples.scenario()
    assert found.practised[0].rubric == samples.rubric()


def test_where_nothing_was_played_there_is_nothing(tmp_path: Path) -> None:
    found = past(Places(tmp_path / "none"), open_library([]), "t-1")
    assert (found.talks, found.left_out) == ((), ())


def test_what_cannot_be_recalled_is_named_and_hides_nothing_else(tmp_path: Path) -> None:
    play(tmp_path, 1, *samples.GOOD_PATH)
    play(tmp_path, 2, *samples.GOOD_PATH)
    journal = sorted(Places(tmp_path).sessions.glob("*.jsonl"))[0]
    journal.write_bytes(journal.read_bytes().replace(b"look-up", b"look-in", 1))
    found = past(Places(tmp_path), open_library([]), "t-1")
    assert len(found.talks) == 1
    (message,) = found.left_out
    assert journal.name in message
