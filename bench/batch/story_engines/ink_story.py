"""A scenario as an ink story: a knot a step, a stitch a way out of it, a choice a reply.

Texts are the ids, so that an engine has as little to say as can be.
"""

from collections.abc import Iterable, Iterator

from bench.batch.story_engines import outline
from bench.batch.story_engines.outline import Way
from simulator.conversation import HIGHEST_FEELING, Script
from simulator.model.scenario import ALWAYS, Reply, Scenario, Step

ENDING = "ending"
"""The variable that says which ending the talk came to; empty until then."""

COUNTS = "ending_and_counts"
"""The function that tells all at once: asking for one variable after the other takes longer."""


def ink_story(play: Script) -> str:
    """The source of the story."""
    scenario = play.scenario
    lines = [*_variables(scenario), f"-> {outline.place(scenario.steps[0].id)}"]
    for step in scenario.steps:
        lines += _knot(play, step)
    for ending in scenario.endings:
        lines += (f"=== {outline.place(ending.id)}", ending.id)
        lines += _counting(ending.shows)
        lines += (f'~ {ENDING} = "{ending.id}"', "-> END")
    return "\n".join((*lines, *_told(scenario))) + "\n"


def _told(scenario: Scenario) -> tuple[str, ...]:
    """A function that tells the ending and the counts, with a blank before each count."""
    counts = "".join(f" {{{outline.counted(name)}}}" for name in outline.behaviours(scenario))
    return (f"=== function {COUNTS}()", f'~ return "{{{ENDING}}}{counts}"')


def _variables(scenario: Scenario) -> Iterator[str]:
    yield f'VAR {ENDING} = ""'
    yield from (f"VAR {outline.counted(name)} = 0" for name in outline.behaviours(scenario))
    feelings = outline.named_feelings(scenario)
    yield from (f"VAR {outline.felt(name)} = {start}" for name, start in feelings.items())
    replies = sorted(outline.named_replies(scenario))
    yield from (f"VAR {outline.remembered(reply)} = 0" for reply in replies)


def _knot(play: Script, step: Step) -> Iterator[str]:
    yield from (f"=== {outline.place(step.id)}", step.id)
    outs = outline.ways_out(play, step)
    for reply in step.replies:
        when = outline.expression(reply.when)
        yield f"* {{ {when} }} [{reply.id}]" if when else f"* [{reply.id}]"
        yield from _effects(play.scenario, reply)
        yield from _first_that_holds(
            (way, outline.way_out(step.id, way.to) if way.to in outs else outline.place(way.to))
            for way in outline.ways(step, reply)
        )
    for to in outs:
        yield f"= {outline.way_out(step.id, to)}"
        others = ((way, outline.place(way.to)) for way in outline.interruptions(play, step))
        yield from _first_that_holds((*others, (Way(ALWAYS, to), outline.place(to))))


def _effects(scenario: Scenario, reply: Reply) -> Iterator[str]:
    if reply.id in outline.named_replies(scenario):
        yield f"~ {outline.remembered(reply.id)} = 1"
    yield from _counting(reply.shows)
    for name, change in reply.feels.items():
        if change and name in scenario.feelings:
            feeling = outline.felt(name)
            yield f"~ {feeling} = MIN({HIGHEST_FEELING}, MAX(0, {feeling} + {change}))"


def _counting(shows: Iterable[str]) -> Iterator[str]:
    return (f"~ {outline.counted(name)}++" for name in shows)


def _first_that_holds(ways: Iterable[tuple[Way, str]]) -> Iterator[str]:
    """Diverts, the last of which holds always."""
    *conditional, (_, otherwise) = ways
    if conditional:
        yield "{"
        yield from (f"- {outline.expression(way.when)}: -> {to}" for way, to in conditional)
        yield "}"
    yield f"-> {otherwise}"
