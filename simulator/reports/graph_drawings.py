"""A scenario's graph for Mermaid and Graphviz: steps, endings, and a labelled arrow a way."""

from collections.abc import Iterator, Mapping

from simulator.model.scenario import Scenario
from simulator.reports.graph import Way, condition, ways
from simulator.reports.layout import shortened

_WIDEST_LABEL = 32


def mermaid(scenario: Scenario, taken: Mapping[str, str]) -> Iterator[str]:
    """A Mermaid flowchart, line by line; the ways that were taken are thick."""
    names = _names(scenario)
    yield "flowchart TD"
    for step in scenario.steps:
        yield f'    {names[step.id]}["{_mermaid(step.id)}"]'
    for ending in scenario.endings:
        yield f'    {names[ending.id]}(["{_mermaid(ending.id)}"])'
    for way in ways(scenario, taken):
        arrow = "==>" if way.drawn else "-->"
        label = _mermaid(_label(way))
        yield f'    {names[way.start]} {arrow}|"{label}"| {names[way.end]}'
    if scenario.interruptions:
        yield '    any{{"any step"}}'
    for item in scenario.interruptions:
        label = _mermaid(f"{item.id}: {condition(item.when)}")
        yield f'    any -.->|"{label}"| {names[item.next]}'


def dot(scenario: Scenario, taken: Mapping[str, str]) -> Iterator[str]:
    """A Graphviz digraph, line by line; the ways that were taken are thick."""
    names = _names(scenario)
    yield f"digraph {_dot(scenario.id)} {{"
    yield '    node [shape=box, style=rounded, fontname="sans-serif"];'
    yield '    edge [fontname="sans-serif", fontsize=10];'
    for step in scenario.steps:
        yield f"    {names[step.id]} [label={_dot(step.id)}];"
    for ending in scenario.endings:
        yield f"    {names[ending.id]} [label={_dot(ending.id)}, shape=oval];"
    for way in ways(scenario, taken):
        weight = ", penwidth=3" if way.drawn else ""
        yield f"    {names[way.start]} -> {names[way.end]} [label={_dot(_label(way))}{weight}];"
    if scenario.interruptions:
        yield '    any [label="any step", shape=hexagon];'
    for item in scenario.interruptions:
        label = _dot(f"{item.id}: {condition(item.when)}")
        yield f"    any -> {names[item.next]} [label={label}, style=dashed];"
    yield "}"


def _names(scenario: Scenario) -> dict[str, str]:
    """Names that neither language has a meaning for, in place of ids."""
    ids = [place.id for places in (scenario.steps, scenario.endings) for place in places]
    return {place: f"n{number}" for number, place in enumerate(ids)}


def _label(way: Way) -> str:
    return f"{way.reply.id} {way.when}".strip()


def _mermaid(text: str) -> str:
    escaped = shortened(text, _WIDEST_LABEL).replace("&", "#amp;").replace('"', "#quot;")
    return escaped.replace("<", "#lt;").replace(">", "#gt;")


def _dot(text: str) -> str:
    escaped = shortened(text, _WIDEST_LABEL).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
