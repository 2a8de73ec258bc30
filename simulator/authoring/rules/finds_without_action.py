"""A reply that is said has `finds`.

`finds` is what an action brings to light; words bring out the customer's next line instead.

Wrong:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look., finds: The lorry broke down.}
```

Right:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, action: Look the order up., finds: The lorry broke down.}
      - {id: promises, say: I'll look.}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.scenario import Scenario

CODE = "finds-without-action"
SEVERITY: Severity = "error"
APPLIES_TO = (Scenario,)


def check(document: Scenario, known: Known) -> Iterator[Finding]:
    for at, step in enumerate(document.steps):
        for position, reply in enumerate(step.replies):
            if reply.finds and not reply.action:
                yield Finding(
                    ("steps", at, "replies", position, "finds"),
                    f"The reply `{reply.id}` has `finds`, but it is no action.",
                    "Make it an `action`, or let the next line tell it.",
                    at_key=True,
                )
