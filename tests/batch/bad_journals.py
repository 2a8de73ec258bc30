"""Damaged and foreign files of every kind, and how each is to be rejected."""

import gzip
import os
import socket
import uuid
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from simulator.model.session import Event, ReplyChosen, Start, Undone
from simulator.storage.folding import fold
from tests.storage.journals import session_line, written

MEGABYTE = 1024 * 1024

Events = tuple[Event, ...]


def renamed(talk: Events, trainee: str = "t-1") -> Events:
    """The same talk as a session of its own."""
    return changed(talk, session=str(uuid.uuid4()), trainee=trainee)


def changed(talk: Events, **fields: object) -> Events:
    """The talk with another start."""
    return (msgspec.structs.replace(talk[0], **fields), *talk[1:])


def scenario(talk: Events, **fields: object) -> Events:
    """The talk in another scenario."""
    assert isinstance(talk[0], Start)
    return changed(talk, scenario=msgspec.structs.replace(talk[0].scenario, **fields))


def turn(talk: Events, number: int, **fields: object) -> Events:
    """The talk with another turn."""
    return (*talk[:number], msgspec.structs.replace(talk[number], **fields), *talk[number + 1 :])


def lines_of(talk: Events) -> Sequence[bytes]:
    """The talk's lines, with their line feeds."""
    return written(talk).splitlines(keepends=True)


def session(talk: Events, old: bytes, new: bytes) -> bytes:
    """The talk as a session's line in which something is replaced."""
    line = session_line(fold(talk))
    assert old in line
    return line.replace(old, new)


def replaced(talk: Events, old: bytes, new: bytes) -> bytes:
    """The talk's bytes with something replaced, and the sums left as they were."""
    assert old in written(talk)
    return written(talk).replace(old, new, 1)


def joined(lines: Iterable[bytes]) -> bytes:
    """Lines as bytes."""
    return b"".join(lines)


def in_order(talk: Events, *order: int) -> bytes:
    """The talk's lines in another order."""
    lines = lines_of(talk)
    return joined(lines[number] for number in order)


BAD_BYTES: dict[str, tuple[Callable[[Events], bytes], str, int]] = {
    "empty": (lambda talk: b"", "start", 0),
    "only blank lines": (lambda talk: b"\n\n\n", "start", 0),
    "half the first line": (lambda talk: lines_of(talk)[0][:90], "torn", 1),
    "a byte changed": (lambda talk: replaced(talk, b'"thanks"', b'"thinks"'), "sum", 5),
    "a trainee changed": (lambda talk: replaced(talk, b'"t-1"', b'"t-2"'), "sum", 1),
    "a line removed": (lambda talk: in_order(talk, 0, 2, 3, 4), "sum", 2),
    "two lines swapped": (lambda talk: in_order(talk, 0, 2, 1, 3, 4), "sum", 2),
    "a line twice": (lambda talk: in_order(talk, 0, 1, 1, 2, 3, 4), "sum", 3),
    "no start": (lambda talk: in_order(talk, 1, 2, 3, 4), "start", 1),
    "started twice": (lambda talk: in_order(talk, 0, 0), "start", 2),
    "an event after the end": (lambda talk: written((*talk, talk[-1])), "order", 6),
    "an undo of nothing": (lambda talk: written((talk[0], Undone(), *talk[1:])), "order", 2),
    "replies out of order": (lambda talk: written(turn(talk, 1, seq=2)), "order", 2),
    "a text": (lambda talk: b"Dear all,\n", "syntax", 1),
    "a text without its line feed": (lambda talk: b"Dear all", "syntax", 1),
    "a text of many lines": (lambda talk: b"Dear all,\n" * 60_000, "file", 0),
    "an object that says nothing": (lambda talk: b'{"a": 1}', "format", 1),
    "a table": (lambda talk: b'"session","trainee"\r\n"1","t-1"\r\n', "file", 0),
    "an indented object": (lambda talk: b'{\n  "a": [\n    1\n  ]\n}\n', "file", 0),
    "a gzip under another name": (lambda talk: gzip.compress(written(talk)), "file", 0),
    "a list": (lambda talk: b"[1, 2, 3]\n", "syntax", 1),
    "zero bytes": (lambda talk: b"\0" * 4_000 + b"\n", "syntax", 1),
    "a nesting bomb": (lambda talk: b"[" * 500_000 + b"\n", "syntax", 1),
    "objects that nest": (lambda talk: b'{"a":' * 200_000 + b"\n", "syntax", 1),
    "a nesting bomb in a session": (
        lambda talk: session(talk, b'"hints":0', b'"hints":' + b"[" * 99_999),
        "syntax",
        1,
    ),
    "not UTF-8": (lambda talk: replaced(talk, b'"t-1"', b'"\xff\xfe"'), "sum", 1),
    "a session not UTF-8": (lambda talk: session(talk, b'"t-1"', b'"\xc3("'), "encoding", 1),
    "half a character": (lambda talk: session(talk, b'"t-1"', b'"\\ud800"'), "syntax", 1),
    "UTF-16": (lambda talk: "{}".encode("utf-16") + b"\n", "syntax", 1),
    "not a number": (lambda talk: session(talk, b'"hints":0', b'"hints":NaN'), "syntax", 1),
    "infinity": (lambda talk: session(talk, b'"hints":0', b'"hints":1e999'), "shape", 1),
    "a negative count": (lambda talk: session(talk, b'"hints":0', b'"hints":-1'), "shape", 1),
    "an unknown format": (lambda talk: written(changed(talk, format="journal/2")), "format", 1),
    "a session of a later format": (
        lambda talk: session(talk, b"session/1", b"session/9"),
        "format",
        1,
    ),
    "a scenario of the wrong shape": (lambda talk: b'{"format":"scenario/1"}\n', "shape", 1),
    "a line of 2 MB": (lambda talk: b"x" * 2 * MEGABYTE + b"\n", "too-large", 1),
    "an unknown scenario": (
        lambda talk: written(scenario(talk, id="no-such", digest="e" * 64)),
        "unknown-scenario",
        1,
    ),
    "an unknown version": (
        lambda talk: written(scenario(talk, version=9, digest="e" * 64)),
        "unknown-scenario",
        1,
    ),
    "an unknown rubric": (
        lambda talk: written(changed(talk, rubric="no-such", rubric_content="e" * 64)),
        "unknown-rubric",
        1,
    ),
    "a reply never offered": (lambda talk: unoffered(talk), "not-offered", 1),
    "an offer never made": (
        lambda talk: written(turn(talk, 1, offered=("look-up", "no-such"))),
        "wrong-offer",
        1,
    ),
    "the wrong ending": (
        lambda talk: written(turn(talk, 4, ending="hangs-up")),
        "wrong-ending",
        1,
    ),
    "ended too early": (lambda talk: written((*talk[:3], talk[4])), "not-ended", 1),
    "no gzip.gz": (written, "file", 0),
    "a gzip cut short.gz": (lambda talk: gzip.compress(written(talk))[:-9], "file", 0),
    "a damaged gzip.gz": (lambda talk: gzip.compress(written(talk))[:60] + b"?" * 99, "file", 0),
    "a gzip bomb.gz": (lambda talk: gzip.compress(b"\n" * 64 * MEGABYTE), "file", 0),
    "a line twice, then nothing": (
        lambda talk: in_order(talk, 0, 1, 1) + b"\n" * 4 * MEGABYTE,
        "sum",
        3,
    ),
    "a blank line in the middle": (
        lambda talk: joined((lines_of(talk)[0], b"\n", *lines_of(talk)[1:])),
        "syntax",
        2,
    ),
}


