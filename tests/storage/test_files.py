"""Output files appear whole or not at all, and what is there stays until then."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from simulator.files import NotRegularError
from simulator.storage.files import make_folder, sync_folder, write_whole


def broken_off() -> Iterator[bytes]:
    yield b"half of it"
    raise RuntimeError("broken off")


def test_a_file_appears_with_all_its_chunks(tmp_path: Path) -> None:
    write_whole(tmp_path / "out", iter([b"one ", b"", b"two"]))

    assert (tmp_path / "out").read_bytes() == b"one two"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_file_is_not_there_before_its_last_chunk(tmp_path: Path) -> None:
    path = tmp_path / "out"

    def chunks() -> Iterator[bytes]:
        for chunk in (b"one", b"two"):
            assert not path.exists()
            yield chunk

    write_whole(path, chunks())
    assert path.read_bytes() == b"onetwo"


def test_a_failure_leaves_what_was_there_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"as it was")

    with pytest.raises(RuntimeError, match="broken off"):
        write_whole(path, broken_off())

    assert path.read_bytes() == b"as it was"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupt_right_behind_its_creation_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def interrupted(self: Path, *args: Any, **kwargs: Any) -> Any:
        opened(self, *args, **kwargs).close()
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "open", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "scores.csv", [b"a"])
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    write = os.write
    monkeypatch.setattr(os, "write", lambda _, data: write(full, data))

    with pytest.raises(OSError, match="No space left") as caught:
        write_whole(tmp_path / "out", [b"text"])

    os.close(full)
    assert caught.value.errno == errno.ENOSPC
    assert not list(tmp_path.iterdir())


def test_permissions_and_links_stay_as_they_are(tmp_path: Path) -> None:
    path, link = tmp_path / "private", tmp_path / "link"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link.symlink_to(path)

    write_whole(link, [b"new"])

    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_can_be_read_as_widely_as_the_umask_allows(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "out", [b"new"])
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o640


def test_a_device_or_a_folder_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    for path in (Path(os.devnull), tmp_path, tmp_path / "pipe"):
        with pytest.raises(NotRegularError):
            write_whole(path, [b"text"])
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_what_the_disk_refuses_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "no-folder" / "scores.csv"

    with pytest.raises(FileNotFoundError) as refused:
        write_whole(path, [b"text"])
    assert refused.value.filename == str(path)


def test_a_folder_is_made_with_its_parents_for_this_user_alone(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "one" / "two")

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    assert make_folder(folder) == folder


def test_a_folder_cannot_be_made_inside_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(OSError, match=r"File exists|Not a directory"):
        make_folder(tmp_path / "file" / "inside")


def test_a_missing_folder_cannot_be_synced(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        sync_folder(tmp_path / "missing")
