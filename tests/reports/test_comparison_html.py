"""A comparison as a page, read back with a parser."""

import re

import msgspec
import pytest

from simulator.reports import comparison_html
from tests.reports import comparisons, hostile
from tests.reports.test_pages import HARMLESS, Page


@pytest.mark.parametrize("name", hostile.TEXTS)
def test_nothing_runs_loads_or_leads_out_whatever_the_texts(name: str) -> None:
    text = hostile.TEXTS[name]
    comparison = comparisons.comparison(text)
    named = msgspec.structs.replace(comparison.totals.a, name=text)
    totals = msgspec.structs.replace(comparison.totals, a=named)
    page = Page("".join(comparison_html.chunks(msgspec.structs.replace(comparison, totals=totals))))

    assert page.tags <= HARMLESS
    for attribute, value in page.attributes:
        assert not attribute.startswith("on")
        assert attribute not in ("style", "src", "srcset", "action", "formaction")
        assert attribute != "href" or re.fullmatch(r"#to-(fail|pass)", value)
    assert page.texts.count(text) == 3


def test_every_link_has_its_place() -> None:
    page = Page("".join(comparison_html.chunks(comparisons.comparison())))
    places = {value for name, value in page.attributes if name == "id"}
    links = {value.removeprefix("#") for name, value in page.attributes if name == "href"}
    assert links
    assert links <= places


def test_the_chart_says_in_words_and_numbers_what_its_bars_show() -> None:
    page = Page("".join(comparison_html.chunks(comparisons.comparison())))
    shown = [text.strip() for text in page.texts if text.strip()]
    place = shown.index("10 to 20 down")
    assert shown[place - 2 : place + 2] == ["not moved", "4", "10 to 20 down", "1"]


def test_a_long_list_is_cut_and_the_rest_is_counted() -> None:
    page = Page("".join(comparison_html.chunks(comparisons.comparison(flips=503))))
    text = " ".join("".join(page.texts).split())
    assert "And 3 more, which --format json lists." in text


def test_where_nothing_was_compared_there_is_no_table() -> None:
    page = Page("".join(comparison_html.chunks(comparisons.nothing())))
    assert "table" not in page.tags
    assert "0 sessions compared." in " ".join("".join(page.texts).split())
