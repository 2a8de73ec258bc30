"""The bands do not fall strictly down to 0.

A result gets the first band that it reaches, so bands stand from the best down, and the last one
starts at 0 so that every result has a name.

Wrong:

```yaml
bands:
  - {from: 0, name: Practise again}
  - {from: 70, name: Competent}
```

Right:

```yaml
bands:
  - {from: 70, name: Competent}
  - {from: 0, name: Practise again}
```
"""

from collections.abc import Iterator
from itertools import pairwise

from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.rubric import Rubric

CODE = "band-order"
SEVERITY: Severity = "error"
APPLIES_TO = (Rubric,)


def check(document: Rubric, known: Known) -> Iterator[Finding]:
    for position, (above, band) in enumerate(pairwise(document.bands), 1):
        if band.from_ >= above.from_:
            yield Finding(
                ("bands", position, "from"),
                f"This band starts at {band.from_}, the one before it at {above.from_};"
                " bands must fall.",
                "Bands stand from the best down.",
            )
            return
    last = document.bands[-1]
    if last.from_ != 0:
        yield Finding(
            ("bands", len(document.bands) - 1, "from"),
            f"The last band starts at {last.from_}; it must start at 0.",
        )
