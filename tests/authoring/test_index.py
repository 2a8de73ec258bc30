"""Which file defines what, at a glance."""

import os
from pathlib import Path

import pytest

from simulator.authoring import index
from simulator.authoring.index import entries, named_entries, with_likely_keys, yaml_files


def key_of_text(text: str, folder: Path) -> tuple[str, str] | None:
    file = folder / "file.yaml"
    file.write_bytes(text.encode())
    (entry,) = named_entries([file])
    return entry.key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("format: scenario/1\nid: the-sofa\n", ("scenario", "the-sofa")),
        ("id: 'the-sofa' # a remark\nformat: \"scenario/1\"\n", ("scenario", "the-sofa")),
        ("\ufeffid: fair\r\nformat: rubric/1\r\n", ("rubric", "fair")),
        ("format: tests/1\nscenario: the-sofa\n", ("tests", "the-sofa")),
        (
            "format: translation/1\nlanguage: he\nscenario: the-sofa\n",
            ("translation", "the-sofa/he"),
        ),
        ("format: vocabulary/1\n", ("vocabulary", "")),
        ("{format: scenario/1, id: the-sofa}", ("scenario", "the-sofa")),
        ("title: x\nsteps: broken: here\nformat: scenario/1\nid: a\n", ("scenario", "a")),
        ("briefing: >\n  id: of another\n  format: rubric/1\n", None),
        ("format: scenario/1\n", None),
        ("format: session/1\nid: a\n", None),
        ("", None),
    ],
)
def test_a_file_is_known_by_its_first_lines_or_by_parsing_it(
    text: str, key: tuple[str, str] | None, tmp_path: Path
) -> None:
    assert key_of_text(text, tmp_path) == key


def test_lines_far_down_are_found_too(tmp_path: Path) -> None:
    text = "# remark\n" * 2_000 + "format: rubric/1\nid: fair\n"

    assert key_of_text(text, tmp_path) == ("rubric", "fair")


def test_a_well_formed_file_is_not_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "AuthoredFile", None)

    assert key_of_text("format: rubric/1\nid: fair\n", tmp_path) == ("rubric", "fair")


def test_what_cannot_be_opened_is_listed_without_a_name(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")

    (entry,) = entries(tmp_path)

    assert (entry.path, entry.key) == (tmp_path / "pipe.yaml", None)


def test_a_folder_is_walked_in_order_without_links_and_hidden_files(tmp_path: Path) -> None:
    for name in ("b/x.yaml", "a.yml", "b/a.yaml", ".git/c.yaml", "b/.d.yaml", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "a.yml")
    (tmp_path / "round").symlink_to(tmp_path)

    found = [path.relative_to(tmp_path).as_posix() for path in yaml_files(tmp_path)]

    assert found == ["a.yml", "b/a.yaml", "b/x.yaml"]


class TestLikelyKeys:
    @staticmethod
    def keys(folder: Path, **texts: str) -> dict[str, tuple[str, str] | None]:
        for name, text in texts.items():
            (folder / f"{name}.yaml").write_text(text)
        return {entry.path.stem: entry.key for entry in with_likely_keys(entries(folder))}

    def test_a_misspelt_format_still_says_the_kind(self, tmp_path: Path) -> None:
        found = self.keys(tmp_path, a="format: scenaro/1\nid: x\n")

        assert found == {"a": ("scenario", "x")}

    def test_a_file_without_a_word_is_known_by_its_neighbours(self, tmp_path: Path) -> None:
        found = self.keys(tmp_path, scenario="", tests="format: tests/1\nscenario: x\n")

        assert found["scenario"] == ("scenario", "x")

    def test_what_is_defined_elsewhere_is_not_defined_by_a_guess(self, tmp_path: Path) -> None:
        found = self.keys(tmp_path, a="format: scenario/1\nid: x\n", scenario="id: x\n")

        assert found == {"a": ("scenario", "x"), "scenario": None}

    def test_other_files_stay_without_a_key(self, tmp_path: Path) -> None:
        assert self.keys(tmp_path, compose="services: {}\n") == {"compose": None}
