"""Progress as text and as JSON."""

import json
from datetime import date

import pytest

from simulator.progress.facts import progress
from simulator.progress.habits import Habit, Kind, Subject
from simulator.reports import progress_json, progress_text
from simulator.reports.layout import cells
from simulator.reports.progress_wording import habit
from tests.progress.talks import ARGUED, GOOD, GUESSED, practised

TODAY = date(2026, 2, 10)
TITLES = {"listens": "Listens", "explains": "Explains"}


@pytest.mark.parametrize(
    ("kind", "subject", "times", "sentence"),
    [
        (
            "order",
            ("listens", "explains"),
            5,
            "“Explains” came before “Listens”, or without it, in 5 of 6 talks; "
            "best play has it after.",
        ),
        (
            "order",
            ("listens", "explains"),
            1,
            "“Listens” came no later than “Explains” in 5 of 6 talks, as in best play.",
        ),
        (
            "spoils",
            ("over-promises",),
            4,
            "“over promises” was shown in 4 of 6 talks where it could be.",
        ),
        (
            "level",
            ("fair", "honesty", "clear"),
            4,
            "Honesty reached its best level, “clear”, in 4 of 6 talks.",
        ),
        (
            "level",
            ("fair", "honesty", "clear"),
            1,
            "Honesty reached its best level, “clear”, in 1 of 6 talks so far.",
        ),
    ],
)
def test_a_habit_is_a_fact_in_a_sentence(
    kind: Kind, subject: Subject, times: int, sentence: str
) -> None:
    found = Habit(kind=kind, subject=subject, times=times, talks=6)
    assert habit(found, TITLES, {"fair/honesty": "Honesty"}) == sentence


def test_without_a_talk_the_text_says_how_to_begin() -> None:
    text = progress_text.render(progress([]), {}, TODAY)
    assert text == "Talks\n  No talk has been finished yet. Begin with: simulator play\n"


def test_the_text_tells_talks_habits_levels_drills_and_what_is_due() -> None:
    talks = [practised(*GUESSED, day=day) for day in (1, 2, 3)]
    text = progress_text.render(progress([*talks, practised("look-up", day=4)]), {}, TODAY)
    headings = [line for line in text.splitlines() if line and not line.startswith(" ")]
    assert headings == [
        "Talks",
        "Habits",
        "Levels over time",
        "Decisions to take once more",
        "When to practise again",
    ]
    assert "2026-02-03  00000000  late-parcel" in text
    assert "Checking: guessed (3 times)" in text
    assert "1 talk left unfinished." in text
    assert "late-parcel  due" in text


@pytest.mark.parametrize("width", [40, 80])
def test_prose_is_no_wider_than_the_terminal(width: int) -> None:
    talks = [practised(*path, day=day) for day, path in enumerate((ARGUED, GUESSED, GOOD), 1)]
    text = progress_text.render(progress(talks), {}, TODAY, width)
    habits = text.split("\n\n")[1:4]
    assert all(cells(line) <= width for part in habits for line in part.splitlines())


def test_only_the_latest_levels_are_put_into_words() -> None:
    talks = [practised(*(GOOD if day % 2 else GUESSED), day=day) for day in range(1, 9)]
    text = progress_text.render(progress(talks), {}, TODAY, 200)
    assert "Checking: … looked, then guessed, then looked, then" in text


def test_the_json_holds_the_same_facts_and_the_sentences() -> None:
    told = json.loads(
        progress_json.render(
            progress([practised(*ARGUED, day=day) for day in (1, 2, 3)]),
            "t-1",
            {"argues": "Argues"},
        )
    )
    assert list(told) == ["trainee", "talks", "unfinished", "habits", "levels", "drills", "due"]
    assert [talk["percent"] for talk in told["talks"]] == [16.6, 16.6, 16.6]
    assert "“Argues” was shown in 3 of 3 talks where it could be." in [
        habit["text"] for habit in told["habits"]
    ]
    (drill,) = told["drills"]
    assert (drill["path"], drill["chosen"]) == ([], "not-our-fault")
    assert set(drill["strongest"]) < set(drill["offered"])
