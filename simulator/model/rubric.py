"""A rubric: what a school of thought holds the behaviours of a session to be worth."""

from typing import Annotated, Literal

from msgspec import Meta

from simulator.model.conditions import Condition
from simulator.model.fields import ABOUT, Id, Percent, ProseText, Record, SourceTag, Version

ALWAYS = Condition()
"""What an absent `when` means."""

_ONE_PART = {"minProperties": 1}
When = Annotated[
    Condition, Meta(description="What must have been shown for it.", extra_json_schema=_ONE_PART)
]
WhenReached = Annotated[
    Condition,
    Meta(
        description="What must have been shown for it; the last level has none.",
        extra_json_schema=_ONE_PART,
    ),
]


class Band(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A name for results from a percentage upwards."""

    from_: Annotated[Percent, Meta(description="The lowest percentage of the band.")]
    name: Annotated[ProseText, Meta(description="What the band is called.")]


class Level(Record, frozen=True, kw_only=True):
    """One answer to a criterion's question, with its points."""

    id: Annotated[Id, Meta(description="Unique in the criterion.")]
    points: Annotated[
        int, Meta(ge=0, le=1_000, description="Points; they fall strictly, and the last has 0.")
    ]
    when: WhenReached = ALWAYS
    feedback: Annotated[ProseText, Meta(description="What it says about the talk.")]
    tip: Annotated[ProseText, Meta(description="A thing to do next time.")] = ""


class Criterion(Record, frozen=True, kw_only=True):
    """A question that is asked of a session; the first level that holds answers it."""

    id: Annotated[Id, Meta(description="Unique in the rubric.")]
    title: Annotated[ProseText, Meta(description="The criterion in a few words.")]
    question: Annotated[ProseText, Meta(description="The question it asks of a session.")]
    weight: Annotated[int, Meta(ge=1, le=100, description="How much it counts, from 1 to 100.")]
    applies: Annotated[
        tuple[Id, ...],
        Meta(
            description="Situations, any of which makes it apply; leave it out for always.",
            extra_json_schema={"uniqueItems": True},
        ),
    ] = ()
    needs: Annotated[Id, Meta(description="A pass needs this level or a better one.")] = ""
    levels: Annotated[
        tuple[Level, ...], Meta(description="From the best to the last.", min_length=2)
    ]


class Critical(Record, frozen=True, kw_only=True):
    """An error so grave that it limits the result whatever else was done."""

    id: Annotated[Id, Meta(description="Unique in the rubric.")]
    when: When
    kind: Annotated[
        Literal["customer", "business", "compliance"], Meta(description="Whom it harms.")
    ]
    effect: Annotated[
        Literal["fail", "zero", "cap"],
        Meta(
            description="fail: no pass, the percentage stays; zero: 0 percent; cap: at most `cap`."
        ),
    ]
    cap: Annotated[
        Percent, Meta(description="The highest percentage left, with `effect: cap`.")
    ] = 0
    feedback: Annotated[ProseText, Meta(description="What it cost, and whom.")]


class Rubric(Record, frozen=True, kw_only=True, rename={"pass_": "pass"}):
    """What a session is scored against."""

    format: Annotated[Literal["rubric/1"], ABOUT, Meta(description="What this file is.")]
    id: Annotated[Id, Meta(description="The name that commands and sessions use.")]
    version: Annotated[Version, ABOUT, Meta(description="Raise it when the logic changes.")]
    title: Annotated[ProseText, Meta(description="The title, for lists.")]
    school: Annotated[ProseText, Meta(description="One sentence that says what it believes.")]
    sources: Annotated[
        tuple[SourceTag, ...], ABOUT, Meta(description="Tags of the sources it is drawn from.")
    ] = ()
    pass_: Annotated[Percent, Meta(description="The percentage that passes.")]
    bands: Annotated[
        tuple[Band, ...],
        Meta(description="From the best down; the last starts at 0.", min_length=1),
    ]
    criteria: Annotated[
        tuple[Criterion, ...], Meta(description="The questions and their levels.", min_length=1)
    ]
    critical: Annotated[
        tuple[Critical, ...], Meta(description="Errors that limit the result.")
    ] = ()


def applies(criterion: Criterion, situations: tuple[str, ...]) -> bool:
    """Whether a criterion is asked of a scenario with these situations."""
    return not criterion.applies or not set(criterion.applies).isdisjoint(situations)
