"""A journal on the disk: what is acknowledged is there, and what goes wrong is said."""

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from simulator.files import NotRegularError
from simulator.model.session import Event, HintShown, NoteTaken
from simulator.storage import journal as journal_module
from simulator.storage.files import SaveError
from simulator.storage.journal import InUseError, Journal
from simulator.storage.journal_lines import MOST_BYTES, JournalError, LineError, read_journal
from simulator.storage.places import Places
from tests.storage.journals import SESSION, end, lines, reply, start, talk, written

HOLDER = """
import sys, time
from pathlib import Path
from simulator.storage.journal import Journal
journal, _, _ = Journal.reopen(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def saved(folder: Path, *events: Event) -> Path:
    """The path of a closed journal with these events after its start."""
    with Journal.create(Places(folder), start()) as journal:
        for event in events:
            journal.append(event)
        return journal.path


def events_in(path: Path) -> tuple[Event, ...]:
    return read_journal(str(path), path.read_bytes()).events


@contextmanager
def disk_full_after(size: int) -> Iterator[None]:
    """No file can grow past this size: the system takes the bytes up to it and no more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_journal_is_named_by_its_session_and_begins_with_its_start(tmp_path: Path) -> None:
    path = saved(tmp_path / "data")

    assert path == tmp_path / "data" / "sessions" / f"{SESSION}.jsonl"
    assert events_in(path) == (start(),)


def test_only_this_user_can_read_it(tmp_path: Path) -> None:
    path = saved(tmp_path / "data")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700


def test_what_was_appended_is_in_the_file_at_once(tmp_path: Path) -> None:
    with Journal.create(Places(tmp_path), start()) as journal:
        for number, event in enumerate(talk()[1:], 2):
            journal.append(event)
            assert events_in(journal.path) == talk()[:number]


def test_each_event_is_one_write_and_one_sync(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str | bytes] = []
    write, fsync = os.write, os.fsync

    def noted_write(descriptor: int, data: bytes) -> int:
        calls.append(bytes(data))
        return write(descriptor, data)

    def noted_fsync(descriptor: int) -> None:
        calls.append("sync")
        fsync(descriptor)

    with Journal.create(Places(tmp_path), start()) as journal:
        monkeypatch.setattr(os, "write", noted_write)
        monkeypatch.setattr(os, "fsync", noted_fsync)
        journal.append(reply(1))

    assert calls == [lines([start(), reply(1)])[1], "sync"]


def test_a_system_that_takes_a_few_bytes_at_a_time_gets_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:7]))

    path = saved(tmp_path, *talk()[1:])

    assert path.read_bytes() == written(talk())


@pytest.mark.parametrize("name", ["../escape", "", f"{SESSION}\n", SESSION.upper()])
def test_a_session_whose_name_is_no_uuid_never_becomes_a_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="named by a UUID"):
        Journal.create(Places(tmp_path), start(session=name))
    assert not list(tmp_path.iterdir())


def test_a_journal_is_never_begun_over_another(tmp_path: Path) -> None:
    path = saved(tmp_path, reply(1))
    before = path.read_bytes()

    with pytest.raises(SaveError, match="File exists"):
        Journal.create(Places(tmp_path), start())
    assert path.read_bytes() == before


def test_a_journal_is_not_begun_through_a_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    path = Places(tmp_path).sessions / f"{SESSION}.jsonl"
    path.parent.mkdir()
    path.symlink_to(elsewhere)

    with pytest.raises(SaveError):
        Journal.create(Places(tmp_path), start())
    assert not elsewhere.exists()


def test_a_data_folder_that_cannot_be_one_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")

    with pytest.raises(SaveError, match=r"could not be saved: (File exists|Not a directory)"):
        Journal.create(Places(tmp_path / "data"), start())


def test_an_event_that_cannot_follow_changes_nothing(tmp_path: Path) -> None:
    with Journal.create(Places(tmp_path), start()) as journal:
        with pytest.raises(LineError, match="reply 2 where reply 1 should be"):
            journal.append(reply(2))
        journal.append(reply(1))

        assert events_in(journal.path) == (start(), reply(1))


def test_a_journal_is_taken_up_where_it_ends(tmp_path: Path) -> None:
    path = saved(tmp_path, *talk()[1:4])

    journal, events, torn = Journal.reopen(path)
    with journal:
        for event in talk()[4:]:
            journal.append(event)

    assert (events, torn) == (talk()[:4], b"")
    assert path.read_bytes() == written(talk())


def test_a_torn_line_is_set_aside_and_kept(tmp_path: Path) -> None:
    path = saved(tmp_path, reply(1))
    for number, half in enumerate([b'{"event":"re', b"\0\0\0"], 2):
        with path.open("ab") as file:
            file.write(half)

        journal, events, torn = Journal.reopen(path)
        with journal:
            assert (len(events), torn) == (number, half)
            journal.append(reply(number))

    assert path.with_suffix(".torn").read_bytes() == b'{"event":"re\n\0\0\0\n'
    assert events_in(path) == (start(), reply(1), reply(2), reply(3))


