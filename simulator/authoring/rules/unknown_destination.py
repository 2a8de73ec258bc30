"""A `next` names no step and no ending of the scenario.

Wrong:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    replies:
      - {id: looks, say: I'll look., next: leavs}
```

Right:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    replies:
      - {id: looks, say: I'll look., next: leaves}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.mentions import Mention, exits, unknown
from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.scenario import Scenario

CODE = "unknown-destination"
SEVERITY: Severity = "error"
APPLIES_TO = (Scenario,)


def check(document: Scenario, known: Known) -> Iterator[Finding]:
    places = [step.id for step in document.steps] + [ending.id for ending in document.endings]
    named = [Mention(way_out.to, way_out.path) for way_out in exits(document)]
    named += [
        Mention(interruption.next, ("interruptions", position, "next"))
        for position, interruption in enumerate(document.interruptions)
    ]
    return unknown(named, places, "neither a step nor an ending")
