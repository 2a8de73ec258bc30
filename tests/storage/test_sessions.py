"""Sessions are read from files, folders and streams; what cannot be opened is said."""

import errno
import gc
import gzip
import os
import subprocess
import sys
from collections.abc import Callable
from io import BufferedReader, BytesIO
from pathlib import Path

import pytest

from simulator.model.texts import clean
from simulator.storage.found import Found, FoundSession, Unreadable
from simulator.storage.journal_lines import MOST_BYTES
from simulator.storage.lines import numbered_lines
from simulator.storage.sessions import read_sessions
from tests.storage.journals import OTHER, session, session_line, talk, written

MEMORY_PROBE = """
import resource, sys
from pathlib import Path
from simulator.storage.sessions import read_sessions
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for found in read_sessions(Path(sys.argv[1])):
    print(found.line, type(found).__name__)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
MOST_GROWTH = 16
"""Megabytes by which reading may grow a process, whatever the size of the file."""


def sources(found: list[Found], folder: Path) -> list[str]:
    return [str(Path(item.source).relative_to(folder)) for item in found]


def test_a_journal_a_file_of_sessions_and_a_stream_are_read_alike(tmp_path: Path) -> None:
    journal, sessions = tmp_path / "journal", tmp_path / "sessions.jsonl"
    journal.write_bytes(written(talk()))
    sessions.write_bytes(session_line(session()))

    assert list(read_sessions(journal)) == [FoundSession(session(), str(journal), 1)]
    assert list(read_sessions(sessions)) == [FoundSession(session(), str(sessions), 1)]
    stream = BytesIO(journal.read_bytes() + sessions.read_bytes())
    assert list(read_sessions(stream)) == [
        FoundSession(session(), "-", 1),
        FoundSession(session(), "-", 9),
    ]


def test_a_folder_is_read_with_its_subfolders_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl", "z/c.jsonl", "m/d.jsonl", "m/n/e.jsonl"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(written(talk()))

    found = list(read_sessions(tmp_path))

    assert sources(found, tmp_path) == [
        *("a.jsonl", "b.jsonl", "m/d.jsonl", "m/n/e.jsonl", "z/c.jsonl")
    ]
    assert all(isinstance(item, FoundSession) for item in found)


def test_in_a_folder_only_jsonl_files_are_read(tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.lock", "a.torn", "notes.txt", "jsonl"):
        (tmp_path / name).write_bytes(written(talk()))

    assert sources(list(read_sessions(tmp_path)), tmp_path) == ["a.jsonl"]


def test_each_journal_of_a_folder_is_read_on_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(written(talk()[:3])[:-5])
    (tmp_path / "b.jsonl").write_bytes(b"".join(written(talk(OTHER)).splitlines(True)[1:]))

    torn, headless = read_sessions(tmp_path)

    assert isinstance(torn, FoundSession)
    assert torn.torn
    assert isinstance(headless, Unreadable)
    assert headless.reason == "start"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (os.mkfifo, "is a named pipe, not a file"),
        (lambda path: path.symlink_to(path.parent / "target"), "is a link, not a file"),
        (lambda path: path.symlink_to("/dev/zero"), "is a link, not a file"),
    ],
)
def test_what_is_no_file_in_a_folder_is_said_and_the_rest_is_read(
    tmp_path: Path, make: Callable[[Path], None], message: str
) -> None:
    make(tmp_path / "a.jsonl")
    (tmp_path / "b.jsonl").write_bytes(written(talk()))
    (tmp_path / "target").write_bytes(written(talk()))

    first, second = read_sessions(tmp_path)

    path = str(tmp_path / "a.jsonl")
    assert first == Unreadable(path, 0, None, "file", message)
    assert second == FoundSession(session(), str(tmp_path / "b.jsonl"), 1)


def test_folders_behind_links_are_not_entered(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "loop").symlink_to(tmp_path)
    (tmp_path / "inside" / "a.jsonl").write_bytes(written(talk()))

    assert sources(list(read_sessions(tmp_path / "inside")), tmp_path) == ["inside/a.jsonl"]


def test_a_link_that_was_named_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(written(talk()))
    (tmp_path / "link").symlink_to(tmp_path / "a.jsonl")

    assert list(read_sessions(tmp_path / "link")) == [
        FoundSession(session(), str(tmp_path / "link"), 1)
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing", "No such file or directory"),
        ("pipe", "is a named pipe, not a file"),
        ("n" * 300, "File name too long"),
        ("zero\0byte", "No such file or directory"),
    ],
)
def test_a_named_path_that_cannot_be_opened_is_said(
    tmp_path: Path, name: str, message: str
) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert list(read_sessions(tmp_path / name)) == [
        Unreadable(clean(str(tmp_path / name)), 0, None, "file", message)
    ]


def test_a_name_that_would_act_on_a_terminal_is_shown_harmless(tmp_path: Path) -> None:
    for name in (b"\x1b[2J.jsonl", b"\xff.jsonl"):
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
        path.write_bytes(written(talk()))

    assert sources(list(read_sessions(tmp_path)), tmp_path) == ["␛[2J.jsonl", "�.jsonl"]


def test_a_stream_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    class Broken(BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    assert list(read_sessions(Broken())) == [Unreadable("-", 0, None, "file", "Input/output error")]


@pytest.mark.parametrize("content", [b"", b"\n\n"])
def test_a_file_that_holds_nothing_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)

    assert list(read_sessions(path)) == [
        Unreadable(str(path), 0, None, "start", "it is empty: there is no session")
    ]


def test_devices_are_not_read() -> None:
    (found,) = read_sessions(Path("/dev/zero"))

    assert isinstance(found, Unreadable)
    assert found.message == "is a device, not a file"


def test_a_line_of_a_hundred_megabytes_is_passed_over_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    with path.open("wb") as file:
        file.write(b'{"format":"session/1","trainee":"')
        for _ in range(100):
            file.write(b"x" * 1024 * 1024)
        file.write(b'"}\n' + session_line(session()))

    run = subprocess.run(
        [sys.executable, "-c", MEMORY_PROBE, str(path)], capture_output=True, text=True, check=True
    )

    *lines, growth = run.stdout.splitlines()
    assert lines == ["1 Unreadable", "2 FoundSession"]
    assert int(growth) < MOST_GROWTH


def test_reading_loads_nothing_that_only_writing_needs() -> None:
    program = "import simulator.storage.finding, sys; print(*sys.modules)"

    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert not {"filelock", "platformdirs", "jsonschema"} & set(run.stdout.split())


def test_lines_are_bounded_to_the_byte() -> None:
    longest = b"x" * MOST_BYTES

    content = longest + b"\n" + longest + b"y\n" + longest + b"y" * MOST_BYTES * 2 + b"\n" + longest
    lines = list(numbered_lines(BytesIO(content)))

    assert lines == [(1, longest + b"\n"), (2, None), (3, None), (4, longest)]


def test_a_stream_may_be_a_gzip_and_can_be_read_again() -> None:
    stream = BufferedReader(BytesIO(gzip.compress(written(talk()))))

    for _ in range(2):
        stream.seek(0)
        assert list(read_sessions(stream)) == [FoundSession(session(), "-", 1)]
        gc.collect()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"Dear all,\n\ngood news:\nit works.",
            "is no file of sessions: its lines are not JSON objects",
        ),
        (b"\x89PNG\r\n\x1a\n\0\0", "is no file of sessions: its lines are not JSON objects"),
        (gzip.compress(b""), "is packed with gzip; its name should end in .jsonl.gz"),
    ],
    ids=["a text", "a picture", "a gzip"],
)
def test_a_file_of_another_kind_is_told_as_one(
    tmp_path: Path, content: bytes, message: str
) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(content)

    assert list(read_sessions(file)) == [Unreadable(str(file), 0, None, "file", message)]


def test_where_one_line_is_like_a_session_each_bad_line_is_told(tmp_path: Path) -> None:
    file = tmp_path / "notes.jsonl"
    file.write_bytes(b"Dear all,\n[]\n" + written(talk()))

    first, second, third = read_sessions(file)

    assert isinstance(first, Unreadable)
    assert isinstance(second, Unreadable)
    assert [first.line, second.line] == [1, 2]
    assert third == FoundSession(session(), str(file), 3)


def test_in_a_stream_each_bad_line_is_told() -> None:
    found = list(read_sessions(BytesIO(b"Dear all,\n\n[]\n")))

    assert [one.line for one in found if isinstance(one, Unreadable)] == [1, 3]
