"""`simulator preview`: a draft is played while it is being written."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import samples
from tests.cli.conftest import Run

PROMPTS = ("to leave): ", "to leave: ")


class Preview:
    """A preview under way, typed into and read up to its next prompt."""

    def __init__(self, file: Path, *options: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-u", "-m", "simulator", "preview", str(file), *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.shown = self._read()

    def type(self, line: str) -> str:
        assert self._process.stdin
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        self.shown = self._read()
        return self.shown

    def close(self) -> None:
        self._process.communicate(timeout=30)

    def _read(self) -> str:
        assert self._process.stdout
        shown = ""
        while not shown.endswith(PROMPTS):
            letter = self._process.stdout.read(1)
            if not letter:
                break
            shown += letter
        return shown


@pytest.fixture
def draft(run: Run, library: Path) -> Path:
    return library / "late-parcel" / "scenario.yaml"


@pytest.fixture
def preview(draft: Path) -> Iterator[Preview]:
    going = Preview(draft)
    yield going
    going.close()


def number(preview: Preview, text: str) -> str:
    line = next(line for line in preview.shown.splitlines() if text in line and ". " in line)
    return line.strip().partition(".")[0]


def test_a_saved_draft_is_read_again_and_the_talk_keeps_its_place(
    preview: Preview, draft: Path
) -> None:
    preview.type(number(preview, "Look the parcel up."))
    text = draft.read_text("utf-8")
    draft.write_text(text.replace("Well? What do you see?", "Now what?"), "utf-8")

    shown = preview.type("r")

    assert "The file was saved, and is read again." in shown
    assert "You find: It has been at the depot since Friday." in shown
    assert "Dana: Now what?" in shown


def test_a_mistake_is_shown_in_its_place_and_the_talk_goes_on_once_it_is_mended(
    preview: Preview, draft: Path
) -> None:
    preview.type(number(preview, "Please be patient"))
    draft.write_text(samples.SCENARIO_TEXT.replace("next: thanks", "next: thnaks"), "utf-8")

    broken = preview.type("r")
    draft.write_text(samples.SCENARIO_TEXT, "utf-8")
    mended = preview.type("")

    assert "error:" in broken
    assert "thnaks" in broken
    assert "Did you mean `thanks`?" in broken
    assert "Dana: And when will I have it?" in mended


def test_j_jumps_to_any_step(preview: Preview) -> None:
    assert "And when will I have it?" in preview.type("j listens")
    assert "no talk comes to 'listns'. Did you mean `listens`?" in preview.type("j listns")


def test_s_starts_again(preview: Preview) -> None:
    preview.type("j listens")

    assert "Turn 1. Your reply" in preview.type("s")


def test_nothing_is_kept(preview: Preview, data: Path) -> None:
    preview.type("1")

    assert not data.exists()


def test_its_help_says_what_a_preview_does(preview: Preview) -> None:
    shown = preview.type("?")

    assert "j STEP  jump to a step" in shown
    assert "a number  chooses that reply; nothing is kept" in shown
    assert "resumed" not in shown


def test_a_translation_is_played_and_read_again_once_it_was_saved(draft: Path) -> None:
    translation = draft.with_name("he.yaml")
    translation.write_text(
        "format: translation/1\nscenario: late-parcel\nlanguage: he\nof_version: 1\n"
        "title: החבילה\nsteps:\n  asks: {customer: איפה החבילה שלי?}\n",
        "utf-8",
    )
    going = Preview(draft, "--language", "he")
    assert "איפה החבילה שלי?" in going.shown

    text = translation.read_text("utf-8")
    translation.write_text(text.replace("איפה החבילה שלי?", "נו, איפה החבילה?"), "utf-8")

    assert "נו, איפה החבילה?" in going.type("r")
    going.close()


def test_a_translation_that_there_is_not_is_waited_for(draft: Path) -> None:
    going = Preview(draft, "--language", "fr")
    assert "'late-parcel' is not translated into 'fr'" in going.shown
    going.close()
