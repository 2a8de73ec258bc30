"""Random scenarios and rubrics, valid by construction, for property tests.

They are small, so that a test can play every talk there is, and crowded, so that conditions,
branches, interruptions, variants, feelings and look-ups meet each other.
"""

from typing import Literal

from hypothesis import strategies as st

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

BEHAVIOURS = ("acknowledges", "argues", "informs", "over-promises", "verifies")
SITUATIONS = ("abuse", "refusal", "scope")
FEELINGS = ("patience", "trust")

MOST_STEPS = 5
MOST_ENDINGS = 3

_behaviour_roles = st.sampled_from(("all", "any", "none", "at_least", "at_most"))


def _some(values: tuple[str, ...], most: int, least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(
        st.sampled_from(values), unique=True, min_size=least, max_size=min(most, len(values))
    ).map(tuple)


@st.composite
def _behaviour_parts(
    draw: st.DrawFn, behaviours: tuple[str, ...], least: int
) -> dict[str, tuple[str, ...] | dict[str, int]]:
    """Condition parts in which each behaviour has one role, so that no part denies another."""
    lists: dict[str, tuple[str, ...]] = {}
    bounds: dict[str, dict[str, int]] = {}
    for behaviour in draw(_some(behaviours, 3, least)):
        role = draw(_behaviour_roles)
        if role in ("at_least", "at_most"):
            count = draw(st.integers(1 if role == "at_least" else 0, 3))
            bounds[role] = bounds.get(role, {}) | {behaviour: count}
        else:
            lists[role] = (*lists.get(role, ()), behaviour)
    return {**lists, **bounds}


@st.composite
def conditions(draw: st.DrawFn, behaviours: tuple[str, ...]) -> Condition:
    """A condition of a rubric, with at least one part."""
    return Condition(**draw(_behaviour_parts(behaviours, 1)))  # type: ignore[arg-type]


@st.composite
def talk_conditions(draw: st.DrawFn, replies: tuple[str, ...]) -> TalkCondition:
    """A condition of a scenario, with at least one part; `replies` are those it may ask for."""
    kinds = ["behaviours", "feelings", *(["replies"] if replies else [])]
    kind = draw(st.sampled_from(kinds))
    parts = draw(_behaviour_parts(BEHAVIOURS, 1 if kind == "behaviours" else 0))
    if kind == "feelings" or draw(st.integers(0, 3)) == 0:
        feeling = draw(st.sampled_from(FEELINGS))
        level = draw(st.integers(1, 9))
        rises = draw(st.booleans())
        bounds = {"at_least": {feeling: level}} if rises else {"at_most": {feeling: level}}
        parts["feelings"] = FeelingBounds(**bounds)  # type: ignore[assignment]
    if kind == "replies":
        parts[draw(st.sampled_from(("chosen", "not_chosen")))] = draw(_some(replies, 2, 1))
    return TalkCondition(**parts)  # type: ignore[arg-type]


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """A scenario with at most 5 steps and 3 endings over BEHAVIOURS and FEELINGS."""
    endings = tuple(f"end-{number}" for number in range(draw(st.integers(1, MOST_ENDINGS))))
    count = draw(st.sampled_from((1, 2, 3, 4, 4, MOST_STEPS, MOST_STEPS)))
    names = tuple(f"step-{number}" for number in range(count))
    steps: list[Step] = []
    known: tuple[str, ...] = ()
    for position in range(count):
        # The next step is named often, or most talks would be over at once.
        nearest = names[position + 1 : position + 2] * 6
        step = draw(_step(position, (*nearest, *names[position + 2 :], *endings), known))
        known = (*known, *(reply.id for reply in step.replies))
        steps.append(step)
    interruptions = tuple(
        Interruption(
            id=f"stop-{number}",
            when=draw(talk_conditions(known)),
            next=draw(st.sampled_from((*names[1:], *endings))),
        )
        for number in range(draw(st.sampled_from((0, 1, 1, 2))))
    )
    return Scenario(
        format="scenario/1",
        id="random-talk",
        version=draw(st.integers(1, 3)),
        title="A random talk",
        language="en",
        summary="Nobody wrote it.",
        difficulty=1,
        minutes=1,
        situations=draw(_some(SITUATIONS, 2, 1)),
        default_rubric="random-rubric",
        customer=Customer(name="Someone", about="Unknown."),
        feelings={name: draw(st.integers(0, 10)) for name in FEELINGS},
        briefing="Say something.",
        steps=tuple(steps),
        interruptions=interruptions,
        endings=tuple(
            Ending(
                id=ending,
                customer="Goodbye.",
                later="Nothing more was heard.",
                shows=draw(_some(BEHAVIOURS, 2)),
                variants=draw(_variants(known)),
            )
            for ending in endings
        ),
    )


@st.composite
def _step(
    draw: st.DrawFn, position: int, later: tuple[str, ...], earlier_replies: tuple[str, ...]
) -> Step:
    says = draw(st.sampled_from((1, 2, 2, 3)))
    actions = draw(st.sampled_from((0, 0, 1, 1, 2))) if says < 3 else draw(st.integers(0, 1))
    names = tuple(f"reply-{position}-{number}" for number in range(says + actions))
    known = (*earlier_replies, *names)
    next_step = draw(st.sampled_from(("", *later)))
    free = draw(st.integers(0, says - 1))
    replies = [
        draw(_reply(name, number < says, number == free, bool(next_step), later, known))
        for number, name in enumerate(names)
    ]
    return Step(
        id=f"step-{position}",
        customer="Well?",
        variants=draw(_variants(known)),
        next=next_step,
        branches=draw(_branches(later, known)) if next_step else (),
        replies=tuple(draw(st.permutations(replies))),
    )


@st.composite
def _reply(
    draw: st.DrawFn,
    name: str,
    is_say: bool,
    is_free: bool,
    step_leads_on: bool,
    later: tuple[str, ...],
    known: tuple[str, ...],
) -> Reply:
    text = draw(st.sampled_from(("Yes.", "No, never.", "Let me see what I can do.")))
    feels = {feeling: draw(st.integers(-6, 6)) for feeling in draw(_some(FEELINGS, len(FEELINGS)))}
    may_lack_next = step_leads_on or not is_say
    lacks_next = may_lack_next and draw(st.sampled_from((True, True, False)))
    others = tuple(reply for reply in known if reply != name)
    conditional = not is_free and draw(st.sampled_from((False, False, True)))
    return Reply(
        id=name,
        say=text if is_say else "",
        action="" if is_say else text,
        shows=draw(_some(BEHAVIOURS, 2)),
        feels=feels,
        branches=draw(_branches(later, known)),
        next="" if lacks_next else draw(st.sampled_from(later)),
        when=draw(talk_conditions(others)) if conditional else TalkCondition(),
    )


@st.composite
def _branches(
    draw: st.DrawFn, later: tuple[str, ...], known: tuple[str, ...]
) -> tuple[Branch, ...]:
    return tuple(
        Branch(when=draw(talk_conditions(known)), next=draw(st.sampled_from(later)))
        for _ in range(draw(st.sampled_from((0, 0, 1, 2))))
    )


@st.composite
def _variants(draw: st.DrawFn, known: tuple[str, ...]) -> tuple[Variant, ...]:
    return tuple(
        Variant(id=f"variant-{number}", when=draw(talk_conditions(known)), customer="Well then?")
        for number in range(draw(st.sampled_from((0, 0, 1, 2))))
    )


@st.composite
def rubrics(
    draw: st.DrawFn,
    behaviours: tuple[str, ...] = BEHAVIOURS,
    situations: tuple[str, ...] = SITUATIONS,
) -> Rubric:
    """A rubric over these behaviours; its criteria may apply to nothing a scenario contains."""
    bands = sorted(draw(st.sets(st.integers(1, 100), max_size=3)), reverse=True)
    return Rubric(
        format="rubric/1",
        id="random-rubric",
        version=1,
        title="A random rubric",
        school="It believes in nothing.",
        pass_=draw(st.integers(1, 100)),
        bands=tuple(Band(from_=start, name=f"From {start}") for start in (*bands, 0)),
        criteria=tuple(
            draw(_criterion(number, behaviours, situations))
            for number in range(draw(st.integers(1, 4)))
        ),
        critical=tuple(
            draw(_critical(number, behaviours)) for number in range(draw(st.integers(0, 3)))
        ),
    )


@st.composite
def _criterion(
    draw: st.DrawFn, number: int, behaviours: tuple[str, ...], situations: tuple[str, ...]
) -> Criterion:
    points = sorted(draw(st.sets(st.integers(1, 5), min_size=1, max_size=3)), reverse=True)
    levels = tuple(
        Level(
            id=f"level-{place}",
            points=value,
            when=draw(conditions(behaviours)),
            feedback="So it was.",
        )
        for place, value in enumerate(points)
    )
    return Criterion(
        id=f"criterion-{number}",
        title="A criterion",
        question="Was it so?",
        weight=draw(st.integers(1, 4)),
        applies=draw(_some(situations, 1)),
        needs=draw(st.sampled_from(("", "", *(level.id for level in levels)))),
        levels=(*levels, Level(id="last", points=0, feedback="It was not.")),
    )


@st.composite
def _critical(draw: st.DrawFn, number: int, behaviours: tuple[str, ...]) -> Critical:
    effects: tuple[Literal["fail", "zero", "cap"], ...] = ("fail", "zero", "cap")
    effect = draw(st.sampled_from(effects))
    return Critical(
        id=f"critical-{number}",
        when=draw(conditions(behaviours)),
        kind=draw(st.sampled_from(("customer", "business", "compliance"))),
        effect=effect,
        cap=draw(st.integers(0, 100)) if effect == "cap" else 0,
        feedback="That was grave.",
    )
