"""A translation leaves texts out.

They are shown in the scenario's language. The warning stands at the top, counts them and names the
first.

Wrong:

```yaml
endings:
  leaves: {customer: "שלום."}
```

Right:

```yaml
endings:
  leaves: {customer: "שלום.", later: "הוא חזר אחרי חודש."}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.rule import Finding, Known
from simulator.authoring.translating import missing
from simulator.model.problem import Severity
from simulator.model.translation import Translation

CODE = "missing-texts"
SEVERITY: Severity = "warning"
APPLIES_TO = (Translation,)


def check(document: Translation, known: Known) -> Iterator[Finding]:
    scenario = known.scenario(document.scenario)
    if scenario is None:
        return
    gaps = list(missing(scenario, document))
    if gaps:
        count = "One text is" if len(gaps) == 1 else f"{len(gaps)} texts are"
        yield Finding(
            (),
            f"{count} not translated; the first is `{'/'.join(gaps[0])}`.",
            f"Until then they are shown in `{scenario.language}`.",
        )
