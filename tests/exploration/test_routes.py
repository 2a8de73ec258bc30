"""Points are merged where the same replies lead the same ways."""

from hypothesis import given, settings

from simulator import conversation
from simulator.exploration.routes import Routes, routes
from simulator.exploration.talks import SAMPLE, talks
from simulator.model.scenario import Scenario
from tests import samples
from tests.exploration import every_talk
from tests.exploration.every_talk import Path
from tests.exploration.long_talk import long_talk
from tests.generators import scenarios


def _all_paths(ways: Routes, point: int) -> list[Path]:
    if point < ways.endings:
        return [()]
    return [
        (reply, *rest) for reply, to in ways.points[point].choices for rest in _all_paths(ways, to)
    ]


@settings(max_examples=50, deadline=None)
@given(scenarios())
def test_the_routes_are_exactly_the_talks(scenario: Scenario) -> None:
    ways = routes(talks(scenario, 10_000))

    assert _all_paths(ways, ways.start) == every_talk.paths(conversation.script(scenario))


def test_a_wording_alone_makes_no_new_point() -> None:
    found = talks(samples.scenario(), 10_000)
    ways = routes(found)

    assert len(ways.points) < len(found.choices)
    assert (ways.shortest[ways.start], ways.longest[ways.start]) == (1, 3)
    assert len(set(ways.points)) == len(ways.points)


def test_each_point_leads_only_to_points_before_it_and_no_way_leads_nowhere() -> None:
    for limit in (10_000, SAMPLE):
        ways = routes(talks(long_talk(8, seed=1), limit))

        assert ways.complete == (limit > SAMPLE)
        for number, point in enumerate(ways.points[ways.endings :], ways.endings):
            assert point.choices
            assert all(choice.to < number for choice in point.choices)
