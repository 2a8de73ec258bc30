"""Keys that a thing does not have, keys that it lacks, and texts that were taken for keys."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from simulator.authoring.odd_characters import no_quotes, oddity, plain
from simulator.authoring.shape_words import subject
from simulator.authoring.suggestions import closest, did_you_mean, listed, quoted
from simulator.authoring.tree import TreePath
from simulator.authoring.yaml_reader import Parsed

_MOST_KEYS = 20


class ShapeFinding(msgspec.Struct, frozen=True):
    """What is wrong with the shape of the value at `path`, or with its key."""

    code: str
    path: TreePath
    message: str
    hint: str = ""
    at_key: bool = False


def unknown_keys(parsed: Parsed, error: Any, path: TreePath) -> Iterator[ShapeFinding]:
    """The keys that the schema does not know, by what was probably meant by each."""
    known, given = error.schema["properties"], error.instance
    free = [name for name in known if name not in given]
    without_colon = _without_colon(error)
    yield from filter(None, (run_together(path, key) for key in without_colon))
    remainders = _remainders(parsed, error, path)
    for key in _unknown(error):
        if without_colon and given[key] is None:
            continue  # said already, or cut off by a comma in the text that has no key
        if given[key] is None and re.match(r"[a-z_]+:", key):
            yield _missing_space(path, key)
        elif key in remainders:
            if cut := remainders[key]:
                yield _unquoted_comma((*path, key), cut)
        else:
            hint = oddity(key) or did_you_mean(key, free if closest(key, free) else known)
            message = f"{subject(path)} has no key {quoted(key)}."
            yield ShapeFinding("unknown-key", (*path, key), message, hint, at_key=True)


def missing_keys(error: Any, path: TreePath) -> Iterator[ShapeFinding]:
    """What is missing, unless an unknown key is plainly its misspelling."""
    known = error.schema["properties"]
    free = [name for name in known if name not in error.instance]
    misspelt = {closest(plain(key), free) for key in _unknown(error)}
    misspelt |= {_first_word(key) for key in _without_colon(error)}
    missing = [
        name
        for name in error.schema["required"]
        if name not in error.instance and name not in misspelt
    ]
    if missing:
        yield ShapeFinding(
            "missing-key",
            path,
            f"{subject(path)} needs {listed(missing)}.",
            "; ".join(f"{name}: {known[name].get('description', '')}" for name in missing[:1]),
        )


def run_together(path: TreePath, key: str | int) -> ShapeFinding | None:
    """`{trust:2}` and `{trust 2}`: all of it is one key, and that has no value."""
    if isinstance(key, int):
        return None
    if ":" in key:
        return _missing_space(path, key)
    name, space, value = key.partition(" ")
    if ":" in plain(key) or space:
        message = f"There is no colon in {quoted(key)}."
        hint = oddity(key) or f"Write `{name}: {value}`."
        return ShapeFinding("missing-colon", (*path, key), message, hint, at_key=True)
    return None


def _remainders(parsed: Parsed, error: Any, path: TreePath) -> dict[str, str]:
    """What follows a comma in a text without quotes, with that text; empty after the first."""
    found: dict[str, str] = {}
    given = error.instance
    before = dict(zip([*given][1:], given, strict=False))
    for key in _unknown(error):
        cut = before.get(key, "")
        if given[key] is None and cut in found:
            found[key] = ""
        elif given[key] is None and _is_cut(parsed, given, path, cut, key):
            found[key] = str(given.get(cut) or cut)
    return found


def _is_cut(parsed: Parsed, given: Any, path: TreePath, before: str, key: str) -> bool:
    """Whether the key stands without a colon, behind a text without quotes or as several words."""
    written = parsed.written((*path, key), at_key=True)
    if re.match(rf"[\"']?{re.escape(key)}[\"']?\s*:", written):
        return False
    is_text = isinstance(given.get(before), str)
    is_plain = is_text and parsed.written((*path, before))[:1] not in ("'", '"')
    return is_plain or not key.isidentifier()


def _unquoted_comma(path: TreePath, text: str) -> ShapeFinding:
    return ShapeFinding(
        "unquoted-comma",
        path,
        "The comma before this ended the text, since it has no quotes and stands in `{}`.",
        no_quotes(text) or "Put the whole text in quotes.",
        at_key=True,
    )


def _without_colon(error: Any) -> list[str]:
    """Keys such as `id looks` in `{id looks, say: …}`: a known key, and its value."""
    known, given = error.schema["properties"], error.instance
    words = [(key, _first_word(key)) for key in _unknown(error) if given[key] is None]
    return [key for key, word in words if word != key and word in known and word not in given]


def _first_word(key: str) -> str:
    return re.split("[ :]", plain(key))[0] if ":" not in key else key


def _missing_space(path: TreePath, key: str) -> ShapeFinding:
    return ShapeFinding(
        "missing-space",
        (*path, key),
        f"After a key's colon comes a space, and {quoted(key)} has none.",
        "Add a space.",
        at_key=True,
    )


def _unknown(error: Any) -> list[str]:
    """The keys that the schema does not know; of many, the first."""
    known = error.schema["properties"]
    return [key for key in error.instance if key not in known][:_MOST_KEYS]
