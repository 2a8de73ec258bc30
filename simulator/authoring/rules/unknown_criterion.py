"""A test case names a criterion or a critical error that the rubric does not have.

Wrong:

```yaml
cases:
  - id: heard
    replies: [looks]
    expect:
      ending: leaves
      scores: [{rubric: fair, levels: {listning: heard}}]
```

Right:

```yaml
cases:
  - id: heard
    replies: [looks]
    expect:
      ending: leaves
      scores: [{rubric: fair, levels: {listening: heard}}]
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.mentions import items, keys, unknown
from simulator.authoring.rules.rule import Finding, Known
from simulator.authoring.rules.scores import expected_scores
from simulator.model.cases import Cases
from simulator.model.problem import Severity

CODE = "unknown-criterion"
SEVERITY: Severity = "error"
APPLIES_TO = (Cases,)


def check(document: Cases, known: Known) -> Iterator[Finding]:
    for path, score, rubric in expected_scores(document, known):
        criteria = [criterion.id for criterion in rubric.criteria]
        yield from unknown(
            keys(score.levels, *path, "levels"),
            criteria,
            f"no criterion of the rubric `{rubric.id}`",
        )
        yield from unknown(
            items(score.critical or (), *path, "critical"),
            [error.id for error in rubric.critical],
            f"no critical error of the rubric `{rubric.id}`",
        )
