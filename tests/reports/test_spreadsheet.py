"""Scorecards in a real spreadsheet: what looks like a formula is read as text."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest

from simulator.reports import scorecards_csv
from tests import boots
from tests.reports.test_scorecards import card

CONVERTER = shutil.which("ssconvert")
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
HOSTILE = ("=1+1", "+1+1", "-1+1", "@SUM(1,1)", "|cmd", '=HYPERLINK("x")', "\t=1+1", " =1+1")

pytestmark = pytest.mark.skipif(not CONVERTER and not OFFICE, reason="no spreadsheet program")


def through_a_spreadsheet(file: Path) -> str:
    """The file, opened as a spreadsheet does it, and the values of its cells written out again."""
    out = file.with_name("out.csv")
    if CONVERTER:
        book = file.with_suffix(".xlsx")
        subprocess.run([CONVERTER, file, book], check=True, capture_output=True, timeout=120)
        subprocess.run([CONVERTER, book, out], check=True, capture_output=True, timeout=120)
    else:
        assert OFFICE
        profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
        command = [OFFICE, profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc)"]
        target = ["--outdir", str(file.parent / "out"), str(file)]
        subprocess.run([*command, *target], check=True, capture_output=True, timeout=240)
        out = file.parent / "out" / file.name
    return out.read_text("utf-8")


def test_the_spreadsheet_evaluates_what_is_not_kept_from_it(tmp_path: Path) -> None:
    file = tmp_path / "bare.csv"
    file.write_text("trainee\n=1+1\n", "utf-8")

    assert through_a_spreadsheet(file).split() == ["trainee", "2"]


def test_nothing_that_a_trainees_id_holds_is_evaluated(tmp_path: Path) -> None:
    file = tmp_path / "cards.csv"
    cards = [card(boots.GOOD, trainee=text, band=text) for text in HOSTILE]
    file.write_bytes(b"".join(scorecards_csv.rows(cards)))

    read = list(csv.DictReader(io.StringIO(through_a_spreadsheet(file))))

    assert len(read) == len(HOSTILE)
    for row, text in zip(read, HOSTILE, strict=True):
        assert row["trainee"].lstrip("'").strip() == text.strip()
        assert row["band"].lstrip("'").strip() == text.strip()
