"""The points of a criterion's levels do not fall strictly down to 0.

Levels are tried from the best down, so each must be worth less than the one before it, and the last
one, which is for all other talks, is worth nothing.

Wrong:

```yaml
criteria:
  - id: listening
    title: Listening
    question: Was the customer heard?
    weight: 1
    levels:
      - {id: heard, points: 1, when: {all: [acknowledges]}, feedback: Heard.}
      - {id: unheard, points: 1, feedback: Not heard., tip: Say it back.}
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
      - {id: unheard, points: 0, feedback: Not heard., tip: Say it back.}
```
"""

from collections.abc import Iterator
from itertools import pairwise

from simulator.authoring.rules.rule import Finding, Known
from simulator.authoring.tree import TreePath
from simulator.model.problem import Severity
from simulator.model.rubric import Level, Rubric

CODE = "level-points"
SEVERITY: Severity = "error"
APPLIES_TO = (Rubric,)


def check(document: Rubric, known: Known) -> Iterator[Finding]:
    for at, criterion in enumerate(document.criteria):
        finding = _first(criterion.levels, ("criteria", at, "levels"))
        if finding:  # once they are in order, the others are right as a rule
            yield finding


def _first(levels: tuple[Level, ...], path: TreePath) -> Finding | None:
    for position, (above, level) in enumerate(pairwise(levels), 1):
        if level.points >= above.points:
            return Finding(
                (*path, position, "points"),
                f"`{level.id}` is worth {level.points}, the level before it"
                f" {above.points}; points must fall.",
                "Levels stand from the best to the last.",
            )
    last = levels[-1]
    if last.points == 0:
        return None
    return Finding(
        (*path, len(levels) - 1, "points"),
        f"The last level is worth {last.points}; it must be worth 0.",
    )
