"""A comparison as plain text."""

import msgspec

from simulator.model.comparison import Side
from simulator.reports import comparison_text, comparison_wording
from tests.reports import comparisons


def test_a_comparison_is_told_from_the_whole_to_its_parts() -> None:
    assert list(comparison_text.lines(comparisons.comparison())) == [
        "A: as played, under fair (version 1, pass mark 70%, digest 111111111111)",
        "B: as it is today, under fair (version 2, pass mark 70%, digest 222222222222)",
        "",
        "5 sessions compared.",
        "Not comparable: 2 where no criterion of the rubric of B applies and 1 where no criterion "
        "of either rubric applies.",
        "Scored on one side only: 1 on A, 0 on B.",
        "Passed on A: 3 (60.0%).",
        "Passed on B: 2 (40.0%).",
        "",
        "           pass on B  fail on B",
        "pass on A          2          1",
        "fail on A          0          2",
        "",
        "From pass to fail: 1 session",
        "session   trainee  scenario         A      B  what did it",
        "0f9d2c4e  t-07     late-parcel  75.0%  60.0%  critical error broken promise: "
        "not made → cap 60%",
        "                                              less than a pass needs of honesty: "
        "clear → unclear",
        "                                              pass mark: 70% → 80%; and 1 more",
        "",
        "From fail to pass: none",
        "",
        "Another result, the same outcome: none",
        "",
        "How far percentages move (B less A, in points)",
        "mean −3.0, lowest −15.0, lower quartile 0.0, median 0.0, upper quartile 0.0, highest 0.0",
        "",
        "       points  sessions",
        "10 to 20 down         1  ██████████",
        "    not moved         4  ████████████████████████████████████████",
        "",
        "From pass to fail, what did it",
        "what                               sessions  points, mean",
        "less than a pass needs of honesty         1",
        "",
        "Criteria, over all sessions",
        "criterion  changed in  accounts for",
        "in public           1          −2.5",
        comparison_wording.LOSSES,
        "",
        "Critical errors that are found on one side only",
        "critical error  only on A  only on B",
        "broken promise          0          1",
        "",
        "Scenario by scenario",
        "scenario     sessions  passed A  passed B  to fail  to pass  mean A  mean B  moved",
        "late-parcel         5         3         2        1        0    70.0    67.0   −3.0",
        "",
        "Scored on one side only: 1 session",
        "session   trainee  scenario     scored on  percent  why not on the other",
        "0f9d2c4e  t-07     late-parcel  A            40.0%  turn 3: 'today-surely' is not offered",
    ]


def test_only_the_first_twenty_sessions_are_listed_and_the_rest_is_counted() -> None:
    lines = list(comparison_text.lines(comparisons.comparison(flips=25)))
    assert sum(line.startswith("0f9d2c4e") and "broken promise" in line for line in lines) == 20
    assert "and 5 more (--format json holds all)" in lines


def test_where_nothing_was_compared_only_that_is_said() -> None:
    lines = list(comparison_text.lines(comparisons.nothing()))
    assert "0 sessions compared." in lines
    assert not any("%" in line for line in lines[3:])


def test_between_two_rubrics_it_says_where_a_session_fails_and_what_it_lost_there() -> None:
    comparison = comparisons.comparison()
    totals = msgspec.structs.replace(comparison.totals, kind="rubrics", moved=None)
    (cause,) = [one for one in comparisons.changed().causes if one.kind == "criterion"]
    assert comparison_wording.cause(cause, totals) == "in public: unfit (12.5 lost)"
    assert comparison_wording.did_it(totals, comparison_wording.TO_FAIL) == "why not on B"
    assert comparison_wording.did_it(totals, comparison_wording.TO_PASS) == "why not on A"


def test_rubrics_are_named_where_there_are_several() -> None:
    totals = comparisons.comparison().totals
    (one,) = totals.criteria
    other = msgspec.structs.replace(one, rubric="other")
    several = msgspec.structs.replace(totals, criteria=(one, other))
    assert comparison_wording.named(other, totals) == "in public"
    assert comparison_wording.named(other, several) == "in public (other)"


def test_a_side_without_a_rubric_is_only_named() -> None:
    assert comparison_wording.side(Side(name="as played")) == "as played"
