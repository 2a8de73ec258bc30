"""Replies have no coaching.

`why` tells the trainee what the customer heard, and the principle. The warning stands at the first
reply that has none and counts the others.

Wrong:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look it up.}
```

Right:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look it up., why: He hears that something happens.}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.rule import Finding, Known
from simulator.authoring.suggestions import and_more
from simulator.model.problem import Severity
from simulator.model.scenario import Scenario

CODE = "missing-why"
SEVERITY: Severity = "warning"
APPLIES_TO = (Scenario,)


def check(document: Scenario, known: Known) -> Iterator[Finding]:
    without = [
        (("steps", at, "replies", position), reply.id)
        for at, step in enumerate(document.steps)
        for position, reply in enumerate(step.replies)
        if reply.say and not reply.why
    ]
    if without:
        path, name = without[0]
        yield Finding(
            path,
            f"The reply `{name}` has no `why`{and_more(len(without) - 1)}.",
            "Say in a sentence or two what the customer heard, and what it opens or closes.",
        )
