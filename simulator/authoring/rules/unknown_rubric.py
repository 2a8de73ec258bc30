"""A rubric is named that the library does not have.

Wrong:

```yaml
default_rubric: faire
```

Right:

```yaml
default_rubric: fair
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.mentions import Mention, unknown
from simulator.authoring.rules.rule import Finding, Known
from simulator.model.cases import Cases
from simulator.model.problem import Severity
from simulator.model.scenario import Scenario

CODE = "unknown-rubric"
SEVERITY: Severity = "error"
APPLIES_TO = (Scenario, Cases)


def check(document: Scenario | Cases, known: Known) -> Iterator[Finding]:
    return unknown(_rubrics(document), known.rubric_ids, "no rubric of the library")


def _rubrics(document: Scenario | Cases) -> Iterator[Mention]:
    if isinstance(document, Scenario):
        yield Mention(document.default_rubric, ("default_rubric",))
        return
    for at, case in enumerate(document.cases):
        for position, score in enumerate(case.expect.scores):
            yield Mention(score.rubric, ("cases", at, "expect", "scores", position, "rubric"))
