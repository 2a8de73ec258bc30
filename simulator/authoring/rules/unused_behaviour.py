"""No scenario of the library shows a behaviour of its vocabulary.

What a rubric asks for could then never be earned, or a word is simply no longer used. The rule
looks at the library as a whole, and only when all of it is checked.

Wrong:

```yaml
behaviours:
  - {id: acknowledges, title: Names it, met_when: Named., not_met_when: Not named.}
  - {id: argues, title: Argues, met_when: Argued., not_met_when: Not argued.}
  - {id: mocks, title: Mocks, met_when: Mocked., not_met_when: Not mocked.}
  - {id: verifies, title: Looks, met_when: Looked., not_met_when: Not looked.}
  - {id: whistles, title: Whistles, met_when: Whistled., not_met_when: Not whistled.}
```

Right:

```yaml
behaviours:
  - {id: acknowledges, title: Names it, met_when: Named., not_met_when: Not named.}
  - {id: argues, title: Argues, met_when: Argued., not_met_when: Not argued.}
  - {id: mocks, title: Mocks, met_when: Mocked., not_met_when: Not mocked.}
  - {id: verifies, title: Looks, met_when: Looked., not_met_when: Not looked.}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.mentions import shown_behaviours
from simulator.authoring.rules.rule import Finding, Known, all_or_none
from simulator.model.problem import Severity
from simulator.model.vocabulary import Vocabulary

CODE = "unused-behaviour"
SEVERITY: Severity = "warning"
APPLIES_TO = (Vocabulary,)


def check(document: Vocabulary, known: Known) -> Iterator[Finding]:
    scenarios = all_or_none(known.scenario, known.scenario_ids)
    if not scenarios:
        return
    shown = {mention.word for scenario in scenarios for mention in shown_behaviours(scenario)}
    for position, behaviour in enumerate(document.behaviours):
        if behaviour.id not in shown:
            yield Finding(
                ("behaviours", position),
                f"No scenario shows `{behaviour.id}`.",
                "Let a reply or an ending show it, or delete it.",
            )
