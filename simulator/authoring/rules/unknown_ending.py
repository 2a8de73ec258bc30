"""A test case expects an ending that the scenario does not have.

Wrong:

```yaml
cases:
  - {id: short, replies: [looks], expect: {ending: leafs}}
```

Right:

```yaml
cases:
  - {id: short, replies: [looks], expect: {ending: leaves}}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.mentions import Mention, unknown
from simulator.authoring.rules.rule import Finding, Known
from simulator.model.cases import Cases
from simulator.model.problem import Severity

CODE = "unknown-ending"
SEVERITY: Severity = "error"
APPLIES_TO = (Cases,)


def check(document: Cases, known: Known) -> Iterator[Finding]:
    scenario = known.scenario(document.scenario)
    if scenario is None:
        return
    expected = [
        Mention(case.expect.ending, ("cases", at, "expect", "ending"))
        for at, case in enumerate(document.cases)
    ]
    endings = [ending.id for ending in scenario.endings]
    yield from unknown(expected, endings, f"no ending of the scenario `{scenario.id}`")
