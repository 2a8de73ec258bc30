"""The examples of the problem pages, made real: files in a folder, and what `check` finds there."""

from collections.abc import Callable, Iterable
from pathlib import Path

from simulator.authoring.checking import Checked, check
from simulator.authoring.explaining import Page
from simulator.authoring.library import open_library
from simulator.authoring.rules import LIBRARY_RULES
from simulator.authoring.source import MOST_BYTES
from simulator.model.schemas import DOCUMENTS
from tests.authoring.examples import GOOD, WHOLE, completed, sections

WHOLE_FILES = {"directive", "empty-file", "missing-format", "newer-format", "not-a-map"}
WHOLE_FILES |= {"several-documents", "syntax", "unknown-format"}
"""Codes whose examples are not excerpts but files, if short ones."""

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
    kinds = [name for name, kind in DOCUMENTS.items() if keys <= set(_keys(kind))]
    return completed(excerpt, "scenario" if "scenario" in kinds else kinds[0])


def _keys(kind: type) -> Iterable[str]:
    names: tuple[str, ...] = getattr(kind, "__struct_encode_fields__", ())
    return names


def _checked(files: Iterable[Path], *libraries: Path) -> Checked:
    return check(list(files), open_library(libraries or [GOOD]))


def _written(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


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


SITUATIONS: dict[str, Callable[[bool, Path], Checked]] = {
    "not-utf-8": _not_utf_8,
    "too-large": _too_large,
    "too-many-nodes": _too_many_nodes,
    "unreadable": _unreadable,
    "broken-reference": _broken_reference,
    "defined-twice": _defined_twice,
    "empty-folder": _empty_folder,
    "no-vocabulary": _no_vocabulary,
}
"""The examples that are not about a file's text."""
