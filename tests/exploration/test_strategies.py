"""Strategies play without thinking, always in the same way."""

from hypothesis import given, settings

from simulator import conversation
from simulator.exploration.routes import routes
from simulator.exploration.strategies import random_talks, strategic_talks
from simulator.exploration.talks import SAMPLE, talks
from simulator.model.conditions import TalkCondition
from simulator.model.scenario import Reply, Scenario
from tests import samples
from tests.exploration import every_talk
from tests.exploration.long_talk import long_talk
from tests.exploration.short_talk import first_step, second_step, short_talk
from tests.generators import scenarios

UNTOLD = TalkCondition(all=("informs",))


def _paths(scenario: Scenario) -> dict[str, tuple[str, ...]]:
    return {name: path for name, (path, _) in strategic_talks(scenario).items()}


def test_each_strategy_has_its_own_mind() -> None:
    assert _paths(samples.scenario()) == {
        "longest": ("wait-some-more", "today-surely"),
        "shortest": ("not-our-fault",),
        "first": ("wait-some-more", "today-surely"),
        "last": ("not-our-fault",),
        "yielding": ("wait-some-more", "today-surely"),
        "shows:over-promises": ("wait-some-more", "today-surely"),
        "shows:verifies": ("look-up", "wait-some-more", "tomorrow-by-noon"),
        "shows:acknowledges": ("wait-some-more", "today-surely"),
        "shows:informs": ("wait-some-more", "today-surely"),
        "shows:argues": ("not-our-fault",),
    }


def test_of_equals_the_first_in_the_file_is_chosen() -> None:
    as_short_as_curt = Reply(id="late", say="Ay.", shows=("argues",), feels={"trust": 1})
    paths = _paths(short_talk(first_step(as_short_as_curt), second_step(UNTOLD)))

    assert paths["shortest"] == ("curt", "yes")
    assert paths["yielding"] == ("kind", "yes")
    assert paths["shows:argues"] == ("curt", "yes")


def test_only_the_strategies_of_showing_take_actions() -> None:
    look_up = Reply(id="look", action="L", shows=("verifies",), feels={"trust": 9})
    paths = _paths(short_talk(first_step(look_up), second_step(UNTOLD)))

    assert {name for name, path in paths.items() if "look" in path} == {"shows:verifies"}


@settings(max_examples=10, deadline=None)
@given(scenarios())
def test_random_talks_are_drawn_from_all_that_is_offered(scenario: Scenario) -> None:
    script = conversation.script(scenario)
    drawn = random_talks(routes(talks(scenario, 10_000)))

    assert len(drawn) == 1_000
    for seed, (path, _) in enumerate(drawn[:100]):
        assert path == every_talk.played_by(script, every_talk.drawn_with(seed))


def test_no_talk_is_drawn_where_not_all_is_known_that_is_offered() -> None:
    ways = routes(talks(long_talk(16, seed=1), SAMPLE))

    assert random_talks(ways) == ()
