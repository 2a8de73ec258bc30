"""One talk under two rubrics, side by side, and what it is that they see differently."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from simulator.debrief import CriterionFinding, Debrief, in_words
from simulator.reports import wording
from simulator.tui.bubbles import one_line
from simulator.tui.telling.prose import EMPTY, bulleted, heading, in_columns, joined, paragraph

_GAP = 2
_HUNDRED = 100


def comparison(one: Debrief, other: Debrief, which: str, width: int) -> Content:
    """The two judgements in two columns, and the reasons in sentences; `which` is said first."""
    return joined(_lines(one, other, which, width))


def _lines(one: Debrief, other: Debrief, which: str, width: int) -> Iterator[Content]:
    yield from paragraph(which, width, style="$text-muted")
    yield EMPTY
    yield from _table(list(_rows(one, other)), width)
    yield EMPTY
    yield heading("What they see differently")
    yield from bulleted(differences(one, other), width)


_Row = tuple[Content, Content, Content]


def _rows(one: Debrief, other: Debrief) -> Iterator[_Row]:
    mine = {finding.id: finding for finding in one.criteria}
    theirs = {finding.id: finding for finding in other.criteria}
    yield Content(), _bold(one.rubric_title), _bold(other.rubric_title)
    yield Content("Result"), _result(one), _result(other)
    yield Content("Pass mark"), Content(f"{one.pass_mark}%"), Content(f"{other.pass_mark}%")
    yield Content("Band"), Content(one.card.band), Content(other.card.band)
    yield Content("Turning point"), _turning(one), _turning(other)
    for name in dict.fromkeys((*mine, *theirs)):
        title = one_line((mine.get(name) or theirs[name]).title)
        yield Content(title), _level(mine.get(name)), _level(theirs.get(name))
    yield Content("Critical errors"), _errors(one), _errors(other)


def _table(rows: Sequence[_Row], width: int) -> Iterator[Content]:
    """The rows in columns; the two judgements take no more than two thirds, and what does not fit
    goes on below."""
    column = min(width // 3, max(cell.cell_length for _, *judged in rows for cell in judged))
    first = min(width - 2 * (column + _GAP), max(name.cell_length for name, *_ in rows))
    widths = (first, column, column)
    for row in rows:
        yield from in_columns(row, widths, _GAP)


def differences(one: Debrief, other: Debrief) -> Iterator[str]:
    """Why the two results differ: what one alone asks or finds, and what both answer otherwise."""
    sentences = [
        *_answered_otherwise(one, other),
        *_asked_alone(one, other),
        *_asked_alone(other, one),
        *_found_alone(one, other),
        *_found_alone(other, one),
    ]
    yield from sentences or ("Nothing: both ask the same of this talk and answer alike.",)


def _answered_otherwise(one: Debrief, other: Debrief) -> Iterator[str]:
    theirs = {finding.id: finding for finding in other.criteria}
    for finding in one.criteria:
        match = theirs.get(finding.id)
        if match and (match.level, _share(other, match)) != (finding.level, _share(one, finding)):
            yield (
                f"{one_line(finding.title)}: {_level_and_cost(one, finding)} here, "
                f"{_level_and_cost(other, match)} there."
            )


def _asked_alone(one: Debrief, other: Debrief) -> Iterator[str]:
    """What only the first asks: a sentence for all that came out best, and one for the rest."""
    known = {finding.id for finding in other.criteria}
    alone = [finding for finding in one.criteria if finding.id not in known]
    who = f"Only “{one_line(one.rubric_title)}” asks about"
    if best := [one_line(finding.title) for finding in alone if not finding.lost]:
        each = "each at its best level" if len(best) > 1 else "at its best level"
        yield f"{who} {wording.listed(best)}, {each}."
    lost = [
        f"{one_line(finding.title)}: {_level_and_cost(one, finding)}"
        for finding in alone
        if finding.lost
    ]
    if lost:
        yield f"{who} {'; '.join(lost)}."


def _found_alone(one: Debrief, other: Debrief) -> Iterator[str]:
    known = {error.id for error in other.critical}
    for error in one.critical:
        if error.id not in known:
            who = f"Only “{one_line(one.rubric_title)}” finds a critical error"
            yield f"{who}: {wording.error(error, one.card)}."


def _level_and_cost(told: Debrief, finding: CriterionFinding) -> str:
    """The level, and how many of the hundred points it is below the best one."""
    lost = _share(told, finding)
    return f"“{in_words(finding.level)}”" + (f" (−{lost:.1f})" if lost else "")


def _share(told: Debrief, finding: CriterionFinding) -> float:
    """How many of the hundred points were lost with a criterion."""
    whole = sum(each.weight * each.max for each in told.criteria)
    return finding.lost * _HUNDRED / whole if whole else 0


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
