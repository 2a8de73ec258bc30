"""A `when` says nothing.

It would hold always. Leave `when` out to say so; where one is required, say what must have been
shown.

Wrong:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, when: {}, say: I'll look.}
      - {id: waits, say: One moment.}
```

Right:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look.}
      - {id: waits, say: One moment.}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.mentions import conditions
from simulator.authoring.rules.rule import Finding, Known
from simulator.model.conditions import UNBOUNDED, Condition, TalkCondition
from simulator.model.problem import Severity
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario

CODE = "empty-when"
SEVERITY: Severity = "error"
APPLIES_TO = (Scenario, Rubric)


def check(document: Scenario | Rubric, known: Known) -> Iterator[Finding]:
    for path, condition in conditions(document):
        if condition in (Condition(), TalkCondition()):
            yield Finding(
                path,
                "The `when` is empty.",
                "Leave it out for always, or say what must have been shown.",
                at_key=True,
            )
        elif _has_empty_feelings(condition):
            yield Finding((*path, "feelings"), "The `feelings` set no bound.", at_key=True)


def _has_empty_feelings(condition: Condition) -> bool:
    """Whether bounds were written that are as good as the absent ones."""
    return (
        isinstance(condition, TalkCondition)
        and condition.feelings == UNBOUNDED
        and condition.feelings is not UNBOUNDED
    )
