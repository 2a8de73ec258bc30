"""HTML pages: one file each, which loads nothing and links nowhere outside itself.

The templates escape whatever is put into them. A content security policy that allows a single
style sheet, by its hash, forbids the rest even if an escape should ever be missed; where tables can
be sorted it allows the one script that does it, likewise.
"""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from simulator.reports import wording

if TYPE_CHECKING:
    from jinja2 import Environment

_PIECES = 256
"""Pieces of a page that make up a chunk."""


def page(template: str, *, has_script: bool = False, **values: object) -> Iterator[str]:
    """The page that a template of `reports/templates` makes of these values, in chunks.

    With the script, tables of the class `sortable` are sorted by a click on a heading.
    """
    style = _asset("page.css")
    script = _asset("sort.js") if has_script else ""
    filled = _environment().get_template(template)
    stream = filled.stream(
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
        wording=wording,
        **values,
    )
    stream.enable_buffering(_PIECES)
    return stream


@cache
def _environment() -> "Environment":
    # Jinja2 costs as much to import as a hundred sessions to score: only a page pays for it.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("simulator.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _asset(name: str) -> str:
    environment = _environment()
    assert environment.loader
    return environment.loader.get_source(environment, name)[0]


def _hash(asset: str) -> str:
    """A style sheet's or a script's hash as a content security policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(asset.encode()).digest()).decode()
