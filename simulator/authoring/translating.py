"""A scenario in another language: a translation's texts laid over the source's."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

import msgspec

from simulator.model.scenario import Ending, Scenario, Step, Variant
from simulator.model.translation import (
    EndingTexts,
    LineTexts,
    ReplyTexts,
    StepTexts,
    Translation,
)

Owner = TypeVar("Owner", bound=msgspec.Struct)


def translated(scenario: Scenario, translation: Translation) -> Scenario:
    """The scenario with the translation's texts; what is missing stays as it is written."""
    return msgspec.structs.replace(
        _with_texts(scenario, translation),
        language=translation.language,
        objectives=translation.objectives or scenario.objectives,
        customer=_with_texts(scenario.customer, translation.customer),
        steps=tuple(
            _step(step, translation.steps.get(step.id, StepTexts())) for step in scenario.steps
        ),
        endings=tuple(
            _ending(ending, translation.endings.get(ending.id, EndingTexts()))
            for ending in scenario.endings
        ),
    )


def missing(scenario: Scenario, translation: Translation) -> Iterator[tuple[str, ...]]:
    """Where a text of the scenario has none in the translation, as a path of keys and ids."""
    for owner, texts, place in _pairs(scenario, translation):
        for name in _shared_texts(owner, texts):
            if getattr(owner, name) and not getattr(texts, name):
                yield (*place, name)


def surplus(
    scenario: Scenario, translation: Translation
) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """Where a translation has a text that the scenario does not have, and those that it has."""
    for owner, texts, place in _pairs(scenario, translation):
        names = list(_shared_texts(owner, texts))
        for name in names:
            if getattr(texts, name) and not getattr(owner, name):
                yield (*place, name), [name for name in names if getattr(owner, name)]


def _with_texts(owner: Owner, texts: msgspec.Struct) -> Owner:
    given = {name: text for name in _shared_texts(owner, texts) if (text := getattr(texts, name))}
    return msgspec.structs.replace(owner, **given)


def _shared_texts(owner: msgspec.Struct, texts: msgspec.Struct) -> Iterator[str]:
    """The texts that both have, in the order in which a translation lists them."""
    for name in texts.__struct_fields__:
        if isinstance(getattr(texts, name), str) and name not in ("format", "scenario", "language"):
            yield from (name,) if name in owner.__struct_fields__ else ()


def _step(step: Step, texts: StepTexts) -> Step:
    replies = tuple(
        _with_texts(reply, texts.replies.get(reply.id, ReplyTexts())) for reply in step.replies
    )
    return msgspec.structs.replace(
        _with_texts(step, texts), variants=_variants(step.variants, texts.variants), replies=replies
    )


def _ending(ending: Ending, texts: EndingTexts) -> Ending:
    return msgspec.structs.replace(
        _with_texts(ending, texts), variants=_variants(ending.variants, texts.variants)
    )


def _variants(variants: tuple[Variant, ...], texts: Mapping[str, LineTexts]) -> tuple[Variant, ...]:
    return tuple(_with_texts(variant, texts.get(variant.id, LineTexts())) for variant in variants)


def _pairs(
    scenario: Scenario, translation: Translation
) -> Iterator[tuple[msgspec.Struct, msgspec.Struct, tuple[str, ...]]]:
    """Everything in a scenario that has texts, what the translation has for it, and where."""
    yield scenario, translation, ()
    yield scenario.customer, translation.customer, ("customer",)
    for step in scenario.steps:
        texts = translation.steps.get(step.id, StepTexts())
        place = ("steps", step.id)
        yield step, texts, place
        yield from _variant_pairs(step.variants, texts.variants, place)
        for reply in step.replies:
            of_reply = texts.replies.get(reply.id, ReplyTexts())
            yield reply, of_reply, (*place, "replies", reply.id)
    for ending in scenario.endings:
        of_ending = translation.endings.get(ending.id, EndingTexts())
        place = ("endings", ending.id)
        yield ending, of_ending, place
        yield from _variant_pairs(ending.variants, of_ending.variants, place)


def _variant_pairs(
    variants: tuple[Variant, ...], texts: Mapping[str, LineTexts], place: tuple[str, ...]
) -> Iterator[tuple[msgspec.Struct, msgspec.Struct, tuple[str, ...]]]:
    for variant in variants:
        yield variant, texts.get(variant.id, LineTexts()), (*place, "variants", variant.id)
