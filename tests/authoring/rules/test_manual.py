"""Each rule's docstring is its page in the manual, and its examples do what they say."""

import re
from pathlib import Path

import pytest

from simulator.authoring import rules
from simulator.authoring.checking import check
from simulator.authoring.library import open_library
from simulator.authoring.rules import ERROR_RULES, LIBRARY_RULES, RULES, WARNING_RULES
from simulator.authoring.rules.rule import Rule
from simulator.model.problem import Problem
from simulator.model.schemas import DOCUMENTS
from tests.authoring.examples import GOOD, completed, sections

_PAGE = re.compile(
    r"(?P<title>[A-Z`][^\n]+\.)\n\n"
    r"(?P<text>.*?)"
    r"Wrong:\n\n```yaml\n(?P<wrong>.*?)```\n\n"
    r"Right:\n\n```yaml\n(?P<right>.*?)```\n",
    re.DOTALL,
)

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)


def problems(rule: Rule, which: str, folder: Path) -> list[Problem]:
    """What is wrong with an example from the rule's page, made a whole file."""
    page = _PAGE.fullmatch(rule.__doc__ or "")
    assert page, "a title, an explanation, a wrong and a right example"
    keys = sections(page[which]).keys()
    kind = next(
        kind
        for of_type in rule.APPLIES_TO
        for kind, document in DOCUMENTS.items()
        if document is of_type and keys <= set(document.__struct_encode_fields__)
    )
    file = folder / "example.yaml"
    file.write_text(completed(page[which], kind), encoding="utf-8")
    library = open_library([GOOD], [file])
    return list(check([] if rule in LIBRARY_RULES else [file], library).problems)


@each_rule
def test_the_wrong_example_breaks_this_rule_and_no_other(rule: Rule, tmp_path: Path) -> None:
    found = problems(rule, "wrong", tmp_path)

    assert [(p.code, p.severity) for p in found] == [(rule.CODE, rule.SEVERITY)]
    assert found[0].message.endswith(".")


@each_rule
def test_the_right_example_is_sound(rule: Rule, tmp_path: Path) -> None:
    found = problems(rule, "right", tmp_path)

    assert [p for p in found if p.severity == "error" or p.code == rule.CODE] == []


@each_rule
def test_a_rule_is_named_after_its_module(rule: Rule) -> None:
    assert rule.__name__.rpartition(".")[2] == rule.CODE.replace("-", "_")  # type: ignore[attr-defined]


def test_every_rule_is_registered_once_and_where_it_belongs() -> None:
    folder = Path(rules.__file__).parent
    modules = {file.stem for file in folder.glob("*.py") if "\nCODE = " in file.read_text("utf-8")}

    assert sorted(rule.CODE.replace("-", "_") for rule in RULES) == sorted(modules)
    assert {rule.SEVERITY for rule in ERROR_RULES} == {"error"}
    assert {rule.SEVERITY for rule in (*WARNING_RULES, *LIBRARY_RULES)} == {"warning"}
