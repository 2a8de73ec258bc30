"""Two things in a file have the same id.

Steps and endings share their ids, because a `next` may name either; reply ids are unique in the
whole scenario, because a talk is recorded as a list of them. Variants are unique in their step or
ending, levels in their criterion, and everything else that has an id in its list.

Wrong:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look.}
      - {id: looks, say: I'll ask the driver.}
```

Right:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look.}
      - {id: asks-driver, say: I'll ask the driver.}
```
"""

from collections.abc import Iterable, Iterator
from typing import Any

from simulator.authoring.rules.rule import Finding, Known
from simulator.authoring.tree import TreePath
from simulator.model.cases import Cases
from simulator.model.problem import Severity
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.vocabulary import Vocabulary

CODE = "duplicate-id"
SEVERITY: Severity = "error"
APPLIES_TO = (Scenario, Rubric, Cases, Vocabulary)

Group = tuple[str, list[tuple[TreePath, str]]]
"""What the things are called, and where each has which id."""


def check(document: Scenario | Rubric | Cases | Vocabulary, known: Known) -> Iterator[Finding]:
    for what, places in _groups(document):
        if len({name for _, name in places}) == len(places):
            continue
        seen: dict[str, TreePath] = {}
        for path, name in places:
            if name in seen:
                yield Finding(
                    (*path, "id"),
                    f"Another {what} has the id `{name}` already.",
                    "Give one of them another id.",
                    other=(*seen[name], "id"),
                )
            seen.setdefault(name, path)


def _groups(document: Scenario | Rubric | Cases | Vocabulary) -> Iterator[Group]:
    if isinstance(document, Scenario):
        yield from _groups_of_scenario(document)
    elif isinstance(document, Rubric):
        yield "criterion", _ids(document.criteria, "criteria")
        yield "critical error", _ids(document.critical, "critical")
        for at, criterion in enumerate(document.criteria):
            yield "level", _ids(criterion.levels, "criteria", at, "levels")
    elif isinstance(document, Cases):
        yield "case", _ids(document.cases, "cases")
    else:
        yield "source", _ids(document.sources, "sources")
        yield "behaviour", _ids(document.behaviours, "behaviours")
        yield "situation", _ids(document.situations, "situations")


def _groups_of_scenario(scenario: Scenario) -> Iterator[Group]:
    places = [*_ids(scenario.steps, "steps"), *_ids(scenario.endings, "endings")]
    yield "step or ending", places
    yield "interruption", _ids(scenario.interruptions, "interruptions")
    replies = [
        place
        for at, step in enumerate(scenario.steps)
        for place in _ids(step.replies, "steps", at, "replies")
    ]
    yield "reply", replies
    for at, step in enumerate(scenario.steps):
        yield "variant", _ids(step.variants, "steps", at, "variants")
    for at, ending in enumerate(scenario.endings):
        yield "variant", _ids(ending.variants, "endings", at, "variants")


def _ids(things: Iterable[Any], *path: str | int) -> list[tuple[TreePath, str]]:
    return [((*path, position), thing.id) for position, thing in enumerate(things)]
