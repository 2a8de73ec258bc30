"""The words in which item statistics are told."""

from simulator.reports.wording import counted
from simulator.statistics.results import ROUGH_BELOW, Accuracy, GroupItems, Items, Positions, Remark

NOTHING = "–"
"""What stands where a figure is not defined."""

_LEAST_P = 0.001

CRITERIA = "Criteria"
DECISIONS = "Decisions"
REPLIES = "Replies"
ACCURACY = "Sessions without a critical error"
POSITIONS = "Places of the replies that were picked"

REMARKS: dict[Remark, str] = {
    "never-picked": "nobody picks it",
    "preferred-yet-costly": "stronger sessions prefer it, yet it costs",
    "very-easy": "very easy: nearly everybody does what is best",
    "very-hard": "very hard: nearly nobody does what is best, or something is wrong with it",
    "weaker-do-better": "weaker sessions do better here than stronger ones",
}


def population(found: Items) -> str:
    """Which sessions count."""
    whose = {
        "first": "the first attempt of each trainee",
        "last": "the last attempt of each trainee",
        "best": "the best attempt of each trainee",
        "all": "all attempts, which are not independent of each other,",
    }
    return f"Sessions: {whose[found.attempt]} in mode {found.mode}."


def heading(group: GroupItems) -> str:
    """Which scenario, under which rubric."""
    return f"{group.scenario}, version {group.version}, by the rubric {group.rubric}"


def size(group: GroupItems) -> str:
    """How many sessions there are, and what that means for the figures."""
    if group.sessions < 2:
        return f"{counted(group.sessions, 'session')}: too few for any figure."
    rough = f" Fewer than {ROUGH_BELOW}: the figures are rough." if group.is_rough else ""
    return f"{counted(group.sessions, 'session')}.{rough}"


def unexplored(group: GroupItems) -> str:
    """Why decisions have no figures; empty if they have."""
    if group.explored:
        return ""
    return "The scenario is too large to know what was possible, so decisions have counts only."


def consistency(group: GroupItems) -> str:
    """Cronbach's alpha in a sentence."""
    found = group.consistency
    criteria = counted(found.criteria, "criterion", "criteria")
    if found.alpha is None or found.error_ratio is None:
        return f"Cronbach's alpha is not defined for these sessions, over {criteria}."
    return (
        f"Cronbach's alpha {number(found.alpha)} over {criteria}, "
        f"error ratio {number(found.error_ratio)}."
    )


def accuracy(found: Accuracy, sessions: int) -> str:
    """The share of sessions without an error of a kind, with its interval."""
    of = f"{found.without} of {sessions}"
    if found.low is None or found.high is None:
        return of
    return f"{percent(found.share)} ({percent(found.low)} to {percent(found.high)}), {of}"


def positions(found: Positions) -> str:
    """How picks spread over the places."""
    picks = sum(found.picks)
    shares = ", ".join(percent(count / picks) for count in found.picks)
    chance = _chance(found.p)
    return (
        f"of {found.on_offer} on offer, {counted(picks, 'pick')}: {shares}; "
        f"chi-square {number(found.chi_square)}, {chance}"
    )


def _chance(p: float | None) -> str:
    if p is None:
        return "too few picks for p"
    return f"p {p:.3f}" if p >= _LEAST_P else f"p below {_LEAST_P}"


def number(value: float | None) -> str:
    """A coefficient with two decimals."""
    return NOTHING if value is None else f"{value + 0.0:.2f}"


def signed(value: float | None) -> str:
    """A rest score with its sign and two decimals."""
    return NOTHING if value is None else f"{value + 0.0:+.2f}"


def percent(share: float | None) -> str:
    """A share in percent."""
    return NOTHING if share is None else f"{100 * share:.1f}%"
