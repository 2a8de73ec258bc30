"""Two replies of a step differ in nothing but their words.

They show the same, feel the same and lead to the same place, so the choice between them is none.
Replies with different `when`s are left alone: one may stand in for the other.

Wrong:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look it up., shows: [verifies], why: He hears action.}
      - {id: checks, say: I'll check that., shows: [verifies], why: He hears action.}
```

Right:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look it up., shows: [verifies], why: He hears action.}
      - {id: argues, say: You chose the slot., shows: [argues], why: He hears blame.}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.scenario import Reply, Scenario, Step

CODE = "equal-replies"
SEVERITY: Severity = "warning"
APPLIES_TO = (Scenario,)


def check(document: Scenario, known: Known) -> Iterator[Finding]:
    for at, step in enumerate(document.steps):
        seen: dict[object, str] = {}
        for position, reply in enumerate(step.replies):
            if reply.action:
                continue  # what an action finds is a difference
            first = seen.setdefault(_consequences(step, reply), reply.id)
            if first != reply.id:
                yield Finding(
                    ("steps", at, "replies", position),
                    f"`{reply.id}` shows, feels and leads to the same as `{first}`.",
                    "Let one of them have other consequences, or keep only one.",
                )


def _consequences(step: Step, reply: Reply) -> object:
    feels = frozenset((name, change) for name, change in reply.feels.items() if change)
    leads_on = (reply.branches, reply.next or (step.branches, step.next))
    return (frozenset(reply.shows), feels, repr(leads_on), repr(reply.when))
