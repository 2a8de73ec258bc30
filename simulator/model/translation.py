"""A translation: a scenario's texts in another language, as maps by id."""

from typing import Annotated, Literal

from msgspec import Meta

from simulator.model.fields import Id, Language, Record, Text, Version


class CustomerTexts(Record, frozen=True, kw_only=True):
    """The customer's name and description."""

    name: Annotated[Text, Meta(description="The name, as it is shown.")] = ""
    about: Annotated[Text, Meta(description="What the trainee can see of the customer.")] = ""


class LineTexts(Record, frozen=True, kw_only=True):
    """A spoken line, its tone and its speaker."""

    customer: Annotated[Text, Meta(description="What the customer says.")] = ""
    tone: Annotated[Text, Meta(description="How it is said.")] = ""
    speaker: Annotated[Text, Meta(description="Who says it, when it is not the customer.")] = ""


class ReplyTexts(Record, frozen=True, kw_only=True):
    """A reply's own words and its coaching."""

    say: Annotated[Text, Meta(description="What the trainee says.")] = ""
    action: Annotated[Text, Meta(description="What the trainee does.")] = ""
    finds: Annotated[Text, Meta(description="What the action brings to light.")] = ""
    why: Annotated[Text, Meta(description="The coaching.")] = ""


class StepTexts(LineTexts, frozen=True, kw_only=True):
    """A step's line, hint, variants and replies."""

    hint: Annotated[Text, Meta(description="The hint.")] = ""
    variants: Annotated[dict[Id, LineTexts], Meta(description="Texts of the variants, by id.")] = {}
    replies: Annotated[dict[Id, ReplyTexts], Meta(description="Texts of the replies, by id.")] = {}


class EndingTexts(LineTexts, frozen=True, kw_only=True):
    """An ending's line, its aftermath and its variants."""

    later: Annotated[Text, Meta(description="What happened next.")] = ""
    variants: Annotated[dict[Id, LineTexts], Meta(description="Texts of the variants, by id.")] = {}


class Translation(Record, frozen=True, kw_only=True):
    """Texts only; what is missing falls back to the source with a warning."""

    format: Annotated[Literal["translation/1"], Meta(description="What this file is.")]
    scenario: Annotated[Id, Meta(description="The scenario it translates.")]
    language: Annotated[Language, Meta(description="The language it is in, such as `he`.")]
    of_version: Annotated[Version, Meta(description="The scenario's version that it translates.")]
    title: Annotated[Text, Meta(description="The scenario's title.")] = ""
    summary: Annotated[Text, Meta(description="The sentence for the list.")] = ""
    objectives: Annotated[
        tuple[Text, ...], Meta(description="All objectives, in the scenario's order.")
    ] = ()
    customer: Annotated[CustomerTexts, Meta(description="Who the trainee talks with.")] = (
        CustomerTexts()
    )
    briefing: Annotated[Text, Meta(description="Role, facts and limits.")] = ""
    steps: Annotated[dict[Id, StepTexts], Meta(description="Texts of the steps, by id.")] = {}
    endings: Annotated[dict[Id, EndingTexts], Meta(description="Texts of the endings, by id.")] = {}
