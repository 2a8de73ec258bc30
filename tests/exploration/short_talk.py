"""The shortest scenarios, two steps and one ending, for what a single condition brings about."""

from simulator.model.conditions import TalkCondition
from simulator.model.scenario import Customer, Ending, Reply, Scenario, Step, Variant


def short_talk(*steps: Step) -> Scenario:
    """A scenario of these steps, with the ending `over` and the feeling trust at 5."""
    return Scenario(
        format="scenario/1",
        id="short",
        version=1,
        title="Short",
        language="en",
        summary="Short.",
        difficulty=1,
        minutes=1,
        situations=("refusal",),
        default_rubric="fair",
        customer=Customer(name="Dana", about="Short of time."),
        feelings={"trust": 5},
        briefing="Be short.",
        steps=steps,
        endings=(Ending(id="over", customer="Bye.", later="Nothing."),),
    )


def first_step(*more: Reply) -> Step:
    """A step with a kind and a curt reply, and perhaps more."""
    return Step(
        id="asks",
        customer="Well?",
        next="asks-again",
        replies=(
            Reply(id="kind", say="Of course.", shows=("acknowledges",), feels={"trust": 1}),
            Reply(id="curt", say="No.", shows=("argues",), feels={"trust": -1}),
            *more,
        ),
    )


def second_step(when: TalkCondition, *variants: Variant) -> Step:
    """A step with two replies, the second of which is only offered when the condition holds."""
    return Step(
        id="asks-again",
        customer="And now?",
        variants=variants,
        next="over",
        replies=(
            Reply(id="yes", say="Yes."),
            Reply(id="indeed", say="Indeed.", when=when),
        ),
    )
