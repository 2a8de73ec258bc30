"""The vocabulary of a library: its sources, its behaviours and its situations."""

from typing import Annotated, Literal

from msgspec import Meta

from simulator.model.fields import Id, ProseText, Record, SourceTag


class Source(Record, frozen=True, kw_only=True):
    """Something that scenarios and rubrics are drawn from."""

    id: Annotated[SourceTag, Meta(description="A short tag, such as A1.")]
    title: Annotated[ProseText, Meta(description="What it is, for a list of references.")]


class Behaviour(Record, frozen=True, kw_only=True):
    """Something that a reply, or an ending, can be seen to do."""

    id: Annotated[Id, Meta(description="The name that `shows` and conditions use.")]
    title: Annotated[ProseText, Meta(description="The behaviour in a few words.")]
    met_when: Annotated[
        ProseText, Meta(description="What a reader must find in the words to say it was shown.")
    ]
    not_met_when: Annotated[ProseText, Meta(description="What looks like it and is not.")]
    sources: Annotated[
        tuple[SourceTag, ...], Meta(description="Tags of the sources that speak of it.")
    ] = ()


class Situation(Record, frozen=True, kw_only=True):
    """Something a scenario contains, by which a criterion may apply to it."""

    id: Annotated[Id, Meta(description="The name that `situations` and `applies` use.")]
    title: Annotated[ProseText, Meta(description="The situation in a few words.")]


class Vocabulary(Record, frozen=True, kw_only=True):
    """The words that the scenarios and rubrics of a library share."""

    format: Annotated[Literal["vocabulary/1"], Meta(description="What this file is.")]
    sources: Annotated[tuple[Source, ...], Meta(description="What the library draws on.")] = ()
    behaviours: Annotated[
        tuple[Behaviour, ...], Meta(description="What replies and endings can show.", min_length=1)
    ]
    situations: Annotated[
        tuple[Situation, ...], Meta(description="What scenarios can contain.", min_length=1)
    ]
