"""A variant does not say who speaks, although the line that it replaces does.

A variant replaces the words, the tone and the speaker. Without a `speaker` of its own it is said by
the customer. The warning stands at the first such variant and counts the others; where the customer
is meant, name the customer.

Wrong:

```yaml
steps:
  - id: asks
    customer: You'll have to ask my brother.
    speaker: Nadia
    next: leaves
    variants:
      - {id: heard, when: {any: [acknowledges]}, customer: Thank you. Do ask.}
    replies:
      - {id: looks, say: I'll look it up., why: He hears that something happens.}
```

Right:

```yaml
steps:
  - id: asks
    customer: You'll have to ask my brother.
    speaker: Nadia
    next: leaves
    variants:
      - {id: heard, when: {any: [acknowledges]}, customer: Thank you. Do ask., speaker: Nadia}
    replies:
      - {id: looks, say: I'll look it up., why: He hears that something happens.}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.rule import Finding, Known
from simulator.authoring.suggestions import and_more
from simulator.authoring.tree import TreePath
from simulator.model.problem import Severity
from simulator.model.scenario import Ending, Scenario, Step

CODE = "missing-speaker"
SEVERITY: Severity = "warning"
APPLIES_TO = (Scenario,)


def check(document: Scenario, known: Known) -> Iterator[Finding]:
    without = [
        ((*place, "variants", position), variant.id, line.speaker)
        for place, line in _lines(document)
        for position, variant in enumerate(line.variants)
        if line.speaker and not variant.speaker
    ]
    if without:
        path, name, speaker = without[0]
        customer = document.customer.name
        yield Finding(
            path,
            f"The variant `{name}` has no `speaker`{and_more(len(without) - 1)}: "
            f"{customer} says it instead of {speaker}.",
            f"Add `speaker: {speaker}`, or `speaker: {customer}` if that is meant.",
        )


def _lines(scenario: Scenario) -> Iterator[tuple[TreePath, Step | Ending]]:
    yield from ((("steps", at), step) for at, step in enumerate(scenario.steps))
    yield from ((("endings", at), ending) for at, ending in enumerate(scenario.endings))
