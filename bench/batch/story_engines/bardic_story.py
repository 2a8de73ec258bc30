"""A scenario as a Bardic story: a passage a step, a choice a reply, a passage for what it does.

Texts are the ids, so that the engine has as little to say as can be, and all that a reply changes
stands in one Python block, which it runs faster than one line after the other.
"""

from collections.abc import Iterable, Iterator

from bench.batch.story_engines import outline
from bench.batch.story_engines.outline import Way
from simulator.conversation import HIGHEST_FEELING, Script
from simulator.model.scenario import ALWAYS, Reply, Scenario, Step

_START = "Start"


def bardic_story(play: Script) -> str:
    """The source of the story."""
    scenario = play.scenario
    lines = [f":: {_START}", *_python(_variables(scenario))]
    lines += ("", f"-> {outline.place(scenario.steps[0].id)}", "")
    for step in scenario.steps:
        lines += _passages(play, step)
    for ending in scenario.endings:
        ended = (*_counting(ending.shows), f'ending = "{ending.id}"')
        lines += (f":: {outline.place(ending.id)}", *_python(ended), ending.id, "")
    return "\n".join(lines)


def _variables(scenario: Scenario) -> Iterator[str]:
    yield 'ending = ""'
    yield from (f"{outline.counted(name)} = 0" for name in outline.behaviours(scenario))
    feelings = outline.named_feelings(scenario)
    yield from (f"{outline.felt(name)} = {start}" for name, start in feelings.items())
    replies = sorted(outline.named_replies(scenario))
    yield from (f"{outline.remembered(reply)} = 0" for reply in replies)


def _passages(play: Script, step: Step) -> Iterator[str]:
    yield from (f":: {outline.place(step.id)}", step.id)
    for reply in step.replies:
        when = outline.expression(reply.when)
        condition = f"{{{when}}} " if when else ""
        yield f"* {condition}[{reply.id}] -> {_answer(reply)}"
    yield ""
    outs = outline.ways_out(play, step)
    for reply in step.replies:
        yield f":: {_answer(reply)}"
        yield from _python(_effects(play.scenario, reply))
        yield from _first_that_holds(
            (way, outline.way_out(step.id, way.to) if way.to in outs else outline.place(way.to))
            for way in outline.ways(step, reply)
        )
    for to in outs:
        yield f":: {outline.way_out(step.id, to)}"
        others = ((way, outline.place(way.to)) for way in outline.interruptions(play, step))
        yield from _first_that_holds((*others, (Way(ALWAYS, to), outline.place(to))))


def _answer(reply: Reply) -> str:
    return outline.remembered(reply.id)


def _effects(scenario: Scenario, reply: Reply) -> Iterator[str]:
    if reply.id in outline.named_replies(scenario):
        yield f"{outline.remembered(reply.id)} = 1"
    yield from _counting(reply.shows)
    for name, change in reply.feels.items():
        if change and name in scenario.feelings:
            feeling = outline.felt(name)
            yield f"{feeling} = min({HIGHEST_FEELING}, max(0, {feeling} + {change}))"


def _counting(shows: Iterable[str]) -> Iterator[str]:
    return (f"{outline.counted(name)} += 1" for name in shows)


def _python(statements: Iterable[str]) -> Iterator[str]:
    lines = tuple(statements)
    if lines:
        yield from ("@py:", *lines, "@endpy")


def _first_that_holds(ways: Iterable[tuple[Way, str]]) -> Iterator[str]:
    """Jumps, the last of which holds always."""
    *conditional, (_, otherwise) = ways
    word = "@if"
    for way, to in conditional:
        yield from (f"{word} {outline.expression(way.when)}:", f"    -> {to}")
        word = "@elif"
    yield from (
        ("@else:", f"    -> {otherwise}", "@endif", "") if conditional else (f"-> {otherwise}", "")
    )
