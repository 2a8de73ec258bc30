"""Pages in a real browser: they stand, sort and print, and nothing in their texts runs."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.reports import hostile
from tests.reports.test_pages import scorecards_page

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), "")

pytestmark = pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine")

CLICK = """
<script>
addEventListener("load", function () {
  document.querySelectorAll("#cards thead button")[4].click();
  document.title = document.querySelector("#cards th[aria-sort]").textContent;
});
</script>
"""


def browse(page: Path, tmp_path: Path, *options: str) -> str:
    """What a headless browser writes about a page."""
    return subprocess.run(
        [
            BROWSER,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path / 'browser'}",
            *options,
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    ).stdout


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A report whose texts would raise an alert, leave the page or rename it."""
    script = "<script>document.title = 'taken over'</script><img src=x onerror=alert(1)>"
    card = hostile.debriefed(script).card
    page = tmp_path / "page.html"
    page.write_text(scorecards_page(card, script), "utf-8")
    return page


def test_the_tables_can_be_sorted_and_foreign_texts_do_nothing(page: Path, tmp_path: Path) -> None:
    shown = browse(page, tmp_path, "--dump-dom")

    assert "<title>Scorecards</title>" in shown
    assert '<th scope="col" class="number"><button type="button">Percent</button></th>' in shown


def test_a_click_on_a_heading_sorts(page: Path, tmp_path: Path) -> None:
    written = page.read_text("utf-8")
    start = written.index('<meta http-equiv="Content-Security-Policy"')
    free = written[:start] + written[written.index(">", start) + 1 :]  # else our click may not run
    page.write_text(free.replace("</body>", f"{CLICK}</body>"), "utf-8")

    assert "<title>Percent</title>" in browse(page, tmp_path, "--dump-dom")


def test_it_prints(page: Path, tmp_path: Path) -> None:
    printed = tmp_path / "page.pdf"

    browse(page, tmp_path, f"--print-to-pdf={printed}")

    assert printed.read_bytes().startswith(b"%PDF-")
    assert printed.stat().st_size > 5_000
