"""What the screens after a talk say, as lines for a width."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.content import Content

from simulator.debrief import Debrief, debrief
from simulator.progress.facts import progress
from simulator.tui.telling.comparison import comparison, differences
from simulator.tui.telling.decision import answer, scene
from simulator.tui.telling.numbers import numbers
from simulator.tui.telling.practice import courses, drills, habits
from simulator.tui.telling.prose import bar, barred, labelled, paragraph, quoted
from simulator.tui.telling.story import story
from simulator.tui.telling.turns import turns
from tests import samples
from tests.progress.talks import ARGUED, GOOD, GUESSED, practised, under

WIDTHS = (57, 75, 88)


def told(*path: str, **changes: object) -> Debrief:
    talk = under(practised(*path), **changes)
    return debrief(talk.scenario, talk.rubric, talk.session, {"informs": "Explains"})


def fits(text: Content, width: int) -> bool:
    return all(line.cell_length <= width for line in text.split("\n"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", [GOOD, GUESSED, ARGUED])
def test_no_line_of_a_debrief_is_wider_than_the_screen(path: tuple[str, ...], width: int) -> None:
    one = told(*path)
    for text in (
        story(one, (), width),
        numbers(one, width),
        turns(one, one.turns, width),
        comparison(one, told(*path, title="Another"), "Beside rubric 1 of 1.", width),
    ):
        assert fits(text, width)


def test_the_story_ends_with_the_notes_that_were_taken() -> None:
    one = msgspec.structs.replace(told(*GOOD), notes=("She mentioned a wedding.", "Ring her."))
    lines = [line.plain for line in story(one, (), 75).split("\n")]
    assert lines[-3:] == ["Your notes", "• She mentioned a wedding.", "• Ring her."]
    assert "Your notes" not in story(told(*GOOD), (), 75).plain


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_of_progress_is_wider_than_the_screen(width: int) -> None:
    paths = (ARGUED, GUESSED) * 3
    facts = progress([practised(*path, day=day) for day, path in enumerate(paths, 1)])
    drill = facts.drills[0]
    for text in (
        habits(facts, {}, width),
        courses(facts, width),
        drills(facts, width),
        scene(drill, width),
        answer(drill, drill.chosen, width),
    ):
        assert fits(text, width)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=200), st.integers(30, 100))
def test_whatever_is_said_fits_and_is_never_markup(text: str, width: int) -> None:
    lines = [
        *paragraph(text, width),
        *labelled("Why", text, width),
        *quoted("Dana", text, width, mine=True),
        *quoted("You", text, width, mine=False),
        *barred(labelled("Why", text, width - 3), width, "error"),
    ]
    assert all(line.cell_length <= width for line in lines)


def test_markup_in_a_text_is_text() -> None:
    (line,) = paragraph("[/red] [@click=app.quit]x[/] order [12", 80)
    assert line.plain == "[/red] [@click=app.quit]x[/] order [12"
    assert line.spans == [] or all("click" not in str(span.style) for span in line.spans)


@pytest.mark.parametrize(
    ("share", "drawn"),
    [(0, "····"), (0.01, "█···"), (0.5, "██··"), (1, "████"), (2, "████")],
)
def test_a_bar_is_bounded_and_only_nothing_looks_empty(share: float, drawn: str) -> None:
    assert bar(share, 4, "success").plain == drawn


@pytest.mark.parametrize("width", WIDTHS)
def test_no_title_of_a_criterion_is_cut(width: int) -> None:
    titles = ("Something to settle the mind", "Everything else that matters to her")
    asked = zip(samples.rubric().criteria, titles, strict=False)
    criteria = tuple(msgspec.structs.replace(each, title=title) for each, title in asked)
    one, other = told(*GUESSED, criteria=criteria), told(*GUESSED, title="Another")
    shown = comparison(one, other, "Beside rubric 1 of 1.", width).plain
    assert "…" not in shown
    for word in " ".join(titles).split():
        assert word in shown.split("What they see differently")[0]
    if width == WIDTHS[-1]:
        assert all(title in numbers(one, width).plain for title in titles)


def test_the_same_twice_has_no_differences() -> None:
    assert list(differences(told(*GOOD), told(*GOOD))) == [
        "Nothing: both ask the same of this talk and answer alike."
    ]


def test_what_one_rubric_alone_asks_is_told_with_what_it_cost() -> None:
    checking, honesty, public = samples.rubric().criteria
    one = told(*GUESSED, criteria=(checking, public))
    other = told(*GUESSED, criteria=(honesty, public), title="Another")
    assert list(differences(one, other)) == [
        "Only “Fair and square” asks about Checking: “guessed” (−100.0).",
        "Only “Another” asks about Honesty: “untrue” (−100.0).",
    ]


def test_what_both_ask_and_weigh_otherwise_is_told_with_both_costs() -> None:
    checking, honesty, public = samples.rubric().criteria
    heavy = msgspec.structs.replace(honesty, weight=2)
    one = told(*GUESSED)
    other = told(*GUESSED, criteria=(checking, heavy, public), critical=())
    assert list(differences(one, other)) == [
        "Checking: “guessed” (−66.7) here, “guessed” (−50.0) there.",
        "Honesty: “untrue” (−33.3) here, “untrue” (−50.0) there.",
    ]


def test_a_critical_error_that_one_alone_finds_is_told_with_its_turn() -> None:
    sentences = list(differences(told(*ARGUED), told(*ARGUED, critical=())))
    assert sentences == ["Only “Fair and square” finds a critical error: quarrelled (turn 1)."]


def test_a_drill_shows_what_the_customer_said_once_even_after_a_look_up() -> None:
    (drill,) = progress([practised("look-up", "not-our-fault")]).drills
    text = scene(drill, 80).plain
    assert text.count("Where is my parcel?") == 1
    assert text.count("Well? What do you see?") == 1
    assert "It has been at the depot since Friday." in text