def test_a_damaged_journal_is_not_taken_up_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "damaged.jsonl"
    damaged = written(talk()).replace(b'"ms":1250', b'"ms":1', 1) + b"torn"
    path.write_bytes(damaged)

    with pytest.raises(JournalError, match=r"damaged\.jsonl:2: the line does not match its sum"):
        Journal.reopen(path)
    assert path.read_bytes() == damaged
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to(__file__)])
def test_what_is_no_file_is_refused_without_waiting(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "a.jsonl")

    with pytest.raises(NotRegularError):
        Journal.reopen(tmp_path / "a.jsonl")


def test_a_missing_journal_is_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Journal.reopen(tmp_path / "a.jsonl")


def test_a_session_can_be_open_only_once(tmp_path: Path) -> None:
    with Journal.create(Places(tmp_path), start()) as journal:
        with pytest.raises(InUseError, match="this session is open elsewhere"):
            Journal.reopen(journal.path)
        with pytest.raises(InUseError):
            Journal.create(Places(tmp_path), start())
        journal.append(reply(1))

    Journal.reopen(journal.path)[0].close()


def test_a_session_that_another_program_holds_is_free_once_that_has_died(tmp_path: Path) -> None:
    path = saved(tmp_path, reply(1))
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    with holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(InUseError):
            Journal.reopen(path)
        holder.send_signal(signal.SIGKILL)

    journal, events, _ = Journal.reopen(path)
    journal.close()
    assert events == (start(), reply(1))


def test_a_full_disk_is_said_and_leaves_whole_lines_only(tmp_path: Path) -> None:
    journal = Journal.create(Places(tmp_path), start())
    journal.append(reply(1))
    before = journal.path.read_bytes()

    with disk_full_after(len(before) + 10), pytest.raises(SaveError, match="File too large"):
        journal.append(reply(2))

    assert journal.path.read_bytes() == before
    with pytest.raises(SaveError, match="an earlier event was not saved"):
        journal.append(reply(2))
    journal.close()
    reopened, events, torn = Journal.reopen(journal.path)
    with reopened:
        reopened.append(reply(2))
    assert (events, torn) == ((start(), reply(1)), b"")
    assert events_in(journal.path) == (start(), reply(1), reply(2))


def test_a_journal_that_cannot_be_begun_is_not_left_behind(tmp_path: Path) -> None:
    with disk_full_after(10), pytest.raises(SaveError, match="File too large"):
        Journal.create(Places(tmp_path), start())

    assert not list(tmp_path.rglob("*.jsonl"))
    saved(tmp_path)


def test_a_start_that_could_not_be_read_again_is_not_left_behind(tmp_path: Path) -> None:
    with pytest.raises(LineError, match="trainee"):
        Journal.create(Places(tmp_path), start(trainee=""))

    assert not list(tmp_path.rglob("*.jsonl"))


def test_what_may_not_have_reached_the_disk_is_not_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_disk(descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with Journal.create(Places(tmp_path), start()) as journal:
        with monkeypatch.context() as broken:
            broken.setattr(journal_module, "sync_file", broken_disk)
            with pytest.raises(SaveError, match="Input/output error"):
                journal.append(reply(1))
        with pytest.raises(SaveError, match="Input/output error"):
            journal.append(reply(1))

    assert events_in(journal.path) == (start(),)


def test_a_save_that_is_interrupted_is_not_followed_by_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    with Journal.create(Places(tmp_path), start()) as journal:
        with monkeypatch.context() as patch:
            patch.setattr(journal_module, "sync_file", interrupted)
            with pytest.raises(KeyboardInterrupt):
                journal.append(reply(1))
        with pytest.raises(SaveError, match="interrupted"):
            journal.append(reply(1))

    assert events_in(journal.path) == (start(), reply(1))


def test_a_note_too_large_for_a_journal_is_not_saved_and_others_are(tmp_path: Path) -> None:
    with Journal.create(Places(tmp_path), start()) as journal:
        with pytest.raises(SaveError, match="more than 1,048,576 bytes"):
            journal.append(NoteTaken(text="x" * MOST_BYTES))
        journal.append(HintShown())

        assert events_in(journal.path) == (start(), HintShown())


def test_nothing_is_saved_after_closing_and_closing_twice_does_no_harm(tmp_path: Path) -> None:
    journal = Journal.create(Places(tmp_path), start())
    journal.close()
    journal.close()

    with pytest.raises(SaveError):
        journal.append(end())
    assert events_in(journal.path) == (start(),)
