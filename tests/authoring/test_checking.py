"""Checking files, folders and whole libraries."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from simulator.authoring.checking import Checked, check
from simulator.authoring.library import open_library, shipped_folder
from tests.authoring.examples import GOOD, WHOLE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "library"))


def written(file: Path, kind: str, *changes: tuple[str, str]) -> Path:
    text = WHOLE[kind].read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    return file


def checked(paths: Sequence[Path], *folders: Path) -> Checked:
    return check(paths, open_library(folders))


def found(result: Checked) -> list[tuple[str, str, int]]:
    return [(Path(p.file).name, p.code, p.line) for p in result.problems]


class TestWhatIsChecked:
    def test_without_paths_the_whole_library(self) -> None:
        assert checked([], GOOD).files == 7

    def test_a_file_anywhere_against_the_library(self, folder: Path, tmp_path: Path) -> None:
        draft = written(tmp_path / "draft.yaml", "scenario", ("fair", "unfair"))

        result = checked([draft], folder)

        assert (found(result), result.files) == ([("draft.yaml", "unknown-rubric", 11)], 1)

    def test_a_folder_with_all_files_below_it(self, folder: Path) -> None:
        written(folder / "the-sofa" / "tests.yaml", "tests", ("ending: leaves", "ending: stays"))

        result = checked([folder / "the-sofa"], folder)

        assert (found(result), result.files) == ([("tests.yaml", "unknown-ending", 7)], 3)

    def test_files_that_are_named_together_are_checked_against_each_other(
        self, folder: Path, tmp_path: Path
    ) -> None:
        scenario = written(tmp_path / "s.yaml", "scenario", ("id: argues", "id: explains"))
        tests = written(tmp_path / "t.yaml", "tests", ("[argues]", "[explains]"))

        assert found(checked([scenario, tests], folder)) == []
        assert found(checked([tests], folder)) == [("t.yaml", "unknown-reply", 9)]

    def test_a_path_that_is_named_twice_is_one(self, folder: Path) -> None:
        assert checked([folder / "vocabulary.yaml"] * 2, folder).files == 1

    def test_a_folder_without_yaml_is_a_problem(self, tmp_path: Path) -> None:
        assert [p.code for p in checked([tmp_path], GOOD).problems] == ["empty-folder"]

    def test_a_missing_file_is_a_problem(self, tmp_path: Path) -> None:
        assert found(checked([tmp_path / "no.yaml"], GOOD)) == [("no.yaml", "unreadable", 0)]

    def test_the_rules_about_a_whole_library_wait_for_it(self, folder: Path) -> None:
        file = folder / "vocabulary.yaml"
        file.write_text(file.read_text("utf-8") + "  - {id: eclipse, title: Dark}\n")

        assert found(checked([file], folder)) == []
        assert found(checked([], folder)) == [("vocabulary.yaml", "unused-situation", 18)]


class TestNoCascades:
    def test_a_file_that_is_no_yaml_has_that_problem_only(
        self, folder: Path, tmp_path: Path
    ) -> None:
        draft = written(tmp_path / "d.yaml", "scenario", ("difficulty: 1", "difficulty: 9: 9"))

        assert found(checked([draft], folder)) == [("d.yaml", "unquoted-colon", 7)]

    def test_a_file_of_the_wrong_shape_breaks_no_rules(self, folder: Path, tmp_path: Path) -> None:
        draft = written(
            tmp_path / "d.yaml", "scenario", ("difficulty: 1", "difficulty: 9"), ("fair", "unfair")
        )

        assert found(checked([draft], folder)) == [("d.yaml", "out-of-range", 7)]

    def test_errors_come_before_advice(self, folder: Path, tmp_path: Path) -> None:
        no_why = ("        why: He hears that it is his fault.\n", "")
        draft = written(tmp_path / "d.yaml", "scenario", no_why)
        assert found(checked([draft], folder)) == [("d.yaml", "missing-why", 26)]

        draft = written(tmp_path / "d.yaml", "scenario", no_why, ("next: leaves", "next: leafs"))
        assert found(checked([draft], folder)) == [("d.yaml", "unknown-destination", 19)]

    def test_a_broken_scenario_is_not_held_against_its_tests_when_both_are_checked(
        self, folder: Path
    ) -> None:
        written(folder / "the-sofa" / "scenario.yaml", "scenario", ("version: 1", "version: a"))

        assert found(checked([], folder)) == [("scenario.yaml", "wrong-type", 3)]

    def test_a_file_that_could_not_be_checked_against_another_says_so(self, folder: Path) -> None:
        written(folder / "the-sofa" / "scenario.yaml", "scenario", ("version: 1", "version: a"))
        written(folder / "rubrics" / "fair.yaml", "rubric", ("pass: 70", "pass: 700"))

        assert found(checked([folder / "the-sofa" / "tests.yaml"], folder)) == [
            ("tests.yaml", "broken-reference", 2),
            ("tests.yaml", "broken-reference", 8),
            ("tests.yaml", "broken-reference", 9),
        ]

    @pytest.mark.parametrize(
        ("name", "content", "code"),
        [
            ("the-sofa/scenario.yaml", b"fromat: scenario/1\nid: the-sofa\n", "missing-format"),
            ("the-sofa/scenario.yaml", b"format: scenaro/1\nid: the-sofa\n", "unknown-format"),
            ("the-sofa/scenario.yaml", b"", "empty-file"),
            ("the-sofa/scenario.yaml", "format: scenario/1".encode("utf-16"), "not-utf-8"),
            ("rubrics/fair.yaml", b"fromat: rubric/1\nid: fair\n", "missing-format"),
            ("rubrics/fair.yaml", b"", "empty-file"),
            ("vocabulary.yaml", b"", "empty-file"),
        ],
    )
    def test_what_refers_to_a_file_that_does_not_say_what_it_is_adds_nothing(
        self, name: str, content: bytes, code: str, folder: Path
    ) -> None:
        (folder / name).write_bytes(content)

        assert found(checked([folder], folder)) == [(Path(name).name, code, 1)]

    def test_a_reference_to_such_a_file_is_about_a_broken_one(self, folder: Path) -> None:
        scenario = folder / "the-sofa" / "scenario.yaml"
        scenario.write_bytes(b"")

        (problem,) = checked([folder / "the-sofa" / "tests.yaml"], folder).problems

        assert problem.code == "broken-reference"
        assert problem.hint == f"Check {scenario} first."


class TestVocabulary:
    def test_words_cannot_be_checked_without_one_and_that_is_said_once(self, folder: Path) -> None:
        (folder / "vocabulary.yaml").unlink()

        assert [p.code for p in checked([], folder).problems] == ["no-vocabulary"]

    def test_a_broken_one_is_reported_with_whatever_needs_it(self, folder: Path) -> None:
        written(folder / "vocabulary.yaml", "vocabulary", ("behaviours:", "behaviors:"))

        result = checked([folder / "the-sofa" / "scenario.yaml"], folder)

        assert found(result) == [("vocabulary.yaml", "unknown-key", 5)]
        assert result.problems[0].file in result.sources

    def test_tests_and_translations_need_none(self, folder: Path) -> None:
        (folder / "vocabulary.yaml").unlink()

        assert found(checked([folder / "the-sofa" / "he.yaml"], folder)) == []


class TestSeveralFiles:
    def test_an_id_that_two_libraries_define_is_one_problem(
        self, folder: Path, tmp_path: Path
    ) -> None:
        other = tmp_path / "other"
        other.mkdir()
        written(other / "fair.yaml", "rubric")

        assert found(checked([], folder, other)) == [("fair.yaml", "defined-twice", 2)]

    def test_problems_come_in_the_order_of_files_and_lines(self, folder: Path) -> None:
        written(
            folder / "b.yaml", "rubric", ("id: fair", "id: b"), ("A1", "A9"), ("[argues]", "[x]")
        )
        written(folder / "a.yaml", "rubric", ("id: fair", "id: a"), ("needs: heard", "needs: h"))

        assert found(checked([], folder)) == [
            ("a.yaml", "unknown-level", 16),
            ("b.yaml", "unknown-source", 6),
            ("b.yaml", "unknown-behaviour", 18),
        ]

    def test_the_texts_of_all_files_come_along(self, folder: Path) -> None:
        result = checked([], folder)

        assert set(result.sources) == {str(file) for file in folder.rglob("*.yaml")}


def test_the_shipped_words_and_rubrics_are_sound() -> None:
    library = open_library([shipped_folder()])
    files = [shipped_folder() / "vocabulary.yaml", *(shipped_folder() / "rubrics").glob("*.yaml")]

    assert [p for p in check(files, library).problems if p.severity == "error"] == []
