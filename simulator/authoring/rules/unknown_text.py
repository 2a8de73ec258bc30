"""A translation has texts for something that the scenario does not have.

Wrong:

```yaml
endings:
  leafs: {customer: "בסדר.", later: "קנה כיסא."}
```

Right:

```yaml
endings:
  leaves: {customer: "בסדר.", later: "קנה כיסא."}
```
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from simulator.authoring.rules.mentions import keys, unknown
from simulator.authoring.rules.rule import Finding, Known
from simulator.authoring.suggestions import listed
from simulator.authoring.translating import surplus
from simulator.authoring.tree import TreePath
from simulator.model.problem import Severity
from simulator.model.translation import Translation

CODE = "unknown-text"
SEVERITY: Severity = "error"
APPLIES_TO = (Translation,)

_PARTS = {"steps": ("variants", "replies"), "endings": ("variants",)}


def check(document: Translation, known: Known) -> Iterator[Finding]:
    scenario = known.scenario(document.scenario)
    if scenario is None:
        return
    for part, within in _PARTS.items():
        owners = {owner.id: owner for owner in getattr(scenario, part)}
        texts = getattr(document, part)
        yield from _unknown(texts, owners, (part,), f"none of the scenario's {part}")
        for name in texts.keys() & owners.keys():
            for inner in within:
                yield from _unknown(
                    getattr(texts[name], inner),
                    [item.id for item in getattr(owners[name], inner)],
                    (part, name, inner),
                    f"none of the {inner} of `{name}`",
                )
    for path, has in surplus(scenario, document):
        yield Finding(
            path,
            f"The scenario has no `{path[-1]}` here that this could be a translation of.",
            f"It has {listed(has)}." if has else "Delete it.",
            at_key=True,
        )


def _unknown(
    texts: Mapping[str, Any], known: Iterable[str], path: TreePath, what: str
) -> Iterator[Finding]:
    return unknown(keys(texts, *path), list(known), what)
