"""A situation is not in the vocabulary.

A criterion applies to a scenario by the situations both of them name; a misspelt one would leave
the criterion out.

Wrong:

```yaml
situations: [refusals]
```

Right:

```yaml
situations: [refusal]
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.mentions import items, unknown
from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario

CODE = "unknown-situation"
SEVERITY: Severity = "error"
APPLIES_TO = (Scenario, Rubric)

_WHAT = "no situation of the vocabulary"


def check(document: Scenario | Rubric, known: Known) -> Iterator[Finding]:
    if known.vocabulary is None:
        return
    words = {situation.id for situation in known.vocabulary.situations}
    if isinstance(document, Scenario):
        yield from unknown(items(document.situations, "situations"), words, _WHAT)
        return
    for at, criterion in enumerate(document.criteria):
        applies = items(criterion.applies, "criteria", at, "applies")
        yield from unknown(applies, words, _WHAT)
