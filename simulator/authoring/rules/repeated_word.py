"""A list names the same thing twice.

A reply shows a behaviour once however often it is written, so the second mention means nothing, or
something else was meant.

Wrong:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look., shows: [verifies, verifies]}
```

Right:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look., shows: [verifies]}
```
"""

from collections.abc import Iterable, Iterator

from simulator.authoring.rules.mentions import conditions, items
from simulator.authoring.rules.rule import Finding, Known
from simulator.authoring.tree import TreePath
from simulator.model.conditions import TalkCondition
from simulator.model.problem import Severity
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario

CODE = "repeated-word"
SEVERITY: Severity = "error"
APPLIES_TO = (Scenario, Rubric)


def check(document: Scenario | Rubric, known: Known) -> Iterator[Finding]:
    for words, path in _lists(document):
        if len(words) < 2 or len(set(words)) == len(words):
            continue
        seen: set[str] = set()
        for mention in items(words, *path):
            if mention.word in seen:
                yield Finding(
                    mention.path, f"`{mention.word}` is in this list already.", "Delete it."
                )
            seen.add(mention.word)


def _lists(document: Scenario | Rubric) -> Iterator[tuple[tuple[str, ...], TreePath]]:
    yield document.sources, ("sources",)
    if isinstance(document, Scenario):
        yield document.situations, ("situations",)
        for at, step in enumerate(document.steps):
            for position, reply in enumerate(step.replies):
                yield reply.shows, ("steps", at, "replies", position, "shows")
        for at, ending in enumerate(document.endings):
            yield ending.shows, ("endings", at, "shows")
    else:
        for at, criterion in enumerate(document.criteria):
            yield criterion.applies, ("criteria", at, "applies")
    for path, condition in conditions(document):
        for part in _parts(condition):
            yield getattr(condition, part), (*path, part)


def _parts(condition: object) -> Iterable[str]:
    if isinstance(condition, TalkCondition):
        return ("all", "any", "none", "chosen", "not_chosen")
    return ("all", "any", "none")
