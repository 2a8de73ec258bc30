"""The numbers of a talk: the result against the pass mark, criteria with bars, critical errors."""

from collections.abc import Iterator

from textual.content import Content

from simulator.debrief import CriterionFinding, Debrief, in_words
from simulator.reports import wording
from simulator.tui.telling.prose import (
    EMPTY,
    Tone,
    bar,
    heading,
    in_column,
    joined,
    labelled,
    paragraph,
)

_HUNDRED = 100
_BAR = 16
_INDENT = 2
_TONES: dict[str, Tone] = {"full": "success", "part": "warning", "none": "error"}


def numbers(told: Debrief, width: int) -> Content:
    """All numbers of the debrief, and what they come from."""
    return joined(_lines(told, width))


def tone_of(finding: CriterionFinding) -> Tone:
    """Good, fair or poor, by how many of a criterion's points were reached."""
    return _TONES[wording.standing(finding)]


def _lines(told: Debrief, width: int) -> Iterator[Content]:
    yield from _result(told, width)
    for error in told.critical:
        yield EMPTY
        yield Content.styled(f"✗ {wording.error(error, told.card)}", "$text-error bold")
        yield from paragraph(error.effect, width, _INDENT)
        yield from paragraph(error.feedback, width, _INDENT)
    yield EMPTY
    yield heading(wording.CRITERIA)
    column = _title_column(told, width)
    for finding in told.criteria:
        yield from _criterion(told, finding, width, column)
        yield EMPTY
    if told.not_asked:
        yield from paragraph(wording.not_asked(told), width, style="$text-muted")
    yield from paragraph(wording.on_the_way(told.card), width, style="$text-muted")
    yield from paragraph(wording.session(told.card), width, style="$text-muted")


def _result(told: Debrief, width: int) -> Iterator[Content]:
    card = told.card
    tone: Tone = "success" if card.passed else "error"
    yield Content.assemble(
        (f"{card.percent}%", "bold"),
        "  ",
        (wording.outcome(card), f"$text-{tone} bold"),
        "  ",
        Content(card.band),
    )
    yield from _against_the_mark(told, width, tone)
    for reason in told.reasons:
        yield from paragraph(reason, width)
    yield from paragraph(wording.last_pass(told), width)
    yield from paragraph(wording.scored_by(told), width, style="$text-muted")


def _against_the_mark(told: Debrief, width: int, tone: Tone) -> Iterator[Content]:
    """The result from 0 to 100, and below it where the pass mark lies."""
    columns = max(20, min(width, 60))
    yield bar(told.card.percent / _HUNDRED, columns, tone)
    place = min(columns - 1, told.pass_mark * columns // _HUNDRED)
    label = f"pass {told.pass_mark}%"
    left = place + 2 + len(label) <= columns
    mark = f"{'':{place}}▲ {label}" if left else f"{label + ' ▲':>{place + 1}}"
    yield Content.styled(mark, "$text-muted")


def _title_column(told: Debrief, width: int) -> int:
    """As wide as the longest title, if what stands beside it leaves that room."""
    longest = max(Content(finding.title.strip()).cell_length for finding in told.criteria)
    beside = max(len(_reached(finding)) for finding in told.criteria) + _BAR + 3
    return min(longest, max(width // 3, width - beside))


def _reached(finding: CriterionFinding) -> str:
    return f"{_points(finding)}  {in_words(finding.level)}"


def _points(finding: CriterionFinding) -> str:
    return f"  {finding.points} of {finding.max}"


def _criterion(
    told: Debrief, finding: CriterionFinding, width: int, column: int
) -> Iterator[Content]:
    tone = tone_of(finding)
    yield Content.assemble(
        (f"{wording.mark(finding)} ", f"$text-{tone} bold"),
        in_column(Content.styled(finding.title.strip(), "bold"), column),
        " ",
        bar(finding.points / finding.max, _BAR, tone),
        (_points(finding), "bold"),
        f"  {in_words(finding.level)}",
    )
    yield from paragraph(finding.question, width, _INDENT, "$text-muted italic")
    yield from paragraph(finding.feedback, width, _INDENT)
    indented = (
        Content(" " * _INDENT) + line
        for line in labelled("Next time", finding.tip, width - _INDENT, column=11)
    )
    yield from indented
    where = wording.seen_in(finding.evidence, told.card)
    weight = f"Weight {finding.weight}."
    yield from paragraph(f"{where} {weight}", width, _INDENT, "$text-muted")
