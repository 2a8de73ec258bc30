"""What SESSION means on the command line."""

from pathlib import Path

import pytest

from simulator.storage.documents import canonical
from simulator.storage.finding import SessionNotFoundError, find_session
from simulator.storage.journal import Journal
from simulator.storage.places import Places
from tests import samples
from tests.storage.journals import OTHER, SESSION, session, session_line, start, talk, written

THIRD = "1f0e9999-0b0a-4908-8706-050403020100"


def places(folder: Path, *names: str) -> Places:
    """A data folder with a journal of each of these sessions."""
    kept = Places(folder / "data")
    for name in names:
        Journal.create(kept, start(name)).close()
    return kept


def refusal(text: str, kept: Places) -> str:
    with pytest.raises(SessionNotFoundError) as caught:
        find_session(text, kept)
    return str(caught.value)


@pytest.mark.parametrize("text", [SESSION, SESSION[:2], "0F0E0D0C-0b0a"])
def test_the_start_of_a_uuid_names_a_session_in_the_data_folder(tmp_path: Path, text: str) -> None:
    kept = places(tmp_path, SESSION, OTHER)

    found = find_session(text, kept)

    assert found.session.session == SESSION
    assert Path(found.source) == kept.sessions / f"{SESSION}.jsonl"


def test_a_start_that_fits_several_names_them(tmp_path: Path) -> None:
    message = refusal("1f0e", places(tmp_path, SESSION, OTHER, THIRD))

    assert message == f"'1f0e' is the start of 2 sessions: {OTHER}, {THIRD}"


def test_a_start_that_fits_none_names_what_there_is(tmp_path: Path) -> None:
    kept = places(tmp_path, SESSION, OTHER)

    message = refusal("abc", kept)

    assert message.startswith(f"no session starts with 'abc' in {kept.sessions}")
    assert message.endswith(f"there are {SESSION}, {OTHER}")


def test_only_a_few_of_many_are_named(tmp_path: Path) -> None:
    kept = places(tmp_path, *(f"{number:08x}{SESSION[8:]}" for number in range(7)))

    assert refusal("f", kept).endswith(" and 2 more")


def test_an_empty_data_folder_is_said(tmp_path: Path) -> None:
    kept = places(tmp_path)

    assert refusal("abc", kept) == (
        f"no session starts with 'abc' in {kept.sessions}, which holds no sessions"
    )


@pytest.mark.parametrize("text", ["no-such-file.jsonl", "*", "../", "", "a\0b", "\x1b[2J"])
def test_what_is_neither_a_file_nor_a_uuid_is_said(
    tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = places(tmp_path, SESSION)
    monkeypatch.chdir(tmp_path / "data" / "sessions")

    message = refusal(text, kept)

    assert message.isprintable()


@pytest.mark.parametrize("content", [written(talk()), session_line(session())])
def test_a_file_with_one_session_names_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "abc"
    path.write_bytes(content)

    found = find_session(str(path), places(tmp_path))

    assert (found.session, found.source) == (session(), str(path))


def test_the_source_is_the_path_itself_however_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "right\u202eleft"
    path.write_bytes(written(talk()))

    assert find_session(str(path), places(tmp_path)).source == str(path)


def test_a_file_in_this_folder_goes_before_a_uuid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = places(tmp_path, SESSION)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "0f").write_bytes(written(talk(OTHER)))

    assert find_session("0f", kept).session.session == OTHER


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "file: it is empty: there is no session"),
        (canonical(samples.rubric()) + b"\n", "holds no session"),
        (session_line(session()) * 2, "holds more than one session"),
        (written(talk())[1:], "file:1: the line is no JSON object"),
        (b"bad\n" + session_line(session()), "file:1: the line is not JSON"),
    ],
)
def test_a_file_without_just_one_session_is_said(
    tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)

    assert message in refusal(str(path), places(tmp_path))


def test_a_folder_is_no_session(tmp_path: Path) -> None:
    assert "is a folder" in refusal(str(tmp_path), places(tmp_path))
