"""A behaviour is not in the vocabulary.

What replies and endings show, and what conditions ask for, is written with the vocabulary's words;
a misspelt one would silently never be shown.

Wrong:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look., shows: [aknowledges]}
```

Right:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look., shows: [acknowledges]}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.mentions import (
    behaviours_of,
    conditions,
    shown_behaviours,
    unknown,
)
from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario

CODE = "unknown-behaviour"
SEVERITY: Severity = "error"
APPLIES_TO = (Scenario, Rubric)

_WHAT = "no behaviour of the vocabulary"
_LISTING = "They are listed by: simulator list behaviours"


def check(document: Scenario | Rubric, known: Known) -> Iterator[Finding]:
    if known.vocabulary is None:
        return
    words = [behaviour.id for behaviour in known.vocabulary.behaviours]
    if isinstance(document, Scenario):
        yield from unknown(shown_behaviours(document), words, _WHAT, _LISTING)
    for path, condition in conditions(document):
        yield from unknown(behaviours_of(condition, path), words, _WHAT, _LISTING)
