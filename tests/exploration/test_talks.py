"""Talks are one as soon as no condition of the scenario can tell them apart."""

from simulator import conversation
from simulator.exploration.stages import things
from simulator.exploration.talks import SAMPLE, Talks, talks
from simulator.model.conditions import TalkCondition
from simulator.model.scenario import Reply, Variant
from tests import samples
from tests.exploration import every_talk
from tests.exploration.long_talk import long_talk
from tests.exploration.short_talk import first_step, second_step, short_talk

PLENTY = 10_000


def _places_at(found: Talks, position: int) -> int:
    return sum(place[0] == position for place in found.choices)


def test_what_no_later_condition_reads_is_forgotten() -> None:
    found = talks(short_talk(first_step(), second_step(TalkCondition(all=("informs",)))), PLENTY)

    assert _places_at(found, 1) == 1


def test_what_a_later_condition_reads_is_kept() -> None:
    for when in (TalkCondition(all=("argues",)), TalkCondition(not_chosen=("kind",))):
        found = talks(short_talk(first_step(), second_step(when)), PLENTY)

        assert _places_at(found, 1) == 2


def test_look_ups_in_either_order_come_to_one_place() -> None:
    look_ups = (Reply(id="file", action="Read."), Reply(id="shelf", action="Look."))
    found = talks(
        short_talk(first_step(*look_ups), second_step(TalkCondition(all=("informs",)))), PLENTY
    )

    # None taken, one, the other, both; and after the step it no longer matters.
    assert _places_at(found, 0) == 4
    assert _places_at(found, 1) == 1


def test_every_witness_shows_what_it_witnesses() -> None:
    scenario = samples.scenario()
    script = conversation.script(scenario)
    found = talks(scenario, PLENTY)

    for thing in things(scenario):
        path = found.witness(thing)
        assert path is not None
        assert thing in set(every_talk.happenings(script, path))


def test_what_cannot_happen_has_no_witness() -> None:
    never = TalkCondition(all=("informs",))
    told = Variant(id="told", when=never, customer="So?")
    found = talks(short_talk(first_step(), second_step(never, told)), PLENTY)

    assert found.witness(("replies", "indeed")) is None
    assert found.witness(("variants", "asks-again/told")) is None
    assert found.witness(("endings", "over")) == ("kind", "yes")


def test_past_the_limit_only_a_sample_is_followed_and_it_is_said() -> None:
    scenario = long_talk(16, seed=1)
    whole, part = talks(scenario, PLENTY), talks(scenario, SAMPLE)

    assert whole.complete
    assert not part.complete
    assert part.choices.keys() < whole.choices.keys()
    assert set(part.firsts) <= set(whole.firsts)
