"""Replies that a trainee wrote after a talk."""

from pathlib import Path

import msgspec
import pytest

from simulator.model.own_reply import OwnReply
from simulator.storage.files import SaveError
from simulator.storage.own_replies import keep, kept
from simulator.storage.places import Places
from tests import samples

OWN = OwnReply(
    session=samples.SESSION,
    turn=2,
    text="I am looking it up now.",
    looked_for=("verifies", "argues"),
    found=("verifies",),
    at="2026-02-10T09:30:00Z",
)


def test_what_was_kept_is_there_again_the_earliest_first(tmp_path: Path) -> None:
    places = Places(tmp_path / "data")
    second = msgspec.structs.replace(OWN, text="And I will ring you back.")
    keep(places, OWN)
    keep(places, second)
    assert kept(places, samples.SESSION) == (OWN, second)


def test_after_a_talk_without_any_there_are_none(tmp_path: Path) -> None:
    assert kept(Places(tmp_path), samples.SESSION) == ()


def test_they_do_not_lie_among_the_sessions(tmp_path: Path) -> None:
    places = Places(tmp_path)
    keep(places, OWN)
    assert not places.sessions.exists()


def test_a_line_that_is_none_is_passed_over_and_stays_in_the_file(tmp_path: Path) -> None:
    places = Places(tmp_path)
    keep(places, OWN)
    (file,) = places.own_replies.iterdir()
    file.write_bytes(b'{"format":"own-reply/9"}\nnot json\n' + file.read_bytes())
    keep(places, OWN)
    assert kept(places, samples.SESSION) == (OWN, OWN)
    assert b"not json\n" in file.read_bytes()


def test_a_text_that_was_edited_on_the_disk_is_cleaned(tmp_path: Path) -> None:
    places = Places(tmp_path)
    keep(places, OWN)
    (file,) = places.own_replies.iterdir()
    file.write_bytes(file.read_bytes().replace(b"looking", b"\\u001b[31mlooking"))
    assert kept(places, samples.SESSION)[0].text == "I am ␛[31mlooking it up now."


def test_a_disk_that_refuses_is_said_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "own-replies").write_text("in the way", encoding="utf-8")
    with pytest.raises(SaveError, match="own-replies"):
        keep(Places(tmp_path), OWN)


def test_a_name_that_is_no_uuid_becomes_no_path(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="named by a UUID"):
        kept(Places(tmp_path), "../../etc/passwd")
