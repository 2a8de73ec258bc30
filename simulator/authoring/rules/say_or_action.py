"""A reply has both `say` and `action`, or neither.

A reply is either something the trainee says or something the trainee does, such as looking up an
order.

Wrong:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look., action: Look the order up.}
```

Right:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, action: Look the order up.}
      - {id: promises, say: I'll look.}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.scenario import Scenario

CODE = "say-or-action"
SEVERITY: Severity = "error"
APPLIES_TO = (Scenario,)


def check(document: Scenario, known: Known) -> Iterator[Finding]:
    for at, step in enumerate(document.steps):
        for position, reply in enumerate(step.replies):
            if bool(reply.say) == bool(reply.action):
                both = "both `say` and `action`" if reply.say else "neither `say` nor `action`"
                yield Finding(
                    ("steps", at, "replies", position),
                    f"The reply `{reply.id}` has {both}.",
                    "Give it exactly one of the two.",
                )
