"""A source is not in the vocabulary.

Wrong:

```yaml
sources: [A99]
```

Right:

```yaml
sources: [A1]
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.mentions import items, unknown
from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.vocabulary import Vocabulary

CODE = "unknown-source"
SEVERITY: Severity = "error"
APPLIES_TO = (Scenario, Rubric, Vocabulary)

_WHAT = "no source of the vocabulary"


def check(document: Scenario | Rubric | Vocabulary, known: Known) -> Iterator[Finding]:
    if known.vocabulary is None:
        return
    tags = {source.id for source in known.vocabulary.sources}
    if not isinstance(document, Vocabulary):
        yield from unknown(items(document.sources, "sources"), tags, _WHAT)
        return
    for at, behaviour in enumerate(document.behaviours):
        sources = items(behaviour.sources, "behaviours", at, "sources")
        yield from unknown(sources, tags, _WHAT)
