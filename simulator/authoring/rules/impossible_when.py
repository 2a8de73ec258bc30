"""A `when` can never hold, because its parts contradict each other.

Wrong:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, when: {all: [argues], none: [argues]}, say: I'll look.}
      - {id: waits, say: One moment.}
```

Right:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, when: {all: [acknowledges], none: [argues]}, say: I'll look.}
      - {id: waits, say: One moment.}
```
"""

from collections.abc import Iterator, Mapping

from simulator.authoring.rules.mentions import conditions
from simulator.authoring.rules.rule import Finding, Known
from simulator.authoring.suggestions import listed
from simulator.model.conditions import Condition, TalkCondition
from simulator.model.problem import Severity
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario

CODE = "impossible-when"
SEVERITY: Severity = "error"
APPLIES_TO = (Scenario, Rubric)


def check(document: Scenario | Rubric, known: Known) -> Iterator[Finding]:
    for path, condition in conditions(document):
        reason = next(_reasons(condition), "")
        if reason:
            yield Finding(
                path, f"This can never hold: {reason}.", "Delete one of the two.", at_key=True
            )


def _reasons(condition: Condition) -> Iterator[str]:
    least = dict.fromkeys(condition.all, 1) | condition.at_least
    most = condition.at_most | dict.fromkeys(condition.none, 0)
    for name in least:
        if most.get(name) == 0:
            yield f"`{name}` must have been shown, and must not"
    yield from _crossed(least, most, "must have been shown at least {} times and at most {}")
    if condition.any and all(most.get(name, 1) == 0 for name in condition.any):
        yield f"{listed(condition.any, 'or')} must have been shown, and none of them may"
    if isinstance(condition, TalkCondition):
        for name in condition.chosen:
            if name in condition.not_chosen:
                yield f"`{name}` must have been chosen, and may not"
        bounds = condition.feelings
        yield from _crossed(bounds.at_least, bounds.at_most, "must be at least {} and at most {}")


def _crossed(least: Mapping[str, int], most: Mapping[str, int], words: str) -> Iterator[str]:
    for name, low in least.items():
        if low > most.get(name, low):
            yield f"`{name}` {words.format(low, most[name])}"
