"""Levels below the best have no tip.

A `tip` is a thing to do next time; without one the debrief can only say what went wrong. The
warning stands at the first such level and counts the others.

Wrong:

```yaml
criteria:
  - id: listening
    title: Listening
    question: Was the customer heard?
    weight: 1
    levels:
      - {id: heard, points: 1, when: {all: [acknowledges]}, feedback: Heard.}
      - {id: unheard, points: 0, feedback: Not heard.}
```

Right:

```yaml
criteria:
  - id: listening
    title: Listening
    question: Was the customer heard?
    weight: 1
    levels:
      - {id: heard, points: 1, when: {all: [acknowledges]}, feedback: Heard.}
      - {id: unheard, points: 0, feedback: Not heard., tip: Say the trouble back first.}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.rule import Finding, Known
from simulator.authoring.suggestions import and_more
from simulator.model.problem import Severity
from simulator.model.rubric import Rubric

CODE = "missing-tip"
SEVERITY: Severity = "warning"
APPLIES_TO = (Rubric,)


def check(document: Rubric, known: Known) -> Iterator[Finding]:
    without = [
        (("criteria", at, "levels", position), f"{criterion.id}/{level.id}")
        for at, criterion in enumerate(document.criteria)
        for position, level in enumerate(criterion.levels)
        if position > 0 and not level.tip
    ]
    if without:
        path, name = without[0]
        yield Finding(
            path,
            f"The level `{name}` has no `tip`{and_more(len(without) - 1)}.",
            "Name a thing to do next time.",
        )
