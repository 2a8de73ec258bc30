"""A debrief as plain text."""

import pytest

from simulator.debrief import debrief
from simulator.reports import debrief_text
from simulator.reports.layout import cells
from tests import boots
from tests.reports import hostile

CAPPED = """\
The astronaut boots

What became of Uri
  Uri: Six o'clock, then.
  He came back with his grandson.

The turning point
  In turn 1 you said: “I'll have them here on Friday.”
  After it a pass was out of reach.
  It put out of reach: Listening (heard), Honesty (clear) and avoiding “broken
  promise”.
  Stronger: do this: “Search the supplier list.” or do this: “Look round for a
  colleague.” or “Those I can't get. A pair of replicas, made by hand, I can.”

One thing to do next time
  Give both halves in one breath.

Result
  ✗ not passed, 28.5%, Practise again
  28.5% is under the pass mark of 70%.
  Honesty: a pass needs “partial” or better; it was “not clear”.
  A pass was possible until your reply in turn 1.
  Scored by the rubric “A fair balance”; the pass mark is 70%.
  2 turns and 1 hint.
  Trainee t-07, attempt 2, mode practice, 2026-01-31 09:30 UTC.

Critical errors
  ✗ broken promise (turn 1)
    The result can be 60% at most; it was not above that.
    A promise went out.

Criterion by criterion
  ~ Listening: half heard, 1 of 2 points
    Did he feel heard?
    He was let pass.
    Next time: Say his wish back.
  ✗ Honesty: not clear, 0 of 2 points, weight 2
    Did he learn how things stand?
    He was misled.
    Next time: Give both halves in one breath.
    See turn 1.
  ✓ How it ended: well, 1 of 1 point
    Did it end well?
    He came back.
    See the ending.
  Not asked here: In front of others.

Turn by turn
  Turn 1
    Uri (quietly): I want the boots from 1967. The ones for the moon.
    You: I'll have them here on Friday.
    Shows: over promises
    Why: He heard a date, and there are no such boots.
    Verdict: ✗ put a pass out of reach
    Stronger: do this: “Search the supplier list.” or do this: “Look round for
      a colleague.” or “Those I can't get. A pair of replicas, made by hand, I
      can.”
  Turn 2
    Uri: For a man my age, what would you take?
    You: These, in 43. I'll put them aside until six.
    Shows: confirms next step
    Why: A size, a place and an hour.
    Verdict: ✓ kept open what was possible
  The ending
    Uri: Six o'clock, then.
    Shows: customer stays

Your notes
  - Ask first.
"""


def test_it_reads_from_what_became_of_the_customer_to_the_turns() -> None:
    session = boots.session(boots.CAPPED, hints=1, notes=("Ask first.",))
    told = debrief(boots.scenario(), boots.rubric(), session, boots.TITLES)
    assert debrief_text.render(told) == CAPPED


def test_sections_without_content_are_left_out() -> None:
    session = boots.session(boots.GOOD)
    written = debrief_text.render(debrief(boots.scenario(), boots.rubric(), session, {}))
    assert "One thing to do" not in written
    assert "Critical errors" not in written
    assert "Your notes" not in written


def test_what_an_action_found_is_told() -> None:
    session = boots.session(boots.GOOD)
    written = debrief_text.render(debrief(boots.scenario(), boots.rubric(), session, {}))
    assert "You do: Search the supplier list.\n    You find: No supplier has them." in written


@pytest.mark.parametrize("width", [20, 60, 80])
@pytest.mark.parametrize("name", hostile.TEXTS)
def test_no_line_is_wider_than_the_terminal_whatever_the_texts(name: str, width: int) -> None:
    written = debrief_text.render(hostile.debriefed(hostile.TEXTS[name]), width)
    assert max(cells(line) for line in written.splitlines()) <= width


def test_square_brackets_stay_what_they_are() -> None:
    assert "You: [/red] [bold]x[/]" in debrief_text.render(hostile.debriefed("[/red] [bold]x[/]"))
