"""A test case expects a percentage that is at least more than it is at most.

Wrong:

```yaml
cases:
  - id: short
    replies: [looks]
    expect: {ending: leaves, scores: [{rubric: fair, at_least: 80, at_most: 70}]}
```

Right:

```yaml
cases:
  - id: short
    replies: [looks]
    expect: {ending: leaves, scores: [{rubric: fair, at_least: 70, at_most: 80}]}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.rule import Finding, Known
from simulator.model.cases import Cases
from simulator.model.problem import Severity

CODE = "crossed-bounds"
SEVERITY: Severity = "error"
APPLIES_TO = (Cases,)


def check(document: Cases, known: Known) -> Iterator[Finding]:
    for at, case in enumerate(document.cases):
        for position, score in enumerate(case.expect.scores):
            if score.at_least > score.at_most:
                yield Finding(
                    ("cases", at, "expect", "scores", position, "at_least"),
                    f"No result is at least {score.at_least} and at most {score.at_most} percent.",
                    at_key=True,
                )
