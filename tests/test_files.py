"""Opening files of unknown origin."""

import os
import socket
from pathlib import Path

import pytest

from simulator.files import NotRegularError, TooLargeError, open_regular, read_bounded


def test_an_ordinary_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"text")

    assert read_bounded(tmp_path / "file", 4, follow_links=False) == b"text"


def test_one_byte_too_many_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"texts")

    with pytest.raises(TooLargeError, match="more than 4 bytes"):
        read_bounded(tmp_path / "file", 4, follow_links=False)


def test_a_named_pipe_does_not_hold_anybody_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(NotRegularError, match="is a named pipe, not a file"):
        open_regular(tmp_path / "pipe", follow_links=True)


def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's whole path must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("here")

        with pytest.raises(NotRegularError, match="is a socket"):
            open_regular(Path("here"), follow_links=True)


@pytest.mark.parametrize(("path", "kind"), [(".", "a folder"), ("/dev/null", "a device")])
def test_folders_and_devices_are_no_files(path: str, kind: str) -> None:
    with pytest.raises(NotRegularError) as refusal:
        open_regular(Path(path), follow_links=True)

    assert refusal.value.strerror == f"is {kind}, not a file"
    assert refusal.value.filename == path


def test_a_link_is_followed_only_on_request(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"text")
    (tmp_path / "link").symlink_to(tmp_path / "file")

    assert read_bounded(tmp_path / "link", 10, follow_links=True) == b"text"
    with pytest.raises(NotRegularError, match="is a link"):
        read_bounded(tmp_path / "link", 10, follow_links=False)


def test_a_missing_file_and_an_impossible_name_are_missing(tmp_path: Path) -> None:
    for name in ("missing", "zero\0byte"):
        with pytest.raises(FileNotFoundError):
            open_regular(tmp_path / name, follow_links=True)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="there is no list of open files")
def test_nothing_stays_open_after_a_refusal(tmp_path: Path) -> None:
    def open_files() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    before = open_files()
    for _ in range(5):
        with pytest.raises(NotRegularError):
            open_regular(tmp_path, follow_links=True)

    assert open_files() == before
