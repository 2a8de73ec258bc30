"""A step's longest reply is more than twice as long as its shortest.

Trainees learn to pick by length. Only replies that are said are compared.

Wrong:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: waits, say: One moment., why: He hears nothing.}
      - id: looks
        say: Two weeks without a sofa is too long; give me a minute, and I'll find out where it is.
        shows: [acknowledges]
        why: He is heard.
```

Right:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: waits, say: Please bear with me for just a moment., why: He hears nothing.}
      - id: looks
        say: Two weeks is too long; I'll find out where it is.
        shows: [acknowledges]
        why: He is heard.
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.scenario import Scenario

CODE = "uneven-lengths"
SEVERITY: Severity = "warning"
APPLIES_TO = (Scenario,)

_MOST_TIMES = 2


def check(document: Scenario, known: Known) -> Iterator[Finding]:
    for at, step in enumerate(document.steps):
        lengths = {reply.id: len(reply.say) for reply in step.replies if reply.say}
        if len(lengths) < 2:
            continue
        longest = max(lengths, key=lengths.__getitem__)
        shortest = min(lengths, key=lengths.__getitem__)
        if lengths[longest] > _MOST_TIMES * lengths[shortest]:
            yield Finding(
                ("steps", at, "replies"),
                f"`{longest}` has {lengths[longest]} characters and `{shortest}`"
                f" {lengths[shortest]}: the length gives the choice away.",
                "Keep a step's replies within about a third of each other.",
                at_key=True,
            )
