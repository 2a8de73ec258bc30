"""After a reply that is said the talk has nowhere to go.

A `say` needs a `next`, its own or its step's. Branches alone are not enough, since none of them may
hold. An action needs none: it stays at its step.

Wrong:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    replies:
      - {id: looks, say: I'll look.}
```

Right:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look.}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.scenario import Scenario

CODE = "no-destination"
SEVERITY: Severity = "error"
APPLIES_TO = (Scenario,)


def check(document: Scenario, known: Known) -> Iterator[Finding]:
    for at, step in enumerate(document.steps):
        if step.next:
            continue
        stranded = [
            (position, reply)
            for position, reply in enumerate(step.replies)
            if reply.say and not reply.action and not reply.next
        ]
        for position, reply in stranded[:1]:  # what a step lacks is one mistake, not one a reply
            only = " if none of the branches holds" if reply.branches or step.branches else ""
            yield Finding(
                ("steps", at, "replies", position),
                f"The talk has nowhere to go after `{reply.id}`{only}"
                f"{_and_after(len(stranded) - 1)}.",
                "Give the reply, or its step, a `next`.",
            )


def _and_after(others: int) -> str:
    if others == 0:
        return ""
    return ", nor after one other" if others == 1 else f", nor after {others} others"
