"""Documents by id, from folders and files."""

import shutil
from pathlib import Path

import pytest

from simulator.authoring import library as library_module
from simulator.authoring import reading
from simulator.authoring.library import (
    InvalidFileError,
    UnknownIdError,
    open_library,
    shipped_folder,
)
from tests.authoring.examples import GOOD, WHOLE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "library"))


@pytest.fixture
def read_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are parsed from now on."""
    names: list[str] = []

    class Noting(reading.AuthoredFile):
        def __init__(self, path: Path, *, follow_links: bool) -> None:
            names.append(path.name)
            super().__init__(path, follow_links=follow_links)

    monkeypatch.setattr(library_module, "AuthoredFile", Noting)
    return names


def rewritten(file: Path, old: str, new: str) -> Path:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


class TestLookingUp:
    def test_everything_is_found_by_its_id(self) -> None:
        library = open_library([GOOD])

        assert library.scenario_ids == ("night-line", "the-sofa")
        assert library.rubric_ids == ("fair",)
        assert library.languages("the-sofa") == ("he",)
        assert library.languages("night-line") == ("el",)
        assert library.scenario("the-sofa").title == "The sofa"
        assert library.rubric("fair").pass_ == 70
        assert library.translation("the-sofa", "he").title == "הספה"
        assert [case.id for case in library.cases("the-sofa").cases] == ["heard", "argued"]
        assert library.vocabulary.sources[0].id == "A1"

    def test_files_are_found_by_what_they_define(self) -> None:
        library = open_library([GOOD])

        assert library.file_of("scenario", "the-sofa") == WHOLE["scenario"]
        assert library.file_of("translation", "the-sofa/he") == WHOLE["translation"]
        assert library.file_of("tests", "the-sofa") == WHOLE["tests"]

    def test_one_scenario_takes_parsing_it_and_the_vocabulary(self, read_files: list[str]) -> None:
        open_library([GOOD]).scenario("the-sofa")

        assert read_files == ["scenario.yaml", "vocabulary.yaml"]

    def test_nothing_is_parsed_twice(self, read_files: list[str]) -> None:
        library = open_library([GOOD])
        for _ in range(2):
            library.scenario("the-sofa")
            library.rubric("fair")

        assert len(read_files) == len(set(read_files))

    @pytest.mark.parametrize(
        ("kind", "name", "words"),
        [
            ("scenario", "the-sofas", "no scenario `the-sofas`"),
            ("rubric", "fare", "Did you mean `fair`?"),
            ("cases", "night-line", "no test file of `night-line`"),
            ("scenario", "a\x1b[31m", "a␛[31m"),
        ],
    )
    def test_an_unknown_id_says_where_it_was_looked_for(
        self, kind: str, name: str, words: str
    ) -> None:
        with pytest.raises(UnknownIdError) as unknown:
            getattr(open_library([GOOD]), kind)(name)

        assert words in str(unknown.value)
        assert str(GOOD) in str(unknown.value)

    def test_a_line_within_a_text_defines_nothing(self, tmp_path: Path) -> None:
        rubric = WHOLE["rubric"].read_text("utf-8").replace("id: fair\n", "", 1)
        misleading = rubric.replace("Fair enough", '"Fair\nid: x"') + "id: fair\n"
        (tmp_path / "rubric.yaml").write_text(misleading)
        shutil.copy(WHOLE["vocabulary"], tmp_path)

        with pytest.raises(UnknownIdError, match="no rubric `x`"):
            open_library([tmp_path]).rubric("x")

    def test_an_unknown_translation_names_scenario_and_language(self) -> None:
        with pytest.raises(UnknownIdError, match="translation of `the-sofa` into `fr`"):
            open_library([GOOD]).translation("the-sofa", "fr")

    def test_a_folder_that_is_not_there_is_an_error_of_the_world(self, tmp_path: Path) -> None:
        with pytest.raises(NotADirectoryError):
            open_library([tmp_path / "missing"])


class TestBrokenFiles:
    def test_a_broken_file_hides_nothing_else(self, folder: Path) -> None:
        rewritten(folder / "the-sofa" / "scenario.yaml", "version: 1", "version: one")
        library = open_library([folder])

        assert library.scenario("night-line").id == "night-line"
        with pytest.raises(InvalidFileError) as invalid:
            library.scenario("the-sofa")
        (problem,) = invalid.value.problems
        assert (problem.code, problem.line) == ("wrong-type", 3)
        assert invalid.value.sources[problem.file].startswith("format: scenario/1")
        assert str(invalid.value).startswith(f"{folder / 'the-sofa' / 'scenario.yaml'}:3:10: ")

    def test_a_file_that_breaks_a_rule_cannot_be_played(self, folder: Path) -> None:
        rewritten(folder / "the-sofa" / "scenario.yaml", "next: leaves", "next: leafs")

        with pytest.raises(InvalidFileError, match="neither a step nor an ending"):
            open_library([folder]).scenario("the-sofa")

    def test_a_warning_stands_in_nobodys_way(self, folder: Path) -> None:
        file = folder / "the-sofa" / "scenario.yaml"
        rewritten(file, "        why: He hears that it is his fault.\n", "")
        rewritten(file, "You answer for", "You answer order #4471 for")

        assert open_library([folder]).scenario("the-sofa").briefing == "You answer order"

    def test_a_broken_vocabulary_leaves_the_scenarios_playable(self, folder: Path) -> None:
        rewritten(folder / "vocabulary.yaml", "behaviours:", "behaviors:")
        library = open_library([folder])

        assert library.scenario("the-sofa").id == "the-sofa"
        with pytest.raises(InvalidFileError, match="`behaviors`"):
            _ = library.vocabulary

    def test_a_library_without_a_vocabulary_has_no_words(self, folder: Path) -> None:
        (folder / "vocabulary.yaml").unlink()
        library = open_library([folder])

        assert not library.has_vocabulary
        assert library.vocabulary.behaviours == ()
        assert library.scenario("the-sofa").id == "the-sofa"


class TestSeveralLibraries:
    def test_another_library_adds_to_the_first(self, folder: Path, tmp_path: Path) -> None:
        other = tmp_path / "other"
        other.mkdir()
        text = WHOLE["scenario"].read_text("utf-8")
        (other / "chair.yaml").write_text(
            text.replace("id: the-sofa", "id: the-chair").replace("[argues]", "[squeaks]")
        )
        (other / "words.yaml").write_text(
            "format: vocabulary/1\n"
            "behaviours: [{id: squeaks, title: S, met_when: M, not_met_when: N}]\n"
            "situations: [{id: chairs, title: C}]\n"
        )
        library = open_library([folder, other])

        assert library.scenario_ids == ("night-line", "the-sofa", "the-chair")
        assert library.scenario("the-chair").default_rubric == "fair"
        assert library.vocabulary.behaviours[-1].id == "squeaks"

    def test_the_same_folder_twice_is_one_library(self, folder: Path) -> None:
        library = open_library([folder, folder / ".." / folder.name])

        assert library.scenario("the-sofa").id == "the-sofa"
        assert len(library.vocabulary.behaviours) == 5

    def test_an_id_that_is_defined_twice_names_both_files(
        self, folder: Path, tmp_path: Path
    ) -> None:
        other = Path(shutil.copytree(GOOD / "rubrics", tmp_path / "other"))
        library = open_library([folder, other])

        with pytest.raises(InvalidFileError) as invalid:
            library.rubric("fair")
        (problem,) = invalid.value.problems
        assert problem.code == "defined-twice"
        assert problem.place == f"{other / 'fair.yaml'}:2:5"
        assert str(folder / "rubrics" / "fair.yaml") in problem.message
        assert library.scenario("the-sofa").id == "the-sofa"

    def test_a_word_that_means_the_same_in_both_is_one_word(
        self, folder: Path, tmp_path: Path
    ) -> None:
        other = tmp_path / "other"
        other.mkdir()
        shutil.copy(folder / "vocabulary.yaml", other)

        vocabulary = open_library([folder, other]).vocabulary

        assert vocabulary == open_library([folder]).vocabulary

    def test_a_vocabulary_that_means_other_things_is_one_problem(
        self, folder: Path, tmp_path: Path
    ) -> None:
        other = tmp_path / "other"
        other.mkdir()
        text = (folder / "vocabulary.yaml").read_text("utf-8")
        (other / "vocabulary.yaml").write_text(text.replace("title: ", "title: Other "), "utf-8")

        with pytest.raises(InvalidFileError) as invalid:
            _ = open_library([folder, other]).vocabulary
        (problem,) = invalid.value.problems
        assert problem.code == "defined-twice"
        assert "`A1` and 7 more" in problem.message


class TestFilesThatStandIn:
    def test_a_named_file_stands_in_for_the_librarys(self, folder: Path, tmp_path: Path) -> None:
        draft = tmp_path / "draft.yaml"
        draft.write_text(
            WHOLE["scenario"].read_text("utf-8").replace("title: The sofa", "title: A draft")
        )

        assert open_library([folder], [draft]).scenario("the-sofa").title == "A draft"
        assert open_library([folder]).standing_in([draft]).scenario("the-sofa").title == "A draft"

    def test_a_named_file_of_the_library_is_itself(self, folder: Path) -> None:
        file = folder / "the-sofa" / "scenario.yaml"

        assert open_library([folder], [file]).scenario("the-sofa").id == "the-sofa"

    def test_a_named_file_may_be_a_link_and_a_found_one_may_not(
        self, folder: Path, tmp_path: Path
    ) -> None:
        link = folder / "linked.yaml"
        link.symlink_to(WHOLE["scenario"])
        shutil.rmtree(folder / "the-sofa")

        assert open_library([folder]).scenario_ids == ("night-line",)
        assert open_library([folder], [link]).scenario("the-sofa").id == "the-sofa"

    def test_a_named_vocabulary_stands_in_word_by_word(self, folder: Path, tmp_path: Path) -> None:
        draft = tmp_path / "draft.yaml"
        draft.write_text(
            "format: vocabulary/1\n"
            "behaviours:\n"
            "  - {id: mocks, title: Laughs, met_when: M, not_met_when: N}\n"
            "situations: [{id: refusal, title: R}]\n"
        )
        vocabulary = open_library([folder], [draft]).vocabulary

        titles = {behaviour.id: behaviour.title for behaviour in vocabulary.behaviours}
        assert titles["mocks"] == "Laughs"
        assert titles["argues"] == "Argues"

    def test_what_a_named_file_needs_is_found_in_the_library_that_it_lies_in(
        self, folder: Path, tmp_path: Path
    ) -> None:
        library = open_library([]).standing_in([folder / "the-sofa" / "tests.yaml"])

        assert library.scenario_ids == ("the-sofa",)
        assert library.scenario("the-sofa").default_rubric in library.rubric_ids
        assert {word.id for word in library.vocabulary.behaviours} >= {"mocks", "argues"}

    def test_the_translations_of_a_named_scenario_are_found(self, folder: Path) -> None:
        library = open_library([]).standing_in([folder / "night-line" / "scenario.yaml"])

        assert library.languages("night-line") == ("el",)

    def test_what_lies_beside_a_named_file_takes_nobodys_place(
        self, folder: Path, tmp_path: Path
    ) -> None:
        copy = tmp_path / "copy"
        shutil.copytree(folder, copy)
        for file in copy.glob("rubrics/*.yaml"):
            file.write_text(file.read_text("utf-8").replace("title: ", "title: Other "), "utf-8")

        library = open_library([folder]).standing_in([copy / "the-sofa" / "scenario.yaml"])

        assert library.rubric("fair") == open_library([folder]).rubric("fair")

    def test_two_named_files_of_one_id_are_defined_twice(self, tmp_path: Path) -> None:
        files = [tmp_path / name for name in ("a.yaml", "b.yaml")]
        for file in files:
            shutil.copy(WHOLE["rubric"], file)

        with pytest.raises(InvalidFileError, match=r"a\.yaml"):
            open_library([], files).rubric("fair")


def test_the_shipped_library_is_found_in_a_checkout_and_in_a_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (shipped_folder() / "vocabulary.yaml").is_file()

    monkeypatch.setattr(library_module, "_PACKAGE", tmp_path / "simulator")
    assert shipped_folder() == tmp_path / "scenarios"
    (tmp_path / "simulator" / "_scenarios").mkdir(parents=True)
    assert shipped_folder() == tmp_path / "simulator" / "_scenarios"
