"""The manual in the program: a page a code, in one form."""

import pytest

from simulator.authoring.explaining import Page, explanation, pages
from simulator.authoring.rules import RULES


def test_each_rule_has_its_docstring_for_a_page() -> None:
    for rule in RULES:
        page = pages()[rule.CODE]
        assert (rule.__doc__ or "").startswith(page.title)
        assert page.source.startswith("simulator/authoring/rules/")


def test_what_no_rule_finds_has_a_page_too() -> None:
    assert {"tab", "unknown-key", "defined-twice", "unreadable"} <= pages().keys()


@pytest.mark.parametrize("page", pages().values(), ids=lambda page: page.code)
def test_a_page_has_a_title_of_one_sentence_and_two_different_examples(page: Page) -> None:
    assert page.title.endswith(".")
    assert "\n" not in page.title
    assert page.wrong.strip()
    assert page.wrong != page.right


def test_a_page_is_explained_from_its_title_to_its_mended_example() -> None:
    assert explanation("unknown-key").splitlines() == [
        "unknown-key",
        "",
        "A key is none that the thing has.",
        "",
        "Usually it is misspelt, or stands one level too high or too low. Which keys there are, the"
        " pages about the formats say.",
        "",
        "Wrong:",
        "",
        "    breifing: You answer for the furniture shop.",
        "",
        "Right:",
        "",
        "    briefing: You answer for the furniture shop.",
    ]