def unoffered(talk: Events) -> bytes:
    """The talk with a reply that was not among those it says were offered."""
    reply = talk[3]
    assert isinstance(reply, ReplyChosen)
    return written(turn(talk, 3, reply="wait-some-more"))


def add_bad(folder: Path, talk: Events) -> dict[str, tuple[str, int]]:
    """Put every bad file into the folder; the reason and the line that each is rejected with."""
    expected = {}
    for name, (damaged, reason, line) in BAD_BYTES.items():
        stem, dot, packed = name.partition(".")
        file = folder / f"{stem}.jsonl{dot}{packed}"
        file.write_bytes(damaged(renamed(talk)))
        expected[str(file)] = (reason, line)
    expected |= add_odd(folder, next(folder.glob("good-*")))
    for name in ("a line of 100 MB", "a line of 100 MB in a journal"):
        file = folder / f"{name}.jsonl"
        file.write_bytes(lines_of(renamed(talk))[0] if "journal" in name else b"")
        with file.open("r+b") as sparse:
            sparse.truncate(100 * MEGABYTE)
        expected[str(file)] = ("too-large", 2 if "journal" in name else 1)
    return expected


def add_odd(folder: Path, good: Path) -> dict[str, tuple[str, int]]:
    """Put in what is no file, or is closed to us."""
    odd = {name: folder / f"{name}.jsonl" for name in ("pipe", "link", "nowhere", "socket")}
    os.mkfifo(odd["pipe"])
    odd["link"].symlink_to(good)
    odd["nowhere"].symlink_to(folder / "no-such-file")
    (folder / "linked").symlink_to(folder)  # a folder, and a circle: passed over
    with socket.socket(socket.AF_UNIX) as bound:
        before = Path.cwd()
        os.chdir(folder)  # a socket's path must be short
        bound.bind("socket.jsonl")
        os.chdir(before)
    if os.getuid():  # for root nothing is closed
        odd["closed"] = folder / "closed.jsonl"
        odd["closed"].write_bytes(good.read_bytes())
        odd["closed"].chmod(0)
    return {str(file): ("file", 0) for file in odd.values()}
