"""A scenario: a scripted talk with one difficult customer."""

from typing import Annotated, Literal

from msgspec import Meta

from simulator.model.conditions import TalkCondition
from simulator.model.fields import (
    ABOUT,
    PRESENCE,
    FeelingChange,
    FeelingLevel,
    Id,
    Language,
    ProseText,
    Record,
    SourceTag,
    Text,
    Version,
)

ALWAYS = TalkCondition()
"""What an absent `when` means."""

_ONE_PART = {"minProperties": 1}
When = Annotated[
    TalkCondition, Meta(description="What must hold for it.", extra_json_schema=_ONE_PART)
]
WhenOffered = Annotated[
    TalkCondition,
    Meta(
        description="Offered only if this holds; leave it out for always.",
        extra_json_schema=_ONE_PART,
    ),
]
Shows = Annotated[
    tuple[Id, ...],
    Meta(
        description="Behaviours that the words really show.",
        extra_json_schema={"uniqueItems": True},
    ),
]
Tone = Annotated[ProseText, Meta(description="How the line is said: a short stage direction.")]
Speaker = Annotated[ProseText, Meta(description="Who says it, when it is not the customer.")]
Line = Annotated[ProseText, Meta(description="What the customer says.")]
Destination = Annotated[
    Id, Meta(description="Where the talk goes: a step later in the file, or an ending.")
]


class Customer(Record, frozen=True, kw_only=True):
    """The person the trainee talks with."""

    name: Annotated[ProseText, Meta(description="The customer's name, as it is shown.")]
    about: Annotated[ProseText, Meta(description="What the trainee can see of the customer.")]


class Variant(Record, frozen=True, kw_only=True):
    """Another wording of a step's or an ending's line; it replaces all: words, tone and speaker."""

    id: Annotated[Id, Meta(description="Unique in its step or ending.")]
    when: When
    customer: Line
    tone: Tone = ""
    speaker: Speaker = ""


class Branch(Record, frozen=True, kw_only=True):
    """A destination that is taken if its condition holds."""

    when: When
    next: Destination


class Reply(Record, frozen=True, kw_only=True):
    """Something the trainee can say, or do (an action, such as looking something up)."""

    id: Annotated[Id, Meta(description="Unique in the scenario.")]
    say: Annotated[ProseText, Meta(description="What the trainee says.")] = ""
    action: Annotated[
        Text, PRESENCE, Meta(description="What the trainee does, instead of saying something.")
    ] = ""
    finds: Annotated[ProseText, Meta(description="What the action brings to light.")] = ""
    when: WhenOffered = ALWAYS
    shows: Shows = ()
    feels: Annotated[
        dict[Id, FeelingChange],
        Meta(description="Feeling: how much it rises or falls, from -10 to 10."),
    ] = {}
    why: Annotated[
        ProseText, Meta(description="Coaching: what the customer heard, and the principle.")
    ] = ""
    branches: Annotated[
        tuple[Branch, ...], Meta(description="The first that holds decides where the talk goes.")
    ] = ()
    next: Destination = ""


class Step(Record, frozen=True, kw_only=True):
    """A line of the customer's and the replies that it may be answered with."""

    id: Annotated[Id, Meta(description="Unique among steps and endings.")]
    customer: Line
    tone: Tone = ""
    speaker: Speaker = ""
    hint: Annotated[ProseText, Meta(description="Shown on request in practice, and counted.")] = ""
    variants: Annotated[
        tuple[Variant, ...], Meta(description="The first that holds replaces the whole line.")
    ] = ()
    next: Destination = ""
    branches: Annotated[
        tuple[Branch, ...],
        Meta(description="Tried before the step's `next`, for replies that name no destination."),
    ] = ()
    replies: Annotated[
        tuple[Reply, ...],
        Meta(
            description="What the trainee can answer; at least one `say` has no `when`.",
            min_length=1,
        ),
    ]


class Interruption(Record, frozen=True, kw_only=True):
    """A turn of events after a reply, whatever the reply's own destination."""

    id: Annotated[Id, Meta(description="Unique among the interruptions.")]
    when: When
    next: Destination


class Ending(Record, frozen=True, kw_only=True):
    """How the talk can end, and what came of it."""

    id: Annotated[Id, Meta(description="Unique among steps and endings.")]
    customer: Line
    tone: Tone = ""
    speaker: Speaker = ""
    later: Annotated[ProseText, Meta(description="What happened next week or next year.")]
    shows: Shows = ()
    variants: Annotated[
        tuple[Variant, ...], Meta(description="The first that holds replaces the whole line.")
    ] = ()


class Scenario(Record, frozen=True, kw_only=True):
    """A scripted talk. It starts at the first step and only moves forward."""

    format: Annotated[Literal["scenario/1"], ABOUT, Meta(description="What this file is.")]
    id: Annotated[Id, Meta(description="The name that commands, sessions and tests use.")]
    version: Annotated[Version, ABOUT, Meta(description="Raise it when the logic changes.")]
    title: Annotated[ProseText, Meta(description="The title, for lists.")]
    language: Annotated[
        Language, ABOUT, Meta(description="The language it is written in, such as `en`.")
    ]
    summary: Annotated[ProseText, Meta(description="One sentence for the list.")]
    difficulty: Annotated[int, ABOUT, Meta(ge=1, le=5, description="From 1, gentle, to 5, brutal.")]
    minutes: Annotated[int, ABOUT, Meta(ge=1, le=120, description="How long a talk takes.")]
    sources: Annotated[
        tuple[SourceTag, ...], ABOUT, Meta(description="Tags of the sources it is drawn from.")
    ] = ()
    situations: Annotated[
        tuple[Id, ...],
        Meta(
            description="What it contains on every way through; criteria apply by it.",
            min_length=1,
            extra_json_schema={"uniqueItems": True},
        ),
    ]
    default_rubric: Annotated[
        Id, ABOUT, Meta(description="The rubric that is used when none is named.")
    ]
    objectives: Annotated[
        tuple[Text, ...], ABOUT, Meta(description="What the trainee practises.")
    ] = ()
    customer: Annotated[Customer, Meta(description="Who the trainee talks with.")]
    feelings: Annotated[
        dict[Id, FeelingLevel], Meta(description="Feeling: where it starts, from 0 to 10.")
    ] = {}
    briefing: Annotated[
        ProseText, Meta(description="The trainee's role, the facts and the limits.")
    ]
    steps: Annotated[
        tuple[Step, ...], Meta(description="The steps, in the order of the talk.", min_length=1)
    ]
    interruptions: Annotated[
        tuple[Interruption, ...],
        Meta(description="After each reply that does not end the talk, the first that holds."),
    ] = ()
    endings: Annotated[tuple[Ending, ...], Meta(description="How the talk can end.", min_length=1)]
