"""Nothing in the library uses a situation of its vocabulary.

A situation is there to let a criterion apply to the scenarios that contain it. The rule looks at
the library as a whole, and only when all of it is checked.

Wrong:

```yaml
situations:
  - {id: refusal, title: A wish cannot be granted}
  - {id: eclipse, title: It gets dark}
```

Right:

```yaml
situations:
  - {id: refusal, title: A wish cannot be granted}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.rule import Finding, Known, all_or_none
from simulator.model.problem import Severity
from simulator.model.vocabulary import Vocabulary

CODE = "unused-situation"
SEVERITY: Severity = "warning"
APPLIES_TO = (Vocabulary,)


def check(document: Vocabulary, known: Known) -> Iterator[Finding]:
    scenarios = all_or_none(known.scenario, known.scenario_ids)
    rubrics = all_or_none(known.rubric, known.rubric_ids)
    if not scenarios or rubrics is None:
        return
    used = {name for scenario in scenarios for name in scenario.situations}
    used |= {
        name for rubric in rubrics for criterion in rubric.criteria for name in criterion.applies
    }
    for position, situation in enumerate(document.situations):
        if situation.id not in used:
            yield Finding(
                ("situations", position),
                f"No scenario and no criterion uses `{situation.id}`.",
                "Use it, or delete it.",
            )
