"""A debrief as Markdown, read back with a parser."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from simulator.debrief import debrief
from simulator.reports import debrief_markdown
from simulator.reports.markdown import inert, quoted
from tests import boots
from tests.reports import hostile

PARSER = MarkdownIt("gfm-like")
OURS = {"heading", "paragraph", "blockquote", "bullet_list", "list_item", "strong", "em"}


def kinds(tokens: list[Token]) -> set[str]:
    """What the parser found, inline and in blocks, without text and the ends of things."""
    found = {token.type for token in tokens}
    for token in tokens:
        found |= {child.type for child in token.children or []}
    return {kind.removesuffix("_open").removesuffix("_close") for kind in found}


@pytest.mark.parametrize("name", hostile.TEXTS)
def test_foreign_text_makes_nothing_that_is_not_ours(name: str) -> None:
    written = debrief_markdown.render(hostile.debriefed(hostile.TEXTS[name]))
    assert kinds(PARSER.parse(written)) <= OURS | {"text", "inline", "softbreak"}


@pytest.mark.parametrize("name", hostile.TEXTS)
def test_foreign_text_is_read_as_it_was_written(name: str) -> None:
    text = hostile.TEXTS[name]
    (paragraph,) = [token for token in PARSER.parse(inert(text)) if token.children]
    read = "".join(child.content for child in paragraph.children or [])
    assert read == " ".join(text.split())


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("a1 \n\t*_`~#>|[](){}<>!&$^@=+-.:/\\w")))
@example("+ a")
@example("12) a")
def test_no_mixture_of_signs_is_anything_but_text(text: str) -> None:
    prose = {"paragraph", "inline", "text", "softbreak"}
    assert kinds(PARSER.parse(inert(text))) <= prose
    assert kinds(PARSER.parse(quoted(text))) <= prose | {"blockquote"}


def test_prose_stays_readable_without_rendering() -> None:
    assert inert("I'm sorry, Dana. It's 3.5 kg, due at 9:30 (today)!") == (
        "I'm sorry, Dana. It's 3.5 kg, due at 9:30 (today)!"
    )


def test_the_headings_lead_from_the_customer_to_the_turns() -> None:
    told = debrief(boots.scenario(), boots.rubric(), boots.session(boots.CAPPED), boots.TITLES)
    written = debrief_markdown.render(told)
    assert re.findall(r"^##? (.*)$", written, re.M) == [
        "The astronaut boots",
        "What became of Uri",
        "The turning point",
        "One thing to do next time",
        "Result",
        "Critical errors",
        "Criterion by criterion",
        "Turn by turn",
    ]
    assert "**✗ not passed, 28.5%, Practise again**" in written
    assert "**You:**\n\n> I'll have them here on Friday." in written
