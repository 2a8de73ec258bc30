"""The manual: a page for each code that a problem can have, with a wrong and a right example.

A rule's page is its docstring. What is found before a rule can look, in reading and in finding
files, has its page in the folder `manual`, in the same form. `docs/problems/` is made of these.
"""

import re
from functools import cache
from importlib.resources import files

import msgspec

from simulator.authoring.rules import RULES

_FORM = re.compile(
    r"(?P<title>[^\n]+\.)\n\n"
    r"(?P<text>.*?)"
    r"Wrong:\n\n```(?P<language>yaml|text|sh)\n(?P<wrong>.*?)```\n\n"
    r"Right:\n\n```\w+\n(?P<right>.*?)```\n",
    re.DOTALL,
)


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What a problem means, and an example of it before and after.

    The examples are excerpts of a file if `language` is `yaml`, else they describe files or name
    a command.
    """

    code: str
    title: str
    text: str
    language: str
    wrong: str
    right: str
    source: str


@cache
def pages() -> dict[str, Page]:
    """All pages by code, in alphabetical order."""
    found = {rule.CODE: _page(rule.CODE, rule.__doc__ or "", _module_path(rule)) for rule in RULES}
    for file in (files("simulator.authoring") / "manual").iterdir():
        code, _, suffix = file.name.partition(".")
        if suffix == "md":
            source = f"simulator/authoring/manual/{file.name}"
            found[code] = _page(code, file.read_text("utf-8"), source)
    return dict(sorted(found.items()))


def explanation(code: str) -> str:
    """The page of a code, for a terminal. Raises KeyError if no problem has it."""
    page = pages()[code]
    parts = [
        page.title,
        page.text,
        "Wrong:",
        _indented(page.wrong),
        "Right:",
        _indented(page.right),
    ]
    return "\n\n".join(filter(None, [code, *parts])) + "\n"


def _indented(example: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in example.rstrip("\n").splitlines())


def _page(code: str, written: str, source: str) -> Page:
    form = _FORM.fullmatch(written)
    assert form, f"{source}: a title, a text, a wrong and a right example"
    return Page(
        code=code,
        title=form["title"],
        text=form["text"].rstrip("\n"),
        language=form["language"],
        wrong=form["wrong"],
        right=form["right"],
        source=source,
    )


def _module_path(rule: object) -> str:
    name: str = getattr(rule, "__name__", "")
    return f"{name.replace('.', '/')}.py"
