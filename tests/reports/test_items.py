"""Item statistics as text and as JSON."""

import json
from collections import Counter

import msgspec

from simulator.reports import items_json, items_text
from simulator.reports.layout import cells
from simulator.statistics.positions import positions
from simulator.statistics.results import GroupItems, Items
from tests.statistics.test_group import LUCKY, STRONG, WEAK, came_of

PLACES = positions(Counter({(3, 1): 40, (3, 2): 30, (3, 3): 20, (2, 1): 1}))


def report(*groups: GroupItems, attempt: str = "first") -> Items:
    return Items(mode="assess", attempt=attempt, groups=groups, positions=PLACES)


def text(*groups: GroupItems, attempt: str = "first", width: int = 100) -> list[str]:
    return items_text.render(report(*groups, attempt=attempt), width).splitlines()


def test_a_group_is_told_from_its_criteria_to_its_places() -> None:
    group = came_of((STRONG, 20), (WEAK, 10), (LUCKY, 10))
    assert text(msgspec.structs.replace(group, positions=PLACES)) == [
        "Sessions: the first attempt of each trainee in mode assess.",
        "",
        "late-parcel, version 1, by the rubric fair",
        "40 sessions.",
        "  Criteria",
        "              weight  facility  discrimination  efficiency",
        "    checking       2      0.50            0.90        1.00",
        "    honesty        1      0.62            0.90        1.00",
        "    Cronbach's alpha 0.78 over 2 criteria, error ratio 0.47.",
        "  Sessions without a critical error",
        "    customer  75.0% (59.8% to 85.8%), 30 of 40",
        "  Decisions",
        "             reached  at stake  facility  discrimination  efficiency   kept",
        "    asks          40        40      0.50            0.58        1.00  80.0%",
        "    listens       40        40      0.75            0.58        1.00  87.5%",
        "  Replies",
        "                          on offer  picked  share    kept  elsewhere  strongest's",
        "    asks",
        "      wait-some-more            40      20  50.0%   60.0%      -0.25        +0.25",
        "      look-up                   40      20  50.0%  100.0%      +0.25            –",
        "      it-is-at-the-depot         0       0      –       –          –            –",
        "      not-our-fault             40       0   0.0%       –          –        +0.25",
        "        ~ nobody picks it",
        "    listens",
        "      tomorrow-by-noon          40      30  75.0%  100.0%      +0.17            –",
        "      today-surely              40      10  25.0%   50.0%      -0.50        +0.17",
        "  Places of the replies that were picked",
        "    of 2 on offer, 1 pick: 100.0%, 0.0%; chi-square 1.00, too few picks for p",
        "    of 3 on offer, 90 picks: 44.4%, 33.3%, 22.2%; chi-square 6.67, p 0.036",
    ]


def test_a_chance_too_small_to_show_is_not_shown_as_none() -> None:
    found = positions(Counter({(2, 1): 90, (2, 2): 10}))
    group = msgspec.structs.replace(came_of((STRONG, 3)), positions=found)
    assert text(group)[-1].endswith("chi-square 64.00, p below 0.001")


def test_small_groups_say_what_their_figures_are_worth() -> None:
    assert "3 sessions. Fewer than 30: the figures are rough." in text(came_of((STRONG, 3)))
    assert "1 session: too few for any figure." in text(came_of((STRONG, 1)))
    assert "Fewer than" not in "\n".join(text(came_of((STRONG, 30))))


def test_what_was_not_explored_says_so() -> None:
    group = msgspec.structs.replace(came_of((STRONG, 3)), explored=False)
    assert any("too large to know what was possible" in line for line in text(group))


def test_all_attempts_come_with_a_warning() -> None:
    (line, *_) = text(came_of((STRONG, 3)), attempt="all")
    assert "not independent of each other" in line


def test_several_groups_end_in_the_places_of_all() -> None:
    lines = text(came_of((STRONG, 3)), came_of((WEAK, 3)))
    assert lines.index("All scenarios together") > lines.index(lines[2], 3)


def test_nothing_to_look_at_is_said() -> None:
    assert text() == ["Sessions: the first attempt of each trainee in mode assess. There are none."]


def test_sentences_fit_the_width() -> None:
    group = msgspec.structs.replace(came_of((STRONG, 30)), explored=False, positions=PLACES)
    lines = text(group, width=60, attempt="all")
    sentences = [line for line in lines if "   " not in line.strip()]  # tables may be wider
    assert "too large" in " ".join(sentences)
    assert max(map(cells, sentences)) <= 60


def test_json_holds_every_figure_under_its_format() -> None:
    found = report(came_of((STRONG, 3), (WEAK, 1)))
    written = items_json.render(found)
    fields = json.loads(written)
    assert fields.pop("format") == "items/1"
    assert msgspec.convert(fields, Items) == found
    assert written.endswith("}\n")
