"""What the trainee is told before a talk: the content note, the briefing and the customer."""

from collections.abc import Iterator

from textual.content import Content

from simulator.model.scenario import Scenario
from simulator.model.translation import Translation
from simulator.playing.words import content_note
from simulator.tui.languages import is_from_the_right
from simulator.tui.telling.prose import EMPTY, bulleted, heading, joined, paragraph


def task(scenario: Scenario, width: int) -> Content:
    """All that one has to know before the talk begins."""
    return joined(_lines(scenario, width))


def language_note(scenario: Scenario, translation: Translation | None) -> str:
    """What to expect of a talk in a language, in a line; None is the scenario's own."""
    if translation is None:
        return "as it was written"
    if translation.of_version < scenario.version:
        return "translated from an earlier version; what is new is in the language it was written"
    if is_from_the_right(translation.language):
        return "translated; from right to left where your terminal can do that"
    return "translated"


def _lines(scenario: Scenario, width: int) -> Iterator[Content]:
    if note := content_note(scenario):
        yield heading("Before you start")
        yield from paragraph(note, width)
        yield EMPTY
    yield heading("Your role, the facts and your limits")
    yield from paragraph(scenario.briefing, width)
    yield EMPTY
    yield heading(scenario.customer.name)
    yield from paragraph(scenario.customer.about, width)
    if scenario.objectives:
        yield EMPTY
        yield heading("What you practise")
        yield from bulleted(scenario.objectives, width)
