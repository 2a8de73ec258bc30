"""The schemas in the editor that most people have: VS Code's YAML support, driven over LSP."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from simulator.cli.app import app
from tests.editors.language_server import VARIABLE, Editor, server_program

PROGRAM = server_program()
SCENARIOS = Path(__file__).parents[2] / "scenarios"
FIRST_LINE = "# yaml-language-server: $schema=../schemas/scenario.json\n"
A_REPLY = """\
format: scenario/1
steps:
  - id: asks
    customer: Where is it?
    replies:
      - id: looks
"""

pytestmark = pytest.mark.skipif(
    PROGRAM is None,
    reason=f"yaml-language-server is not on the PATH, {VARIABLE} names none, or Node is missing",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A trainer's folder, as `simulator new` leaves it."""
    folder = tmp_path_factory.mktemp("library")
    for kind, name in (("scenario", "late"), ("rubric", "kind"), ("tests", "late")):
        app(["new", kind, name, "--into", str(folder)], standalone_mode=False)
    return folder


@pytest.fixture(scope="module")
def editor(library: Path) -> Iterator[Editor]:
    assert PROGRAM
    with Editor(PROGRAM, library) as editor:
        yield editor


Draft = Callable[[str], tuple[Path, int, int]]


@pytest.fixture(scope="module")
def draft(library: Path) -> Draft:
    """Writes a scenario; its file, and where the `▸` stood."""
    numbers = itertools.count()

    def write(text: str) -> tuple[Path, int, int]:
        text = FIRST_LINE + text
        before = text.partition("▸")[0]
        file = library / "late" / f"draft-{next(numbers)}.yaml"
        file.write_text(text.replace("▸", ""), encoding="utf-8")
        return file, before.count("\n"), len(before) - before.rfind("\n") - 1

    return write


def completed(editor: Editor, draft: Draft, text: str) -> dict[str, dict[str, Any]]:
    file, line, column = draft(text)
    editor.open(file)
    return editor.completions(file, line, column)


def hovered(editor: Editor, draft: Draft, text: str) -> str:
    file, line, column = draft(text)
    editor.open(file)
    return editor.hover(file, line, column)


class TestFilesThatAreFine:
    @pytest.mark.parametrize("name", ["late/scenario", "rubrics/kind", "late/tests"])
    def test_what_new_writes_finds_its_schema_and_has_no_problem(
        self, editor: Editor, library: Path, name: str
    ) -> None:
        file = library / f"{name}.yaml"

        assert editor.open(file) == []
        assert "What this file is." in editor.hover(file, 2, 3)

    def test_the_shipped_files_have_none_either(self, editor: Editor) -> None:
        names = ("vocabulary", "rubrics/balanced", "nasa-boots/scenario", "nasa-boots/tests")
        files = [SCENARIOS / f"{name}.yaml" for name in names]

        assert {file.name: found for file in files if (found := editor.open(file))} == {}


class TestCompletion:
    def test_keys_of_the_file(self, editor: Editor, draft: Draft) -> None:
        keys = completed(editor, draft, "format: scenario/1\n▸")

        assert {"briefing", "feelings", "steps", "endings"} <= keys.keys()

    def test_keys_of_a_reply(self, editor: Editor, draft: Draft) -> None:
        keys = completed(editor, draft, f"{A_REPLY}        ▸")

        assert keys.keys() >= {"say", "action", "when", "shows", "feels", "why", "next"}
        assert keys["why"]["documentation"].startswith("Coaching:")

    def test_keys_of_a_condition(self, editor: Editor, draft: Draft) -> None:
        keys = completed(editor, draft, f"{A_REPLY}        when:\n          ▸")

        assert keys.keys() >= {"all", "any", "none", "chosen", "feelings"}

    @pytest.mark.parametrize(
        "where", ["shows: [▸]", "shows:\n          - ▸", "when: {any: [▸]}"], ids=str.split
    )
    def test_behaviours_with_what_they_ask_for(
        self, editor: Editor, draft: Draft, where: str
    ) -> None:
        words = completed(editor, draft, f"{A_REPLY}        {where}")

        assert {"acknowledges", "over-promises", "customer-stays"} <= words.keys()
        assert "Puts this customer's own trouble" in words["acknowledges"]["documentation"]["value"]

    def test_situations(self, editor: Editor, draft: Draft) -> None:
        assert "refusal" in completed(editor, draft, "format: scenario/1\nsituations: [▸]")

    def test_a_new_list_comes_with_what_is_required_and_nothing_empty(
        self, editor: Editor, draft: Draft
    ) -> None:
        inserted = completed(editor, draft, "format: scenario/1\n▸")["endings"]["insertText"]

        assert inserted.split() == ["endings:", "-", "id:", "$1", "customer:", "$2", "later:", "$3"]


class TestHover:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("format: scenario/1\ndiff▸iculty: 2\n", "From 1, gentle, to 5, brutal."),
            ("format: scenario/1\ncus▸tomer:\n  name: Uri\n", "Who the trainee talks with."),
            (f"{A_REPLY}        fe▸els: {{trust: 2}}\n", "how much it rises or falls"),
            (f"{A_REPLY}        wh▸en: {{any: [argues]}}\n", "Offered only if this holds"),
            (f"{A_REPLY}        when: {{a▸ny: [argues]}}\n", "at least one must have been shown"),
            (f"{A_REPLY}        shows: [arg▸ues]\n", "Tells a person that he is wrong"),
        ],
    )
    def test_a_key_is_explained(self, editor: Editor, draft: Draft, text: str, words: str) -> None:
        assert words in hovered(editor, draft, text)


class TestErrors:
    @pytest.mark.parametrize(
        ("old", "new", "words"),
        [
            ("difficulty: 2", "difficulty: ▸9", "above the maximum of 5"),
            ("    hint: She", "    ▸hnt: She", "hnt is not allowed"),
            ("shows: [verifies]", "shows: [▸verify]", "not accepted"),
            ("id: look-up", "id: ▸Look-Up", "Lower-case words joined by hyphens"),
            ("when: {chosen: [look-up]}", "when: ▸{}", "fewer properties"),
            ("feels: {trust: 3}", "feels: {trust: ▸30}", "above the maximum of 10"),
            ("minutes: 3", "minutes: ▸three", "Incorrect type"),
        ],
    )
    def test_a_mistake_is_marked_where_it_is(
        self, editor: Editor, draft: Draft, library: Path, old: str, new: str, words: str
    ) -> None:
        good = (library / "late" / "scenario.yaml").read_text("utf-8").partition("\n")[2]
        assert old in good
        file, line, column = draft(good.replace(old, new, 1))

        (problem,) = editor.open(file)

        assert words in problem["message"]
        assert problem["range"]["start"] == {"line": line, "character": column}
