"""A level is named that the criterion does not have.

A criterion names one in `needs`, test cases name them in `levels`.

Wrong:

```yaml
criteria:
  - id: listening
    title: Listening
    question: Was the customer heard?
    weight: 1
    needs: herd
    levels:
      - {id: heard, points: 1, when: {all: [acknowledges]}, feedback: Heard.}
      - {id: unheard, points: 0, feedback: Not heard., tip: Say it back.}
```

Right:

```yaml
criteria:
  - id: listening
    title: Listening
    question: Was the customer heard?
    weight: 1
    needs: heard
    levels:
      - {id: heard, points: 1, when: {all: [acknowledges]}, feedback: Heard.}
      - {id: unheard, points: 0, feedback: Not heard., tip: Say it back.}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.mentions import Mention, unknown
from simulator.authoring.rules.rule import Finding, Known
from simulator.authoring.rules.scores import expected_scores
from simulator.authoring.tree import TreePath
from simulator.model.cases import Cases
from simulator.model.problem import Severity
from simulator.model.rubric import Criterion, Rubric

CODE = "unknown-level"
SEVERITY: Severity = "error"
APPLIES_TO = (Rubric, Cases)


def check(document: Rubric | Cases, known: Known) -> Iterator[Finding]:
    if isinstance(document, Rubric):
        for at, criterion in enumerate(document.criteria):
            if criterion.needs:
                yield from _unknown(criterion, criterion.needs, ("criteria", at, "needs"))
        return
    for path, score, rubric in expected_scores(document, known):
        for criterion in rubric.criteria:
            if criterion.id in score.levels:
                named = score.levels[criterion.id]
                yield from _unknown(criterion, named, (*path, "levels", criterion.id))


def _unknown(criterion: Criterion, level: str, path: TreePath) -> Iterator[Finding]:
    levels = [level.id for level in criterion.levels]
    return unknown([Mention(level, path)], levels, f"no level of the criterion `{criterion.id}`")
