"""The page on what is kept about a trainee leaves out nothing that is stored."""

import pytest

from simulator.model.own_reply import OwnReply
from simulator.model.session import (
    Ended,
    Event,
    HintShown,
    NoteTaken,
    ReplyChosen,
    Session,
    Start,
    Turn,
    Undone,
)
from simulator.storage.places import Places
from tests.docs.made import ROOT

PAGE = (ROOT / "docs" / "what-is-kept.md").read_text("utf-8")

STORED: tuple[type[Event | Session | Turn | OwnReply], ...] = (
    Start,
    ReplyChosen,
    Undone,
    HintShown,
    NoteTaken,
    Ended,
    Session,
    Turn,
    OwnReply,
)


@pytest.mark.parametrize("stored", STORED, ids=lambda stored: stored.__name__)
def test_each_field_has_its_line(stored: type[Session]) -> None:
    missing = [
        name for name in stored.__struct_fields__ if name != "format" and f"`{name}`" not in PAGE
    ]

    assert missing == []


def test_each_place_in_the_data_folder_is_named() -> None:
    places = Places(ROOT)
    folders = [places.sessions, places.archive, places.explored, places.own_replies, places.exports]

    assert [folder.name for folder in folders if f"`{folder.name}/" not in PAGE] == []
