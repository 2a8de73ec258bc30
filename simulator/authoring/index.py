"""Which file defines what, found by a glance at each file's first lines.

Only files whose glance is in doubt are parsed, so a large library opens in milliseconds.
"""

import errno
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from simulator.authoring.reading import AuthoredFile
from simulator.authoring.source import MOST_BYTES
from simulator.authoring.suggestions import closest
from simulator.files import open_regular

Key = tuple[str, str]
"""Kind and name: a scenario's or rubric's id, for tests the scenario's id, for a translation
`scenario/language`. All vocabularies have the empty name."""

VOCABULARY: Key = ("vocabulary", "")

YAML_SUFFIXES = (".yaml", ".yml")
_GLANCE_BYTES = 4096
_ABOVE = 3
_LINE = re.compile(rb"^(format|id|scenario|language):[ \t]+[\"']?([^\s\"'#]+)", re.MULTILINE)
NAMED_BY: dict[str, tuple[str, ...]] = {
    "vocabulary": (),
    "scenario": ("id",),
    "rubric": ("id",),
    "tests": ("scenario",),
    "translation": ("scenario", "language"),
}
"""The keys whose values, joined by `/`, are a document's name."""


class Entry(msgspec.Struct, frozen=True):
    """A file and what it defines; `key` is None if that cannot be told."""

    path: Path
    named: bool
    key: Key | None


def entries(folder: Path) -> tuple[Entry, ...]:
    """All YAML files below a folder, sorted, links and hidden files left out.

    Raises NotADirectoryError if it is no folder.
    """
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "is not a folder", str(folder))
    return tuple(Entry(path, False, _key(path, named=False)) for path in yaml_files(folder))


def named_entries(files: Iterable[Path]) -> tuple[Entry, ...]:
    """Files that somebody named; these may be links."""
    return tuple(Entry(path, True, _key(path, named=True)) for path in files)


def beside(files: Iterable[Path]) -> tuple[Entry, ...]:
    """What files may need of the library that they lie in, be that named or not.

    That is the scenario beside them or a folder above, the rubrics and the vocabulary up to two
    folders above, and the translations beside them or in a folder below.
    """
    files = [file.absolute() for file in files]
    above = dict.fromkeys(folder for file in files for folder in list(file.parents)[:_ABOVE])
    wanted = [
        path
        for folder in above
        for path in (
            folder / "scenario.yaml",
            folder / "vocabulary.yaml",
            *sorted(folder.glob("rubrics/*.yaml")),
        )
    ]
    nearby = [
        path
        for folder in dict.fromkeys(file.parent for file in files)
        for path in sorted((*folder.glob("*.yaml"), *folder.glob("translations/*.yaml")))
        if (_key(path, named=False) or ("",))[0] == "translation"
    ]
    return tuple(
        Entry(_shown(path), False, _key(path, named=False))
        for path in dict.fromkeys((*wanted, *nearby))
        if path.is_file() and not path.is_symlink()
    )


def _shown(path: Path) -> Path:
    """The path as it is named from here, if it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def without_stand_ins(found: Iterable[Entry], named: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that no named file replaces, be it by its name or by being the same file.

    Vocabularies stay: a named one stands in word by word.
    """
    named = tuple(named)
    if not named:
        return tuple(found)
    names = {entry.key for entry in named if entry.key} - {VOCABULARY}
    paths = {os.path.realpath(entry.path) for entry in named}
    return tuple(
        entry
        for entry in found
        if entry.key not in names and os.path.realpath(entry.path) not in paths
    )


def with_likely_keys(found: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, those without a key under the one that they were probably meant to have.

    Such a file has an error. What refers to it is then about a broken file, not about none.
    """
    found = tuple(found)
    known = {entry.key for entry in found} - {VOCABULARY}
    likely = ((entry, entry.key or _likely_key(entry, found)) for entry in found)
    return tuple(
        entry if entry.key or key in known else msgspec.structs.replace(entry, key=key)
        for entry, key in likely
    )


def _likely_key(entry: Entry, found: Iterable[Entry]) -> Key | None:
    """What a file was meant to define, by its first lines, its path and the files beside it."""
    fields = _glance(entry.path, _GLANCE_BYTES, named=entry.named)
    in_rubrics = entry.path.parent.name == "rubrics"
    by_place = "rubric" if in_rubrics else entry.path.stem
    kind = closest(fields.get("format", "").partition("/")[0], NAMED_BY) or by_place
    if kind == "vocabulary":
        return VOCABULARY
    if kind not in ("scenario", "rubric"):
        return None
    name = fields.get("id") or (entry.path.stem if in_rubrics else _scenario_beside(entry, found))
    return (kind, name) if name else None


def _scenario_beside(entry: Entry, found: Iterable[Entry]) -> str:
    """The scenario that a translation or test cases in the same folder belong to."""
    beside = (other.key for other in found if other.path.parent == entry.path.parent and other.key)
    names = (name for kind, name in beside if kind in ("tests", "translation"))
    return next(names, "").partition("/")[0]


def yaml_files(folder: Path) -> Iterator[Path]:
    """The YAML files below a folder, in a stable order; links are not followed."""
    for above, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(above, name)
            if name.endswith(YAML_SUFFIXES) and not name.startswith(".") and not path.is_symlink():
                yield path


def key_of(tree: object) -> Key | None:
    """What a tree defines, if it is complete enough to tell."""
    fields = tree if isinstance(tree, dict) else {}
    return _key_from({name: value for name, value in fields.items() if isinstance(value, str)})


def _key(path: Path, *, named: bool) -> Key | None:
    fields = _glance(path, _GLANCE_BYTES, named=named)
    key = _key_from(fields) or _key_from(_glance(path, MOST_BYTES, named=named))
    return key or key_of(AuthoredFile(path, follow_links=named).tree)


def _glance(path: Path, limit: int, *, named: bool) -> dict[str, str]:
    """The lines that say what a file is; empty if it cannot be opened."""
    try:
        with open_regular(path, follow_links=named) as file:
            start = file.read(limit)
    except OSError:
        return {}
    fields: dict[str, str] = {}
    for match in _LINE.finditer(start):
        name, value = (part.decode("utf-8", "replace") for part in match.groups())
        fields.setdefault(name, value)
    return fields


def _key_from(fields: dict[str, str]) -> Key | None:
    kind = fields.get("format", "").partition("/")[0]
    names = NAMED_BY.get(kind)
    if names is None or any(name not in fields for name in names):
        return None
    return kind, "/".join(fields[name] for name in names)
