"""A translation is of another version of the scenario.

Wrong:

```yaml
of_version: 7
```

Right:

```yaml
of_version: 1
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.translation import Translation

CODE = "stale-translation"
SEVERITY: Severity = "warning"
APPLIES_TO = (Translation,)


def check(document: Translation, known: Known) -> Iterator[Finding]:
    scenario = known.scenario(document.scenario)
    if scenario is not None and scenario.version != document.of_version:
        is_older = document.of_version < scenario.version
        yield Finding(
            ("of_version",),
            f"This translates version {document.of_version}; the scenario is at"
            f" {scenario.version}.",
            f"Go through what has changed, then {'raise' if is_older else 'lower'} `of_version` to"
            f" {scenario.version}.",
        )
