"""A translation has more or fewer objectives than the scenario.

They have no ids, so they can be told apart by their order alone.

Wrong:

```yaml
objectives: [להקשיב, לבדוק, להבטיח פחות]
```

Right:

```yaml
objectives: [להקשיב]
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.translation import Translation

CODE = "objective-count"
SEVERITY: Severity = "error"
APPLIES_TO = (Translation,)


def check(document: Translation, known: Known) -> Iterator[Finding]:
    scenario = known.scenario(document.scenario)
    if scenario is None or not document.objectives:
        return
    here, there = len(document.objectives), len(scenario.objectives)
    if here != there:
        yield Finding(
            ("objectives",),
            f"This has {here} objective{'s' * (here > 1)}, and the scenario has {there}.",
            "Translate all of them, in the same order, or none.",
            at_key=True,
        )
