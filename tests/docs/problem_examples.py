"""The examples of the problem pages, made real: files in a folder, and what `check` finds there."""

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
from click.testing import CliRunner

from simulator.authoring.checking import Checked, check
from simulator.authoring.explaining import Page
from simulator.authoring.library import open_library
from simulator.authoring.rules import LIBRARY_RULES, RULES
from simulator.authoring.shape import document_of
from simulator.authoring.source import MOST_BYTES, Source
from simulator.authoring.yaml_reader import Parsed
from simulator.cli.app import app
from simulator.model.problem import Problem
from simulator.model.scenario import Scenario
from simulator.model.schemas import DOCUMENTS
from simulator.storage.archive import Archive
from simulator.storage.places import Places
from tests.authoring.examples import GOOD, WHOLE, completed, sections

WHOLE_FILES = {"directive", "empty-file", "missing-format", "newer-format", "not-a-map"}
WHOLE_FILES |= {"several-documents", "syntax", "unknown-format"}
"""Codes whose examples are not excerpts but files, if short ones."""

_LOOKS_AT = {rule.CODE: rule.APPLIES_TO for rule in RULES}
ABOUT_LIBRARIES = {rule.CODE for rule in LIBRARY_RULES}


def found(page: Page, which: str, folder: Path) -> Checked:
    """What `check` finds in the page's wrong or right example; `folder` is empty."""
    if page.language != "yaml":
        return SITUATIONS[page.code](which == "wrong", folder)
    excerpt = page.wrong if which == "wrong" else page.right
    file = folder / "example.yaml"
    file.write_text(_file(page, excerpt), encoding="utf-8")
    library = open_library([GOOD], [file])
    return check([] if page.code in ABOUT_LIBRARIES else [file], library)


def _file(page: Page, excerpt: str) -> str:
    """The excerpt's keys in a good file of the kind that it is from."""
    if page.code in WHOLE_FILES:
        return excerpt
    keys = sections(page.right).keys() - {""}
    kinds = [
        name
        for of_type in _LOOKS_AT.get(page.code, (Scenario, *DOCUMENTS.values()))
        for name, kind in DOCUMENTS.items()
        if kind is of_type and keys <= set(kind.__struct_encode_fields__)
    ]
    good = sections(WHOLE[kinds[0]].read_text("utf-8"))
    kept = {key: lines for key, lines in good.items() if key not in keys}
    return "".join({**kept, **sections(excerpt)}.values())


def _checked(files: Iterable[Path], *libraries: Path) -> Checked:
    return check(list(files), open_library(libraries or [GOOD]))


def _written(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def _control_character(wrong: bool, folder: Path) -> Checked:
    text = completed("title: The\u2028sofa\n" if wrong else "", "scenario")
    return _checked([_written(folder / "example.yaml", text)])


def _not_utf_8(wrong: bool, folder: Path) -> Checked:
    file = folder / "example.yaml"
    text = completed("title: The café\n", "scenario")
    file.write_bytes(text.encode("latin-1" if wrong else "utf-8"))
    return _checked([file])


def _too_large(wrong: bool, folder: Path) -> Checked:
    remarks = "#" * (MOST_BYTES if wrong else 0)
    text = WHOLE["scenario"].read_text("utf-8")
    return _checked([_written(folder / "example.yaml", f"{text}{remarks}\n")])


def _too_many_nodes(wrong: bool, folder: Path) -> Checked:
    objectives = ", ".join(["a"] * (100_001 if wrong else 1))
    text = completed(f"objectives: [{objectives}]\n", "scenario")
    return _checked([_written(folder / "example.yaml", text)])


def _unreadable(wrong: bool, folder: Path) -> Checked:
    _written(folder / "scenario.yaml", WHOLE["scenario"].read_text("utf-8"))
    return _checked([folder / ("no-such-file.yaml" if wrong else "scenario.yaml")])


def _broken_reference(wrong: bool, folder: Path) -> Checked:
    text = completed("version: one\n" if wrong else "", "scenario")
    _written(folder / "scenario.yaml", text)
    _written(folder / "vocabulary.yaml", WHOLE["vocabulary"].read_text("utf-8"))
    _written(folder / "fair.yaml", WHOLE["rubric"].read_text("utf-8"))
    tests = _written(folder / "tests.yaml", WHOLE["tests"].read_text("utf-8"))
    return _checked([tests], folder)


def _defined_twice(wrong: bool, folder: Path) -> Checked:
    text = WHOLE["scenario"].read_text("utf-8")
    other = text if wrong else text.replace("id: the-sofa", "id: the-chair")
    _written(folder / "chairs" / "scenario.yaml", other)
    _written(folder / "sofas" / "scenario.yaml", text)
    return _checked([folder])


def _empty_folder(wrong: bool, folder: Path) -> Checked:
    name = "the-sofa.txt" if wrong else "the-sofa.yaml"
    _written(folder / name, WHOLE["scenario"].read_text("utf-8"))
    return _checked([folder])


def _no_vocabulary(wrong: bool, folder: Path) -> Checked:
    scenario = _written(folder / "scenario.yaml", WHOLE["scenario"].read_text("utf-8"))
    _written(folder / "fair.yaml", WHOLE["rubric"].read_text("utf-8"))
    return _checked([scenario], *([folder] if wrong else [GOOD]))


def _version_not_raised(wrong: bool, folder: Path) -> Checked:
    text = WHOLE["scenario"].read_text("utf-8")
    played = document_of(Parsed(Source("played.yaml", text)))
    assert isinstance(played, Scenario)
    Archive(Places(folder / "data")).keep(played)
    today = text.replace("trust: -2", "trust: -3").replace("version: 1", f"version: {2 - wrong}")
    file = _written(folder / "scenario.yaml", today)
    options = ["--format", "json", "--no-shipped", "--library", str(GOOD)]
    options += ["--data", str(folder / "data")]
    output = CliRunner().invoke(app, ["check", str(file), *options]).stdout
    return Checked(msgspec.json.decode(output, type=tuple[Problem, ...]), 1, {str(file): today}, ())


SITUATIONS: dict[str, Callable[[bool, Path], Checked]] = {
    "control-character": _control_character,
    "not-utf-8": _not_utf_8,
    "too-large": _too_large,
    "too-many-nodes": _too_many_nodes,
    "unreadable": _unreadable,
    "broken-reference": _broken_reference,
    "defined-twice": _defined_twice,
    "empty-folder": _empty_folder,
    "no-vocabulary": _no_vocabulary,
    "version-not-raised": _version_not_raised,
}
"""The examples that are not about a file's text."""
