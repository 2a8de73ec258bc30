"""A scenario of the size of a real one, and a rubric to match, for what only size brings out."""

from random import Random

from simulator.model.conditions import Condition, FeelingBounds, TalkCondition
from simulator.model.rubric import Band, Criterion, Critical, Level, Rubric
from simulator.model.scenario import (
    Branch,
    Customer,
    Ending,
    Interruption,
    Reply,
    Scenario,
    Step,
    Variant,
)

SKILFUL = tuple(f"skill-{number}" for number in range(16))
CLUMSY = tuple(f"slip-{number}" for number in range(12))


def long_talk(steps: int, seed: int) -> Scenario:
    """A talk of so many steps with four replies each, look-ups, two feelings and variants."""
    draw = Random(seed)
    return Scenario(
        format="scenario/1",
        id="long-talk",
        version=1,
        title="A long talk",
        language="en",
        summary="It takes a while.",
        difficulty=3,
        minutes=15,
        situations=("refusal",),
        default_rubric="many-sided",
        customer=Customer(name="Someone", about="Has time."),
        feelings={"patience": 6, "trust": 4},
        briefing="Take your time.",
        steps=tuple(_step(draw, position, steps) for position in range(steps)),
        interruptions=(
            Interruption(
                id="loses-patience",
                when=TalkCondition(feelings=FeelingBounds(at_most={"patience": 0})),
                next="hangs-up",
            ),
        ),
        endings=(
            Ending(id="agrees", customer="Done.", later="It held.", shows=("skill-0",)),
            Ending(id="thinks", customer="I will think.", later="Silence."),
            Ending(id="hangs-up", customer="Click.", later="A bad review.", shows=("slip-0",)),
        ),
    )


def many_sided_rubric(seed: int) -> Rubric:
    """Six criteria of three levels over nearly all behaviours, and four critical errors."""
    draw = Random(seed)
    return Rubric(
        format="rubric/1",
        id="many-sided",
        version=1,
        title="Many-sided",
        school="It looks at everything.",
        pass_=60,
        bands=(Band(from_=0, name="Scored"),),
        criteria=tuple(_criterion(draw, number) for number in range(6)),
        critical=tuple(
            Critical(
                id=f"error-{number}",
                when=Condition(any=(slip,), none=(draw.choice(SKILFUL),)),
                kind="customer",
                effect="cap",
                cap=50 + number,
                feedback="That was grave.",
            )
            for number, slip in enumerate(draw.sample(CLUMSY, 4))
        ),
    )


def _step(draw: Random, position: int, steps: int) -> Step:
    is_last = position == steps - 1
    onward = "thinks" if is_last else f"step-{position + 1}"
    trusting = TalkCondition(feelings=FeelingBounds(at_least={"trust": 7}))
    wary = TalkCondition(feelings=FeelingBounds(at_most={"patience": 3}))
    look_up = Reply(id=f"look-up-{position}", action="Look it up.", shows=(draw.choice(SKILFUL),))
    says = tuple(_say(draw, position, number) for number in range(4))
    return Step(
        id=f"step-{position}",
        customer="Well?",
        variants=(
            Variant(id="warm", when=trusting, customer="Please."),
            Variant(id="cold", when=wary, customer="Now!"),
        ),
        branches=(Branch(when=trusting, next="agrees"),) if is_last else (),
        next=onward,
        replies=(look_up, *says) if position % 2 else says,
    )


def _say(draw: Random, position: int, number: int) -> Reply:
    is_skilful = number < 2
    behaviours = draw.sample(SKILFUL if is_skilful else CLUMSY, draw.choice((1, 1, 2)))
    rise = draw.choice((1, 2)) if is_skilful else draw.choice((-1, -2))
    asked = TalkCondition(chosen=(f"look-up-{position}",))
    return Reply(
        id=f"say-{position}-{number}",
        say="So many words." * (1 + number),
        when=asked if number == 1 and position % 4 == 1 else TalkCondition(),
        shows=tuple(behaviours),
        feels={"trust": rise, "patience": draw.choice((0, 1)) if is_skilful else -1},
    )


def _criterion(draw: Random, number: int) -> Criterion:
    skills, slips = draw.sample(SKILFUL, 3), draw.sample(CLUMSY, 2)
    return Criterion(
        id=f"side-{number}",
        title="One side",
        question="Was it looked after?",
        weight=1 + number % 3,
        levels=(
            Level(
                id="well",
                points=2,
                when=Condition(all=(skills[0],), any=(skills[1], skills[2]), none=tuple(slips)),
                feedback="Well.",
            ),
            Level(
                id="partly",
                points=1,
                when=Condition(any=tuple(skills), none=(slips[0],)),
                feedback="Partly.",
            ),
            Level(id="badly", points=0, feedback="Badly."),
        ),
    )
