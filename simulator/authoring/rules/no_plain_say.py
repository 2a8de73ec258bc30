"""A step has no `say` that is always offered.

Each step needs at least one `say` without `when`, so that no talk gets stuck, whatever was said
before. An action does not count: it is offered once, and the talk stays where it is.

Wrong:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, action: Look the order up.}
      - {id: tells, when: {chosen: [looks]}, say: The lorry broke down.}
```

Right:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, action: Look the order up.}
      - {id: tells, when: {chosen: [looks]}, say: The lorry broke down.}
      - {id: guesses, say: It must be on its way.}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.scenario import ALWAYS, Scenario

CODE = "no-plain-say"
SEVERITY: Severity = "error"
APPLIES_TO = (Scenario,)


def check(document: Scenario, known: Known) -> Iterator[Finding]:
    for at, step in enumerate(document.steps):
        if not any(reply.say and reply.when is ALWAYS for reply in step.replies):
            yield Finding(
                ("steps", at),
                f"The step `{step.id}` has no `say` without `when`, so a talk could get stuck.",
                "Take the `when` from one of its replies, or add a reply that is always offered.",
            )
