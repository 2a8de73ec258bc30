"""New files for authors: small, complete, and right as they stand."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from importlib.resources import files
from typing import Any

import msgspec
import yaml

from simulator.conversation import script, shown_by_turn
from simulator.exploration.earnings import Earned
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.session import SHORT_ID, Session
from simulator.scoring import score

_WIDTH = 110
"""Columns at which long texts are broken."""


def starter(kind: str, name: str, schema: str) -> str:
    """The text of a new scenario or rubric; `schema` is the path of its schema from its folder."""
    text = (files("simulator.authoring") / "starters" / f"{kind}.yaml").read_text("utf-8")
    title = name.replace("-", " ").capitalize()
    for key, value in (("schema", schema), ("id", name), ("title", title)):
        text = text.replace(f"{{{key}}}", value, 1)
    return text


def translation(scenario: Scenario, language: str, schema: str) -> str:
    """The text of a new translation: all texts of the scenario, to be written over."""
    tree = {
        "format": "translation/1",
        "scenario": scenario.id,
        "language": language,
        "of_version": scenario.version,
        "title": scenario.title,
        "summary": scenario.summary,
        "objectives": list(scenario.objectives),
        "customer": _texts(scenario.customer, ("name", "about")),
        "briefing": scenario.briefing,
        "steps": {
            step.id: _place(step, ("customer", "tone", "speaker", "hint"))
            | {
                "replies": {
                    reply.id: _texts(reply, ("say", "action", "finds", "why"))
                    for reply in step.replies
                }
            }
            for step in scenario.steps
        },
        "endings": {
            ending.id: _place(ending, ("customer", "tone", "speaker", "later"))
            for ending in scenario.endings
        },
    }
    return _yaml(schema, "Write these texts as they are spoken where you live.", tree)


def cases(
    scenario: Scenario, rubric_id: str, talks: Mapping[str, tuple[str, Earned]], schema: str
) -> str:
    """The text of new test cases: by name, the ending a talk reaches and what it earns."""
    tree = {
        "format": "tests/1",
        "scenario": scenario.id,
        "cases": [
            {
                "id": name,
                "replies": list(earned.path or ()),
                "expect": {
                    "ending": ending,
                    "scores": [{"rubric": rubric_id, **_window(earned.percent)}],
                },
            }
            for name, (ending, earned) in talks.items()
        ],
    }
    return _yaml(schema, "Talks, and what they must come to.", tree)


def case_of(scenario: Scenario, rubric: Rubric, session: Session) -> str:
    """A finished session as an item for the `cases` of a tests file: what it came to, all of it."""
    play = script(scenario)
    ending = str(session.ending)
    result = score(rubric, scenario.situations, shown_by_turn(play, session.path, ending=ending))
    scores: list[dict[str, Any]] = []
    if result is not None:
        levels = {each.id: each.level for each in result.criteria if each.applies}
        scores.append(
            {
                "rubric": rubric.id,
                "passed": result.passed,
                **_window(result.percent),
                "levels": levels,
                "critical": [error.id for error in result.critical],
            }
        )
    case = {
        "id": f"session-{session.session[:SHORT_ID]}",
        "replies": list(session.path),
        "expect": {"ending": ending, "scores": scores},
    }
    return "".join(f"  {line}\n" for line in _dumped([case]).splitlines())


def _window(exact: Fraction) -> dict[str, int]:
    """The whole percentages between which the result lies."""
    below = exact.__floor__()
    return {"at_least": below, "at_most": below if exact == below else below + 1}


def _place(place: Any, names: Sequence[str]) -> dict[str, Any]:
    variants = {
        variant.id: _texts(variant, ("customer", "tone", "speaker")) for variant in place.variants
    }
    return _texts(place, names) | ({"variants": variants} if variants else {})


def _texts(owner: msgspec.Struct, names: Sequence[str]) -> dict[str, Any]:
    return {name: text for name in names if (text := getattr(owner, name))}


def _yaml(schema: str, purpose: str, tree: dict[str, Any]) -> str:
    return f"# yaml-language-server: $schema={schema}\n# {purpose}\n{_dumped(tree)}"


class _Indented(yaml.SafeDumper):
    """Lists stand further right than their key, as in every file that people write by hand."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _dumped(tree: object) -> str:
    text: str = yaml.dump(tree, Dumper=_Indented, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return text
