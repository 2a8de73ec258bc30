"""Sums over scorecards, and the page that tells them."""

from collections.abc import Iterator

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from simulator.model.scorecard import Scorecard
from simulator.reports import scorecards_html
from simulator.reports.scorecards_html import LEAST_AT_STAKE, MOST_CARDS, Report
from simulator.reports.scorecards_sums import MOST_FLIPS, Flip, Sums
from simulator.statistics.results import Consistency, DecisionItem, GroupItems
from tests import boots
from tests.reports.test_pages import Page
from tests.reports.test_scorecards import card

GOOD, ZERO = card(boots.GOOD), card(boots.ZERO)


def named(number: int, of: Scorecard, **changes: object) -> Scorecard:
    return msgspec.structs.replace(
        of, session=f"{number:08d}-0000-4000-8000-000000000000", **changes
    )


def summed(*cards: Scorecard, by: tuple[str, ...] = ()) -> Sums:
    sums = Sums(by)
    for one in cards:
        sums.add(one)
    return sums


def page(sums: Sums, *cards: Scorecard, items: tuple[GroupItems, ...] = ()) -> str:
    written = "".join(scorecards_html.chunks(Report(sums=sums, items=items), cards))
    return " ".join(" ".join(Page(written).texts).split())


@given(st.lists(st.integers(0, 1000), min_size=1))
def test_each_scorecard_stands_in_one_step_of_the_distribution(tenths: list[int]) -> None:
    sums = summed(*(named(at, GOOD, percent=one / 10) for at, one in enumerate(tenths)))

    steps = dict(sums.distributions["fair"])

    assert sum(steps.values()) == sums.total.count == len(tenths)
    assert steps["90–100%"] == sum(one >= 900 for one in tenths)
    assert steps["0–9%"] == sum(one < 100 for one in tenths)
    assert sums.total.mean <= sum(tenths) / len(tenths) / 10 < sums.total.mean + 0.1


def test_criteria_count_who_reached_all_some_or_none_of_the_points() -> None:
    sums = summed(named(1, GOOD), named(2, ZERO))

    standings = sums.standings["fair"]

    asked = [one for one in GOOD.criteria if one.applies]
    assert list(standings) == [one.id for one in asked]
    for one, other in zip(asked, (one for one in ZERO.criteria if one.applies), strict=True):
        standing = standings[one.id]
        assert standing.asked == 2
        assert standing.full == (one.points == one.max) + (other.points == one.max)
        assert standing.none == (one.points == 0) + (other.points == 0)


def test_rubrics_part_where_a_session_passes_under_one_of_them() -> None:
    strict = msgspec.structs.replace(ZERO, rubric="strict")
    sums = summed(named(1, GOOD), named(1, strict), named(2, ZERO), named(2, strict))

    agreement = sums.agreements["fair", "strict"]

    assert (agreement.only_one, agreement.neither) == (1, 1)
    assert sums.flips == [Flip(named(1, GOOD), named(1, strict))]
    assert sums.sessions == 2
    assert "1 of 2 sessions come to another result under strict than under fair" in page(sums)


def test_of_the_sessions_that_part_the_first_are_kept() -> None:
    strict = msgspec.structs.replace(ZERO, rubric="strict")
    pairs = ((named(at, GOOD), named(at, strict)) for at in range(MOST_FLIPS + 5))
    sums = summed(*(one for pair in pairs for one in pair))

    assert len(sums.flips) == MOST_FLIPS
    assert sums.agreements["fair", "strict"].only_one == MOST_FLIPS + 5


def test_groups_are_told_for_scenarios_and_for_what_is_asked() -> None:
    texts = page(summed(GOOD, ZERO, by=("trainee", "ending")))

    assert "By scenario, rubric" in texts
    assert "By trainee, scenario, ending" in texts


def test_under_several_rubrics_each_has_its_own_total() -> None:
    texts = page(summed(named(1, GOOD), named(1, GOOD, rubric="other", passed=False)))

    assert "By rubric Rubric Scorecards Passed Share" in texts
    assert "fair 1 1 100.0%" in texts
    assert "other 1 0 0.0%" in texts
    assert "over all scorecards" not in texts


def test_a_page_says_of_what_it_is() -> None:
    sums = summed(named(1, GOOD), named(2, GOOD, at="2026-03-01T09:00:00Z"))
    report = Report(sums=sums, asked=["From sessions/.", "Only sessions in mode assess."])
    texts = " ".join(Page("".join(scorecards_html.chunks(report, []))).texts)

    assert "From sessions/." in texts
    assert f"2 sessions of {GOOD.at[:10]} to 2026-03-01 (UTC)." in texts
    assert f"Rubric fair, version 2 ({GOOD.rubric_digest[:12]})." in texts


def test_a_page_lists_so_many_scorecards_and_says_how_many_more_there_are() -> None:
    sums = summed(*(GOOD for _ in range(MOST_CARDS + 2)))

    assert "And 2 more, which --format csv and jsonl list." in page(sums, GOOD)


def test_a_page_of_nothing_says_so() -> None:
    assert "0 scorecards" in page(summed())


def decisions() -> Iterator[DecisionItem]:
    for facility, at_stake in ((0.9, 40), (0.25, 40), (0.5, 40), (0.0, LEAST_AT_STAKE - 1)):
        yield DecisionItem(
            id=f"step-{int(100 * facility)}",
            line=f"A line that {int(100 * facility)} in a hundred answer well.",
            reached=40,
            at_stake=at_stake,
            facility=facility,
            ease=None,
            discrimination=None,
            efficiency=None,
            kept=None,
            replies=(),
            remarks=(),
        )


def test_the_hardest_decisions_come_first_and_rare_ones_not_at_all() -> None:
    group = GroupItems(
        scenario="boots",
        title="Boots",
        version=1,
        digest="",
        rubric="fair",
        rubric_title="Fair",
        rubric_version=1,
        rubric_digest="",
        sessions=40,
        explored=True,
        criteria=(),
        consistency=Consistency(criteria=0, alpha=None, error_ratio=None),
        accuracy=(),
        decisions=tuple(decisions()),
        positions=(),
    )

    texts = page(summed(GOOD), items=(group,))

    places = [texts.index(f"A line that {share} in") for share in (25, 50, 90)]
    assert places == sorted(places)
    assert "A line that 0 in" not in texts
