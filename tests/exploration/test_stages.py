"""A compiled scenario knows what each stage can still lead to and what is read there."""

from simulator.exploration.memory import memory
from simulator.exploration.stages import plan, things
from simulator.model.conditions import TalkCondition
from simulator.model.scenario import Reply
from tests import samples
from tests.exploration.short_talk import first_step, second_step, short_talk


def test_all_that_can_happen_is_named_in_the_files_order() -> None:
    assert things(samples.scenario()) == (
        ("steps", "asks"),
        ("variants", "asks/still-waiting"),
        ("replies", "wait-some-more"),
        ("replies", "look-up"),
        ("replies", "it-is-at-the-depot"),
        ("replies", "not-our-fault"),
        ("steps", "listens"),
        ("variants", "listens/softly"),
        ("replies", "tomorrow-by-noon"),
        ("replies", "today-surely"),
        ("interruptions", "has-had-enough"),
        ("endings", "thanks"),
        ("endings", "hangs-up"),
    )


def test_what_is_kept_shrinks_as_the_talk_goes_on() -> None:
    look_up = Reply(id="look", action="Look.", shows=("verifies",))
    scenario = short_talk(first_step(look_up), second_step(TalkCondition(all=("verifies",))))
    laid_out, stages = memory(scenario), plan(scenario).stages

    looked, verified = laid_out.replies["look"].mask, laid_out.behaviours["verifies"].mask
    assert [stage.kept for stage in stages] == [looked | verified, verified, 0]


def test_an_interruption_is_tried_only_where_it_leads_on() -> None:
    stages = plan(samples.scenario()).stages

    assert [len(stage.interruptions) for stage in stages] == [1, 1, 0, 0]
