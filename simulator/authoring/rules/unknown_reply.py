"""A reply is named that the scenario does not have.

Conditions name replies in `chosen` and `not_chosen`, test cases in `replies`.

Wrong:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, action: Look the order up.}
      - {id: tells, when: {chosen: [look]}, say: The lorry broke down.}
      - {id: waits, say: One moment.}
```

Right:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, action: Look the order up.}
      - {id: tells, when: {chosen: [looks]}, say: The lorry broke down.}
      - {id: waits, say: One moment.}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.mentions import Mention, items, talk_conditions, unknown
from simulator.authoring.rules.rule import Finding, Known
from simulator.model.cases import Cases
from simulator.model.problem import Severity
from simulator.model.scenario import Scenario

CODE = "unknown-reply"
SEVERITY: Severity = "error"
APPLIES_TO = (Scenario, Cases)


def check(document: Scenario | Cases, known: Known) -> Iterator[Finding]:
    if isinstance(document, Scenario):
        yield from unknown(_in_conditions(document), _replies(document), "no reply of the scenario")
        return
    scenario = known.scenario(document.scenario)
    if scenario is not None:
        what = f"no reply of the scenario `{scenario.id}`"
        yield from unknown(_in_cases(document), _replies(scenario), what)


def _replies(scenario: Scenario) -> set[str]:
    return {reply.id for step in scenario.steps for reply in step.replies}


def _in_conditions(scenario: Scenario) -> Iterator[Mention]:
    for path, condition in talk_conditions(scenario):
        yield from items(condition.chosen, *path, "chosen")
        yield from items(condition.not_chosen, *path, "not_chosen")


def _in_cases(cases: Cases) -> Iterator[Mention]:
    for at, case in enumerate(cases.cases):
        yield from items(case.replies, "cases", at, "replies")
