"""The facts about one trainee."""

from simulator.conversation import replay, script
from simulator.progress.facts import progress
from tests.progress.talks import ARGUED, GOOD, GUESSED, practised, under


def test_nothing_practised_is_nothing_to_tell() -> None:
    told = progress([])
    assert (told.talks, told.habits, told.courses, told.drills, told.due) == ((), (), (), (), ())


def test_talks_stand_newest_first_with_their_results() -> None:
    told = progress([practised(*GOOD, day=2), practised(*ARGUED, day=3), practised(*GOOD, day=1)])
    assert [talk.at[8:10] for talk in told.talks] == ["03", "02", "01"]
    assert [(talk.percent, talk.passed) for talk in told.talks] == [
        (16.6, False),
        (100.0, True),
        (100.0, True),
    ]


def test_talks_that_were_left_are_counted_and_not_scored() -> None:
    told = progress([practised("look-up"), practised(*GOOD, day=2)])
    assert (told.unfinished, len(told.talks)) == (1, 1)


def test_levels_are_told_per_criterion_from_the_earliest_on() -> None:
    told = progress([practised(*GOOD, day=2), practised(*GUESSED, day=1)])
    checking = next(course for course in told.courses if course.criterion == "checking")
    assert [reached.level for reached in checking.reached] == ["guessed", "looked"]
    assert "in-public" not in [course.criterion for course in told.courses]


def test_a_rubric_that_asks_nothing_of_the_scenario_leaves_the_talk_out() -> None:
    talk = practised(*GOOD)
    public = [each for each in talk.rubric.criteria if each.id == "in-public"]
    assert progress([under(talk, criteria=tuple(public))]).talks == ()


def test_each_scenario_is_due_by_its_own_talks() -> None:
    told = progress([practised(*GOOD, day=1), practised(*GOOD, day=2)])
    assert [(due.scenario, due.on.isoformat()) for due in told.due] == [
        ("late-parcel", "2026-02-05")
    ]


def test_a_missed_decision_is_a_drill_that_can_be_restored() -> None:
    (drill,) = progress([practised("look-up", "not-our-fault")]).drills
    states = replay(script(drill.scenario), drill.path)
    assert (drill.step, drill.turn, drill.chosen) == (states[-1].at, 2, "not-our-fault")
    assert "it-is-at-the-depot" in drill.strongest
    assert drill.chosen not in drill.strongest
    assert {option.verdict for option in drill.options if option.reply == drill.chosen} == {
        "closed"
    }


def test_each_step_is_drilled_once_as_it_was_missed_last() -> None:
    told = progress([practised(*ARGUED, day=1), practised("look-up", "not-our-fault", day=2)])
    assert [(drill.step, drill.path) for drill in told.drills] == [("asks", ("look-up",))]


def test_a_step_that_was_since_taken_well_is_drilled_no_more() -> None:
    assert progress([practised(*ARGUED, day=1), practised(*GOOD, day=2)]).drills == ()


def test_a_talk_taken_up_at_its_turning_point_is_listed_but_makes_neither_habit_nor_course() -> (
    None
):
    branched = [practised(*GOOD, day=day, branched_at=2) for day in (2, 3, 4)]
    told = progress([practised(*ARGUED, day=1), *branched])
    assert [talk.turn for talk in told.talks] == [2, 2, 2, 0]
    assert told.habits == ()
    assert all(len(course.reached) == 1 for course in told.courses)
    assert told.due[0].on.isoformat() == "2026-02-02"
    assert told.drills == ()


def test_what_was_decided_after_a_pass_was_lost_is_no_drill() -> None:
    (drill,) = progress([practised(*GUESSED)]).drills
    assert drill.step == "asks"
