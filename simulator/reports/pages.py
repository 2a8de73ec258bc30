"""HTML pages: one file each, which loads nothing, runs nothing and links nowhere outside itself.

The templates escape whatever is put into them. A content security policy that allows a single
style sheet, by its hash, forbids the rest even if an escape should ever be missed.
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


def page(template: str, **values: object) -> Iterator[str]:
    """The page that a template of `reports/templates` makes of these values, in chunks."""
    style = _style()
    filled = _environment().get_template(template)
    stream = filled.stream(style=style, style_hash=_hash(style), wording=wording, **values)
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
def _style() -> str:
    environment = _environment()
    assert environment.loader
    return environment.loader.get_source(environment, "page.css")[0]


def _hash(style: str) -> str:
    """The style sheet's hash as a content security policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
