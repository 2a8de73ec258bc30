"""One talk under two rubrics, side by side, and what it is that they see differently."""

from collections.abc import Iterator

from textual.content import Content

from simulator.debrief import CriterionFinding, Debrief, in_words
from simulator.reports import wording
from simulator.tui.bubbles import one_line
from simulator.tui.telling.prose import EMPTY, heading, in_column, joined, paragraph

_GAP = 2
_HUNDRED = 100


def comparison(one: Debrief, other: Debrief, which: str, width: int) -> Content:
    """The two judgements in two columns, and the reasons in sentences; `which` is said first."""
    return joined(_lines(one, other, which, width))


def _lines(one: Debrief, other: Debrief, which: str, width: int) -> Iterator[Content]:
    first, column = width - 2 * (width // 3 + _GAP), width // 3
    mine = {finding.id: finding for finding in one.criteria}
    theirs = {finding.id: finding for finding in other.criteria}

    def row(name: str, left: Content, right: Content, style: str = "") -> Content:
        cells = (in_column(cell, column) for cell in (left, right))
        return (in_column(Content.styled(name, style), first) + Content(" " * _GAP)) + Content(
            " " * _GAP
        ).join(cells)

    yield from paragraph(which, width, style="$text-muted")
    yield EMPTY
    yield row("", _bold(one.rubric_title), _bold(other.rubric_title))
    yield row("Result", _result(one), _result(other))
    yield row("Pass mark", Content(f"{one.pass_mark}%"), Content(f"{other.pass_mark}%"))
    yield row("Band", Content(one.card.band), Content(other.card.band))
    yield row("Turning point", _turning(one), _turning(other))
    for name in dict.fromkeys((*mine, *theirs)):
        title = one_line((mine.get(name) or theirs[name]).title)
        yield row(title, _level(mine.get(name)), _level(theirs.get(name)))
    yield row("Critical errors", _errors(one), _errors(other))
    yield EMPTY
    yield heading("What they see differently")
    for sentence in differences(one, other):
        lines = list(paragraph(sentence, width - _GAP))
        yield from (Content("  " if number else "• ") + line for number, line in enumerate(lines))


def differences(one: Debrief, other: Debrief) -> Iterator[str]:
    """Why the two results differ, a sentence for each criterion or error that one alone has, and
    for each that both have and answer differently."""
    mine = {finding.id: finding for finding in one.criteria}
    theirs = {finding.id: finding for finding in other.criteria}
    alike = True
    for name, finding in mine.items():
        match = theirs.get(name)
        if match is None:
            alike = False
            yield f"Only “{one_line(one.rubric_title)}” asks about {_told(one, finding)}."
        elif (match.level, match.lost) != (finding.level, finding.lost):
            alike = False
            here, there = in_words(finding.level), in_words(match.level)
            yield (
                f"{one_line(finding.title)}: “{here}”{_cost(one, finding)} here, "
                f"“{there}”{_cost(other, match)} there."
            )
    for name, finding in theirs.items():
        if name not in mine:
            alike = False
            yield f"Only “{one_line(other.rubric_title)}” asks about {_told(other, finding)}."
    for told, second in ((one, other), (other, one)):
        known = {error.id for error in second.critical}
        for error in told.critical:
            if error.id not in known:
                alike = False
                where = f"“{one_line(told.rubric_title)}”"
                yield f"Only {where} finds a critical error: {wording.error(error, told.card)}."
    if alike:
        yield "Nothing: both ask the same of this talk and answer alike."


def _told(told: Debrief, finding: CriterionFinding) -> str:
    return f"{one_line(finding.title)}: “{in_words(finding.level)}”{_cost(told, finding)}"


def _cost(told: Debrief, finding: CriterionFinding) -> str:
    """How many of the hundred points it is below the best level; empty for the best."""
    whole = sum(each.weight * each.max for each in told.criteria)
    lost = finding.lost * _HUNDRED / whole if whole else 0
    return f" (−{lost:.1f})" if lost else ""


def _bold(text: str) -> Content:
    return Content.styled(one_line(text), "bold")


def _result(told: Debrief) -> Content:
    tone = "success" if told.card.passed else "error"
    mark = "✓ passed" if told.card.passed else "✗ not passed"
    return Content.assemble((f"{told.card.percent}% ", "bold"), (mark, f"$text-{tone}"))


def _turning(told: Debrief) -> Content:
    point = told.turning_point
    return Content(f"turn {point.turn.number}" if point else "none" if told.explored else "unknown")


def _level(finding: CriterionFinding | None) -> Content:
    if finding is None:
        return Content.styled("not asked", "$text-disabled")
    return Content(
        f"{wording.mark(finding)} {in_words(finding.level)}, {finding.points} of {finding.max}"
    )


def _errors(told: Debrief) -> Content:
    return Content(", ".join(in_words(error.id) for error in told.critical) or "none")
