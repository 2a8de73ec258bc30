"""A translation is in the language of its scenario.

Wrong:

```yaml
language: en
```

Right:

```yaml
language: he
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.translation import Translation

CODE = "same-language"
SEVERITY: Severity = "error"
APPLIES_TO = (Translation,)


def check(document: Translation, known: Known) -> Iterator[Finding]:
    scenario = known.scenario(document.scenario)
    if scenario is not None and scenario.language == document.language:
        yield Finding(
            ("language",),
            f"The scenario `{scenario.id}` is in `{scenario.language}` already.",
            "Name the language that the texts below are in.",
        )
