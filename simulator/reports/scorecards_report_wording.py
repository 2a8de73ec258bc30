"""The words of a report on many scorecards."""

from collections.abc import Iterator
from fractions import Fraction

from simulator.debrief import in_words
from simulator.model.scorecard import Scorecard, one_decimal
from simulator.reports.scorecards_sums import Agreement, Error, Standing, Sums
from simulator.reports.wording import counted
from simulator.statistics.results import DecisionItem, GroupItems, ReplyItem

_EFFECTS = {"fail": "no pass", "zero": "0%", "cap": "limits the percent"}


def about(sums: Sums) -> Iterator[str]:
    """Between which days the sessions were, and by which editions of the rubrics they score."""
    if sums.first:
        days = dict.fromkeys((sums.first[:10], sums.last[:10]))
        yield f"{counted(sums.sessions, 'session')} of {' to '.join(days)} (UTC)."
    for rubric, editions in sorted(sums.editions.items()):
        told = (f"version {version} ({digest[:12]})" for version, digest in sorted(editions))
        yield f"Rubric {rubric}, {' and '.join(told)}."


def share(part: int, whole: int) -> float:
    """A share in percent, rounded down to one decimal."""
    return one_decimal(Fraction(100 * part, whole)) if whole else 0.0


def as_percent(of_one: float) -> float:
    """A share of 1 in percent, rounded down to one decimal."""
    return int(of_one * 1000) / 10


def effect(error: Error) -> str:
    """What a critical error does to the result."""
    return _EFFECTS[error.effect]


def standing(found: Standing) -> str:
    """How many reached all, some or none of a criterion's points."""
    return f"{found.full} all, {found.part} some, {found.none} none"


def agreement(pair: tuple[str, str], found: Agreement) -> str:
    """How two rubrics agree, in a sentence."""
    one, other = pair
    changed = found.only_one + found.only_other
    total = changed + found.both + found.neither
    return (
        f"{changed} of {counted(total, 'session')} come to another result under {other} than under "
        f"{one}: {found.only_one} pass only under {one}, {found.only_other} only under {other}."
    )


def critical(card: Scorecard) -> str:
    """The critical errors of a scorecard."""
    return ", ".join(in_words(error.id) for error in card.critical)


def scope(observed: int, sums: Sums) -> str:
    """Of which sessions the decisions were looked at."""
    sessions = counted(observed, "session")
    start = f"From {sessions}" if observed >= sums.sessions else f"From the first {sessions} read"
    return (
        f"{start}, all attempts and both modes. A decision is taken well where only replies were "
        "picked after which the best result was still possible."
    )


def tempting(decision: DecisionItem) -> ReplyItem | None:
    """The costly reply that is picked most, if one is."""
    costly = [reply for reply in decision.replies if reply.picked and (reply.kept or 0) < 1]
    return max(costly, key=lambda reply: reply.picked, default=None)


def where(group: GroupItems) -> str:
    """The scenario and the rubric of a decision."""
    return f"{group.title}, by {group.rubric_title}"
