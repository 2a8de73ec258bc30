"""A critical error has `effect: cap` and no `cap`, or a `cap` and another effect.

Wrong:

```yaml
critical:
  - {id: mockery, when: {any: [mocks]}, kind: customer, effect: cap, feedback: You mocked him.}
```

Right:

```yaml
critical:
  - id: mockery
    when: {any: [mocks]}
    kind: customer
    effect: cap
    cap: 40
    feedback: You mocked him.
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.rubric import Rubric

CODE = "cap-effect"
SEVERITY: Severity = "error"
APPLIES_TO = (Rubric,)


def check(document: Rubric, known: Known) -> Iterator[Finding]:
    for position, error in enumerate(document.critical):
        # The document cannot tell a missing `cap` from `cap: 0`.
        has_cap = "cap" in known.tree["critical"][position]
        if error.effect == "cap" and not has_cap:
            yield Finding(
                ("critical", position, "effect"),
                f"The critical error `{error.id}` has the effect `cap`, but no `cap`.",
                "Add the highest percentage that is left, for example `cap: 60`.",
            )
        elif error.effect != "cap" and has_cap:
            yield Finding(
                ("critical", position, "cap"),
                f"The critical error `{error.id}` has a `cap`, but the effect `{error.effect}`.",
                "Delete the `cap`, or write `effect: cap`.",
                at_key=True,
            )
