"""A feeling is not one of the scenario's `feelings`.

What a reply changes and what a condition bounds must have a value to start from.

Wrong:

```yaml
feelings: {trust: 4}
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look., feels: {thrust: 1}}
```

Right:

```yaml
feelings: {trust: 4}
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look., feels: {trust: 1}}
```
"""

from collections.abc import Iterator
from itertools import islice

from simulator.authoring.rules.mentions import Mention, keys, talk_conditions, unknown
from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.scenario import Scenario

CODE = "unknown-feeling"
SEVERITY: Severity = "error"
APPLIES_TO = (Scenario,)


def check(document: Scenario, known: Known) -> Iterator[Finding]:
    found = unknown(_feelings(document), document.feelings, "none of this scenario's `feelings`")
    # Where there are none at all, that is one mistake, however many words are about them.
    return found if document.feelings else islice(found, 1)


def _feelings(scenario: Scenario) -> Iterator[Mention]:
    for at, step in enumerate(scenario.steps):
        for position, reply in enumerate(step.replies):
            yield from keys(reply.feels, "steps", at, "replies", position, "feels")
    for path, condition in talk_conditions(scenario):
        bounds = condition.feelings
        yield from keys(bounds.at_least, *path, "feelings", "at_least")
        yield from keys(bounds.at_most, *path, "feelings", "at_most")
