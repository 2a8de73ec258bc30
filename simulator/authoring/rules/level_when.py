"""A level other than the last has no `when`, or the last one has.

The first level that holds is the answer. One without `when` holds always, so those below it could
never be reached; and if the last one had a `when`, a talk might get no answer at all.

Wrong:

```yaml
criteria:
  - id: listening
    title: Listening
    question: Was the customer heard?
    weight: 1
    levels:
      - {id: heard, points: 1, feedback: Heard.}
      - {id: unheard, points: 0, feedback: Not heard., tip: Say it back.}
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
from simulator.model.rubric import ALWAYS, Rubric

CODE = "level-when"
SEVERITY: Severity = "error"
APPLIES_TO = (Rubric,)


def check(document: Rubric, known: Known) -> Iterator[Finding]:
    for at, criterion in enumerate(document.criteria):
        last = len(criterion.levels) - 1
        for position, level in enumerate(criterion.levels):
            path = ("criteria", at, "levels", position)
            if position == last and level.when is not ALWAYS:
                yield Finding(
                    (*path, "when"),
                    f"The last level, `{level.id}`, has a `when`; it is for all other talks.",
                    "Delete the `when`, or add a last level without one.",
                    at_key=True,
                )
            elif position < last and level.when is ALWAYS:
                yield Finding(
                    path,
                    f"The level `{level.id}` has no `when`, so no level below it can be reached.",
                    "Say what must have been shown.",
                )
