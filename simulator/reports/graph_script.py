"""A scenario as a screenplay in Markdown, for reviewers who read stories and not YAML."""

from collections.abc import Iterator, Mapping

from simulator.model.scenario import Ending, Scenario, Step, Variant
from simulator.reports.graph import condition, ways
from simulator.reports.markdown import inert, quoted


def render(scenario: Scenario, taken: Mapping[str, str]) -> str:
    """The screenplay; replies of the talk that was taken are marked."""
    return "\n\n".join(filter(None, _paragraphs(scenario, taken))) + "\n"


def _paragraphs(scenario: Scenario, taken: Mapping[str, str]) -> Iterator[str]:
    customer = scenario.customer
    yield f"# {inert(scenario.title)}"
    yield f"*{inert(scenario.summary)}*"
    yield f"**{inert(customer.name)}.** {inert(customer.about)}"
    yield "## Briefing"
    yield from (inert(paragraph) for paragraph in scenario.briefing.splitlines())
    for step in scenario.steps:
        yield f"## {inert(step.id)}"
        yield from _spoken(scenario, step)
        yield from _replies(scenario, step, taken)
    if scenario.interruptions:
        yield "## Whatever is said"
        for item in scenario.interruptions:
            yield f"- If {inert(condition(item.when))}: **{inert(item.next)}**"
    for ending in scenario.endings:
        yield f"## Ending: {inert(ending.id)}"
        yield from _spoken(scenario, ending)
        yield f"*Later.* {inert(ending.later)}"


def _spoken(scenario: Scenario, place: Step | Ending) -> Iterator[str]:
    yield from _line(scenario, place, "")
    for variant in place.variants:
        yield from _line(scenario, variant, f", if {condition(variant.when)}")


def _line(scenario: Scenario, line: Step | Ending | Variant, when: str) -> Iterator[str]:
    tone = f" ({line.tone})" if line.tone else ""
    yield f"**{inert((line.speaker or scenario.customer.name) + tone + when)}:**"
    yield quoted(line.customer)


def _replies(scenario: Scenario, step: Step, taken: Mapping[str, str]) -> Iterator[str]:
    out = [way for way in ways(scenario, taken) if way.start == step.id]
    for reply in step.replies:
        mark = "→ " if reply.id in taken else ""
        kind = "You do" if reply.action else "You"
        offered = f" (if {condition(reply.when)})" if condition(reply.when) else ""
        yield f"**{mark}{inert(kind + offered)}:** {inert(reply.action or reply.say)}"
        yield inert(f"You find: {reply.finds}" if reply.finds else "")
        yield f"*{inert(reply.why)}*" if reply.why else ""
        ends = [
            f"{'stay' if way.stays else way.end} {way.when}".strip()
            for way in out
            if way.reply is reply
        ]
        shows = f" Shows: {', '.join(reply.shows)}." if reply.shows else ""
        yield inert(f"Leads to: {', '.join(ends)}.{shows}")
