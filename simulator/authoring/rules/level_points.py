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

from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.rubric import Rubric

CODE = "level-points"
SEVERITY: Severity = "error"
APPLIES_TO = (Rubric,)


def check(document: Rubric, known: Known) -> Iterator[Finding]:
    for at, criterion in enumerate(document.criteria):
        points = [level.points for level in criterion.levels]
        for position, level in enumerate(criterion.levels):
            path = ("criteria", at, "levels", position, "points")
            if position == len(points) - 1 and level.points != 0:
                yield Finding(path, f"The last level is worth {level.points}; it must be worth 0.")
            elif position > 0 and level.points >= points[position - 1]:
                yield Finding(
                    path,
                    f"`{level.id}` is worth {level.points}, the level before it"
                    f" {points[position - 1]}; points must fall.",
                    "Levels stand from the best to the last.",
                )
