"""What was played is kept by what it says, and comes back as it was."""

import hashlib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings

from simulator.model.digests import content, digest
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.translation import Translation
from simulator.storage.archive import Archive, ArchiveError
from simulator.storage.documents import canonical
from simulator.storage.files import SaveError
from simulator.storage.places import Places
from tests import samples
from tests.generators import rubrics, scenarios

TRANSLATION = Translation(
    format="translation/1", scenario="late-parcel", language="he", of_version=1, title="חבילה"
)


def archive(folder: Path) -> Archive:
    return Archive(Places(folder))


def test_a_document_comes_back_by_its_content(tmp_path: Path) -> None:
    kept = archive(tmp_path)
    scenario, rubric = samples.scenario(), samples.rubric()

    assert kept.scenario(kept.keep(scenario)) == scenario
    assert kept.rubric(kept.keep(rubric)) == rubric
    assert kept.translation(kept.keep(TRANSLATION)) == TRANSLATION


@given(scenarios(), rubrics())
@settings(max_examples=30, deadline=None)
def test_the_content_digest_is_the_sha_256_of_the_archived_bytes(
    scenario: Scenario, rubric: Rubric
) -> None:
    for document in (scenario, rubric):
        assert hashlib.sha256(canonical(document)).hexdigest() == content(document)
        assert msgspec.json.decode(canonical(document), type=type(document)) == document


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    kept = archive(tmp_path)

    assert kept.scenario("0" * 64) is None
    assert kept.rubric("") is None
    assert kept.translation("../../../etc/passwd") is None
    assert kept.scenario_by_digest("0" * 64) is None
    assert kept.scenario_by_digest("..") is None
    assert not list(tmp_path.iterdir())


def test_a_scenario_comes_back_by_its_logic_whatever_its_texts(tmp_path: Path) -> None:
    kept = archive(tmp_path)
    scenario = samples.scenario()
    mended = msgspec.structs.replace(scenario, title="The very late parcel")
    other = msgspec.structs.replace(scenario, situations=("scope",))
    for document in (scenario, mended, other):
        kept.keep(document)

    assert digest(scenario) == digest(mended)
    assert kept.scenario_by_digest(digest(scenario)) in (scenario, mended)
    assert kept.scenario_by_digest(digest(other)) == other


def test_keeping_twice_writes_once(tmp_path: Path) -> None:
    kept = archive(tmp_path)
    name = kept.keep(samples.scenario())
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}

    assert kept.keep(samples.scenario()) == name
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_scenario_whose_logic_was_not_noted_is_noted_when_it_is_kept_again(
    tmp_path: Path,
) -> None:
    kept = archive(tmp_path)
    scenario = samples.scenario()
    name = kept.keep(scenario)
    (tmp_path / "archive" / "by-digest" / digest(scenario) / name).unlink()
    assert kept.scenario_by_digest(digest(scenario)) is None

    kept.keep(scenario)

    assert kept.scenario_by_digest(digest(scenario)) == scenario


def test_a_changed_file_is_not_what_its_name_says(tmp_path: Path) -> None:
    kept = archive(tmp_path)
    scenario = samples.scenario()
    path = tmp_path / "archive" / f"{kept.keep(scenario)}.json"
    path.write_bytes(path.read_bytes().replace(b'"patience":4', b'"patience":9'))

    with pytest.raises(ArchiveError, match="the archived file was changed"):
        kept.scenario(path.stem)
    with pytest.raises(ArchiveError):
        kept.scenario_by_digest(digest(scenario))


def test_a_note_of_the_wrong_logic_is_not_believed(tmp_path: Path) -> None:
    kept = archive(tmp_path)
    name = kept.keep(samples.scenario())
    wrong = tmp_path / "archive" / "by-digest" / ("0" * 64)
    wrong.mkdir()
    (wrong / name).touch()

    assert kept.scenario_by_digest("0" * 64) is None


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (canonical(samples.rubric()), "is not a scenario: "),
        (b"[" * 100_000, "is nested too deeply"),
        (b'{"id": "\xff"}', "is not UTF-8"),
        (b'{"id": "\x1b"}', "is not a scenario: JSON is malformed"),
        (b"", "is not a scenario: Input data was truncated"),
    ],
)
def test_a_file_with_the_right_name_is_still_read_strictly(
    tmp_path: Path, raw: bytes, message: str
) -> None:
    name = hashlib.sha256(raw).hexdigest()
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / f"{name}.json").write_bytes(raw)

    with pytest.raises(ArchiveError, match=message):
        archive(tmp_path).scenario(name)


def test_archived_texts_are_made_harmless(tmp_path: Path) -> None:
    hostile = msgspec.structs.replace(samples.scenario(), title="\x1b]0;owned\x07")
    kept = archive(tmp_path)

    read = kept.scenario(kept.keep(hostile))

    assert read is not None
    assert read.title == "␛]0;owned␇"


def test_what_cannot_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("a file")

    with pytest.raises(SaveError, match="could not be saved"):
        archive(tmp_path).keep(samples.rubric())
