"""Points are merged where the same replies lead the same ways."""

from hypothesis import given, settings

from simulator import conversation
from simulator.exploration.routes import Routes, routes
from simulator.exploration.talks import SAMPLE, talks
from simulator.model.conditions import FeelingBounds, TalkCondition
from simulator.model.scenario import Scenario, Variant
from tests.exploration import every_talk
from tests.exploration.every_talk import Path
from tests.exploration.long_talk import long_talk
from tests.exploration.short_talk import first_step, second_step, short_talk
from tests.generators import scenarios


def _all_paths(ways: Routes, point: int) -> list[Path]:
    if point < ways.endings:
        return [()]
    return [
        (reply, *rest) for reply, to in ways.points[point].choices for rest in _all_paths(ways, to)
    ]


@settings(max_examples=30, deadline=None)
@given(scenarios())
def test_the_routes_are_exactly_the_talks(scenario: Scenario) -> None:
    ways = routes(talks(scenario, 10_000))

    assert _all_paths(ways, ways.start) == every_talk.paths(conversation.script(scenario))


def test_a_wording_alone_makes_no_new_point() -> None:
    trusting = TalkCondition(feelings=FeelingBounds(at_least={"trust": 6}))
    informed = TalkCondition(all=("informs",))
    warm = Variant(id="warm", when=trusting, customer="Please?")
    found = talks(short_talk(first_step(), second_step(informed, warm)), 10_000)
    ways = routes(found)

    assert sum(place[0] == 1 for place in found.choices) == 2
    assert sum(point.position == 1 for point in ways.points) == 1
    assert (ways.shortest[ways.start], ways.longest[ways.start]) == (2, 2)


def test_each_point_leads_only_to_points_before_it_and_no_way_leads_nowhere() -> None:
    for limit in (10_000, SAMPLE):
        ways = routes(talks(long_talk(16, seed=1), limit))

        assert ways.complete == (limit > SAMPLE)
        for number, point in enumerate(ways.points[ways.endings :], ways.endings):
            assert point.choices
            assert all(choice.to < number for choice in point.choices)
