"""What several processes make of sessions is what one makes of them, to the byte."""

import gzip
import json
import multiprocessing
import zlib
from pathlib import Path

import msgspec
import pytest

from simulator.batch.blocks import Scorer
from simulator.batch.sharing import Sharing
from simulator.storage.journal_lines import read_journal
from simulator.storage.lines import BLOCK
from simulator.storage.sessions import sources
from tests import samples
from tests.batch.bad_journals import Events, add_bad, renamed
from tests.batch.test_recognising import pack_of, played, shelf
from tests.cli.conftest import Run, data, library, run
from tests.storage.journals import written

__all__ = ["data", "library", "run"]


@pytest.fixture
def pack() -> bytes:
    """Enough sessions for many pieces, with a document and a journal's start in between."""
    scenario, rubric = samples.scenario(), samples.rubric()
    harsher = msgspec.structs.replace(rubric, pass_=90)
    lines = [msgspec.json.encode(played(scenario, rubric, n)) for n in range(1_500)]
    later = [msgspec.json.encode(played(scenario, harsher, n)) for n in range(1_500, 2_500)]
    broken = [
        b'{"session":"no more of it',
        b"",
        lines[3],
        lines[4].replace(b'"seed":4', b'"seed":5'),
    ]
    return pack_of(scenario, rubric, [*lines, *broken]) + pack_of(scenario, harsher, later)


def scorer() -> Scorer:
    return Scorer(shelf(), ())


def scored(run: Run, rejects: Path, *words: object) -> tuple[bytes, str, bytes]:
    """What `score` writes for these words: the cards, what it says, and the rejects."""
    result = run("score", *words, "--format", "jsonl", "--rejects", rejects)
    return result.stdout.encode(), result.stderr, rejects.read_bytes()


def test_a_pack_scores_the_same(run: Run, pack: bytes, tmp_path: Path) -> None:
    file = tmp_path / "pack.jsonl"
    file.write_bytes(pack)

    alone = scored(run, tmp_path / "rejects.jsonl", file)
    shared = scored(run, tmp_path / "rejects.jsonl", file, "--jobs", "3")

    assert shared == alone
    assert alone[0].count(b"\n") > 1_500
    assert {json.loads(line)["reason"] for line in alone[2].splitlines()} >= {"seen-before"}


def test_a_gzip_scores_the_same(run: Run, pack: bytes, tmp_path: Path) -> None:
    file = tmp_path / "pack.jsonl.gz"
    file.write_bytes(gzip.compress(pack))

    alone = scored(run, tmp_path / "rejects.jsonl", file)

    assert scored(run, tmp_path / "rejects.jsonl", file, "--jobs", "2") == alone


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_stands_before_the_damage_in_a_gzip_is_scored(
    run: Run, pack: bytes, tmp_path: Path, jobs: str
) -> None:
    file, before = tmp_path / "pack.jsonl.gz", tmp_path / "before.jsonl"
    cut = gzip.compress(pack)[:-400]
    file.write_bytes(cut)
    unpacked = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(cut)
    before.write_bytes(unpacked[: unpacked.rindex(b"\n") + 1])

    cards, told, rejects = scored(run, tmp_path / "rejects.jsonl", file, "--jobs", jobs)

    assert cards == scored(run, tmp_path / "others.jsonl", before)[0] != b""
    assert "is cut short" in told
    assert json.loads(rejects.splitlines()[-1])["reason"] == "file"


def test_journals_good_and_bad_score_the_same(run: Run, data: Path, tmp_path: Path) -> None:
    run("play", "late-parcel", "--plain", "--trainee", "t-1", "--seed", "1", typed="3\n3\n1\n")
    (file,) = (data / "sessions").glob("*.jsonl")
    talk: Events = read_journal(file.name, file.read_bytes()).events
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        (folder / f"good-{number:04}.jsonl").write_bytes(written(renamed(talk)))
    add_bad(folder, talk)

    alone = scored(run, tmp_path / "rejects.jsonl", folder)
    shared = scored(run, tmp_path / "rejects.jsonl", folder, "--jobs", "2")

    assert shared == alone


def test_what_a_helper_leaves_undone_is_done_here(pack: bytes, tmp_path: Path) -> None:
    source = tmp_path / "pack.jsonl"
    source.write_bytes(pack * 3)
    alone = [block.cards for block in scorer().all_blocks(sources(source))]

    with Sharing(scorer(), 3) as sharing:
        shared = []
        for block in sharing.all_blocks(sources(source)):
            shared.append(block.cards)
            if len(shared) == 2:
                for helper in multiprocessing.active_children():
                    helper.kill()

    assert len(alone) > 8
    assert shared == alone


def test_where_no_helper_can_be_started_all_is_done_here(
    pack: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "pack.jsonl"
    source.write_bytes(pack)

    def fails(_: object) -> None:
        raise OSError(11, "no more processes")

    monkeypatch.setattr(multiprocessing.Process, "start", fails)
    with Sharing(scorer(), 3) as shared:
        assert [block.cards for block in shared.all_blocks(sources(source))] == [
            block.cards for block in scorer().all_blocks(sources(source))
        ]


@pytest.mark.parametrize("broken", ["torn", "glued"])
def test_a_broken_line_at_the_end_of_a_piece_is_told_once(
    run: Run, data: Path, pack: bytes, tmp_path: Path, broken: str
) -> None:
    run("play", "late-parcel", "--plain", "--trainee", "t-1", "--seed", "1", typed="3\n3\n1\n")
    (file,) = (data / "sessions").glob("*.jsonl")
    journal = file.read_bytes()
    whole = pack[: pack.rindex(b"\n", 0, 2 * BLOCK - 5_000) + 1]
    start = journal[: journal.index(b"\n") + 1] if broken == "glued" else b"\n"
    end = b'{"session":"'.ljust(2 * BLOCK - len(whole) - len(start), b"x") + start
    source = tmp_path / "edge.jsonl"
    source.write_bytes(whole + end + journal + whole)

    alone = scored(run, tmp_path / "rejects.jsonl", source)

    assert scored(run, tmp_path / "rejects.jsonl", source, "--jobs", "2") == alone


def test_documents_that_come_later_are_not_known_earlier(pack: bytes, tmp_path: Path) -> None:
    lines = pack.splitlines(keepends=True)
    documents, sessions = lines[:2], lines[2:1_500]
    source = tmp_path / "late.jsonl"
    source.write_bytes(b"".join([*sessions, *documents, *sessions]))

    with Sharing(scorer(), 3) as sharing:
        shared = []
        for block in sharing.all_blocks(sources(source)):
            shared.append((block.cards, block.aside))
            for helper in multiprocessing.active_children():
                helper.kill()

    assert shared == [(block.cards, block.aside) for block in scorer().all_blocks(sources(source))]
