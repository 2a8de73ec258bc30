"""A `next` leads to a step that does not stand later in the file.

A talk only moves forward, so that each talk ends; what can come up twice is written twice. An
interruption that leads to the first step could never take place, for the same reason.

Wrong:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    replies:
      - {id: looks, say: I'll look., next: insists}
  - id: insists
    customer: And?
    replies:
      - {id: again, say: Ask me again., next: asks}
      - {id: today, say: It comes today., next: leaves}
```

Right:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    replies:
      - {id: looks, say: I'll look., next: insists}
  - id: insists
    customer: And?
    replies:
      - {id: again, say: Ask me again., next: leaves}
      - {id: today, say: It comes today., next: leaves}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.mentions import exits
from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.scenario import Scenario

CODE = "backward-destination"
SEVERITY: Severity = "error"
APPLIES_TO = (Scenario,)


def check(document: Scenario, known: Known) -> Iterator[Finding]:
    endings = {ending.id for ending in document.endings}
    positions = {
        step.id: position for position, step in enumerate(document.steps) if step.id not in endings
    }
    for way_out in exits(document):
        if positions.get(way_out.to, way_out.step + 1) <= way_out.step:
            here = document.steps[way_out.step].id
            message = (
                f"`{way_out.to}` is the step this is in, and a talk only moves forward."
                if way_out.to == here
                else f"`{way_out.to}` stands before `{here}`, and a talk only moves forward."
            )
            yield Finding(way_out.path, message, "Name a step later in the file, or an ending.")
    for position, interruption in enumerate(document.interruptions):
        if positions.get(interruption.next) == 0:
            yield Finding(
                ("interruptions", position, "next"),
                f"`{interruption.next}` is the first step, and a talk never comes back to it.",
                "Name a later step, or an ending.",
            )
