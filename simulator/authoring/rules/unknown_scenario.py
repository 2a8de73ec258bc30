"""Test cases or a translation are for a scenario that the library does not have.

Wrong:

```yaml
scenario: the-sofaa
```

Right:

```yaml
scenario: the-sofa
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.mentions import Mention, unknown
from simulator.authoring.rules.rule import Finding, Known
from simulator.model.cases import Cases
from simulator.model.problem import Severity
from simulator.model.translation import Translation

CODE = "unknown-scenario"
SEVERITY: Severity = "error"
APPLIES_TO = (Cases, Translation)


def check(document: Cases | Translation, known: Known) -> Iterator[Finding]:
    mention = Mention(document.scenario, ("scenario",))
    return unknown([mention], known.scenario_ids, "no scenario of the library")
