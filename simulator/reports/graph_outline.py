"""A scenario's graph as an outline for a terminal: where each reply leads, and when."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from simulator.model.scenario import Reply, Scenario
from simulator.reports.graph import Way, condition, ways
from simulator.reports.layout import shortened, wrapped

_WIDEST_TEXT = 60


def lines(scenario: Scenario, taken: Mapping[str, str], width: int) -> Iterator[str]:
    """The outline's lines; replies of the talk that was taken have a star."""
    yield from wrapped(
        f"{scenario.title} ({scenario.id}, version {scenario.version}): "
        f"{len(scenario.steps)} steps, {len(scenario.endings)} endings",
        width,
    )
    out = {start: list(group) for start, group in groupby(ways(scenario, taken), lambda w: w.start)}
    for step in scenario.steps:
        yield ""
        yield from wrapped(f"{step.id}: {_brief(step.customer)}", width, "", "  ")
        for variant in step.variants:
            said = f"{variant.id} if {condition(variant.when)}: {_brief(variant.customer)}"
            yield from wrapped(said, width, "  ~ ", "    ")
        for reply in step.replies:
            yield from _reply(
                reply, [way for way in out[step.id] if way.reply is reply], reply.id in taken, width
            )
    yield from _interruptions(scenario, width)
    yield ""
    for ending in scenario.endings:
        shows = f" [{', '.join(ending.shows)}]" if ending.shows else ""
        yield from wrapped(f"{ending.id}: {_brief(ending.customer)}{shows}", width, "= ", "  ")


def _reply(reply: Reply, out: list[Way], chosen: bool, width: int) -> Iterator[str]:
    mark = "*" if chosen else "-"
    text = f"(do) {_brief(reply.action)}" if reply.action else _brief(reply.say)
    shows = f" [{', '.join(reply.shows)}]" if reply.shows else ""
    yield from wrapped(f"{reply.id}: {text}{shows}", width, f"  {mark} ", "    ")
    if when := condition(reply.when):
        yield from wrapped(f"offered if {when}", width, "      ", "        ")
    for way in out:
        end = "stays" if way.stays else way.end
        yield from wrapped(f"-> {end} {way.when}", width, "      ", "         ")


def _interruptions(scenario: Scenario, width: int) -> Iterator[str]:
    if scenario.interruptions:
        yield ""
        yield "After any reply that does not end the talk:"
    for interruption in scenario.interruptions:
        said = f"{interruption.id} -> {interruption.next} if {condition(interruption.when)}"
        yield from wrapped(said, width, "  ! ", "    ")


def _brief(text: str) -> str:
    return shortened(text, _WIDEST_TEXT)
