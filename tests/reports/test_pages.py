"""HTML reports, read back with a parser: nothing in them runs, loads or leads out."""

import base64
import hashlib
import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from simulator.debrief import debrief
from simulator.model.scorecard import Scorecard
from simulator.reports import debrief_html, scorecards_html
from simulator.reports.scorecards_html import Aside, Report
from simulator.reports.scorecards_sums import Sums
from tests import boots
from tests.reports import hostile

HARMLESS = frozenset(
    {"html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section"}
    | {"article", "div", "p", "span", "strong", "h1", "h2", "h3", "ul", "ol", "li", "blockquote"}
    | {"br", "a", "svg", "rect", "text", "table", "thead", "tbody", "tr", "th", "td", "code", "bdi"}
)


class Page(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, written: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.style = ""
        self.script = ""
        self.last = ""
        self.feed(written)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self.last = tag

    def handle_endtag(self, tag: str) -> None:
        self.last = ""

    def handle_data(self, data: str) -> None:
        if self.last == "style":
            self.style += data
        if self.last == "script":
            self.script += data
        self.texts.append(data)


def pages(text: str) -> list[str]:
    told = hostile.debriefed(text)
    return [debrief_html.render(told), scorecards_page(told.card, text)]


def scorecards_page(card: Scorecard, text: str) -> str:
    """A report on one scorecard, with this text wherever somebody else's can stand."""
    sums = Sums(by=("trainee",))
    sums.add(card)
    asides = [Aside(text, card.session, text)]
    report = Report(sums=sums, unfinished=1, left=asides, rejected=1, rejects=asides)
    return "".join(scorecards_html.chunks(report, [card]))


@pytest.mark.parametrize("name", hostile.TEXTS)
def test_nothing_runs_loads_or_leads_out_whatever_the_texts(name: str) -> None:
    for written in pages(hostile.TEXTS[name]):
        page = Page(written)
        assert page.tags - {"script"} <= HARMLESS
        for attribute, value in page.attributes:
            assert not attribute.startswith("on")
            assert attribute not in ("style", "src", "srcset", "action", "formaction")
            assert attribute != "href" or re.fullmatch(r"#turn-\d+", value)


@pytest.mark.parametrize("name", hostile.TEXTS)
def test_foreign_text_is_shown_as_it_was_written(name: str) -> None:
    text = hostile.TEXTS[name]
    for written in pages(text):
        assert text in Page(written).texts


def hash_of(asset: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(asset.encode()).digest()).decode()


def test_the_policy_allows_nothing_but_the_pages_own_style_sheet_and_script() -> None:
    debriefing, scorecards = map(Page, pages("x"))
    assert debriefing.script == ""
    assert "addEventListener" in scorecards.script
    for page in (debriefing, scorecards):
        (policy,) = [value for name, value in page.attributes if "default-src" in value]
        script = f" script-src '{hash_of(page.script)}';" if page.script else ""
        assert policy == (
            f"default-src 'none'; style-src '{hash_of(page.style)}';{script} "
            "base-uri 'none'; form-action 'none'"
        )
        assert "url(" not in page.style
        assert "@import" not in page.style


def test_every_attribute_is_quoted() -> None:
    told = debrief(boots.scenario(), boots.rubric(), boots.session(boots.ZERO), boots.TITLES)
    for written in (debrief_html.render(told), scorecards_page(told.card, "x")):
        for tag in re.findall(r"<[a-z][^>]*>", written):
            assert re.fullmatch(r"<[a-z][a-z0-9]*(\s+[A-Za-z-]+=\"[^\"]*\")*>", tag)


def test_every_link_leads_to_a_turn_of_the_page() -> None:
    told = debrief(boots.scenario(), boots.rubric(), boots.session(boots.GOOD), boots.TITLES)
    page = Page(debrief_html.render(told))
    targets = {value for name, value in page.attributes if name == "id"}
    links = {value.removeprefix("#") for name, value in page.attributes if name == "href"}
    assert links == {"turn-2", "turn-4"}
    assert links <= targets


def test_the_debrief_tells_all_that_the_text_tells() -> None:
    session = boots.session(boots.ZERO, notes=("Ask first.",))
    told = debrief(boots.scenario(), boots.rubric(), session, boots.TITLES)
    texts = " ".join(" ".join(Page(debrief_html.render(told)).texts).split())
    for part in (
        "What became of Uri",
        "He came back with his grandson.",
        "Give both halves in one breath.",
        *told.reasons,
        *(error.effect for error in told.critical),
        *(finding.feedback for finding in told.criteria),
        *(turn.why for turn in told.turns if turn.why),
        "Not asked here: In front of others.",
        "Ask first.",
        "✗ not passed",
    ):
        assert part in texts


def test_jinja_is_imported_only_for_a_page() -> None:
    code = (
        "import sys\n"
        "from simulator.reports import debrief_html, scorecards_html\n"
        "assert 'jinja2' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
