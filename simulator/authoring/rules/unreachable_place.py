"""Nothing leads to a step or an ending.

No `next` names it, and it is not the first step. That a place is named does not prove that a talk
can come there: `simulator explore` does.

Wrong:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look it up., why: He hears action.}
  - id: insists
    customer: And now?
    next: leaves
    replies:
      - {id: waits, say: One moment., why: He hears nothing.}
```

Right:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: insists
    replies:
      - {id: looks, say: I'll look it up., why: He hears action.}
  - id: insists
    customer: And now?
    next: leaves
    replies:
      - {id: waits, say: One moment., why: He hears nothing.}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.mentions import exits
from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.scenario import Scenario

CODE = "unreachable-place"
SEVERITY: Severity = "warning"
APPLIES_TO = (Scenario,)


def check(document: Scenario, known: Known) -> Iterator[Finding]:
    named = {way_out.to for way_out in exits(document)}
    named.update(interruption.next for interruption in document.interruptions)
    named.add(document.steps[0].id)
    for part in ("steps", "endings"):
        for position, place in enumerate(getattr(document, part)):
            if place.id not in named:
                yield Finding(
                    (part, position),
                    f"No `next` leads to `{place.id}`.",
                    "Lead a reply there, or delete it.",
                )
