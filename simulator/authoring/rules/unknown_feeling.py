"""A feeling is not one of the scenario's `feelings`.

What a reply changes and what a condition bounds must have a value to start from. A feeling that is
mentioned in many places is one message, at the first.

Wrong:

```yaml
feelings: {trust: 4}
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look., feels: {thrust: 1}}
```

Right:

```yaml
feelings: {trust: 4}
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: looks, say: I'll look., feels: {trust: 1}}
```
"""

from collections.abc import Iterator
from itertools import islice

from simulator.authoring.rules.mentions import Mention, keys, talk_conditions
from simulator.authoring.rules.rule import Finding, Known
from simulator.authoring.suggestions import closest
from simulator.model.problem import Severity
from simulator.model.scenario import Scenario

CODE = "unknown-feeling"
SEVERITY: Severity = "error"
APPLIES_TO = (Scenario,)


def check(document: Scenario, known: Known) -> Iterator[Finding]:
    mentions: dict[str, list[Mention]] = {}
    for mention in _feelings(document):
        if mention.word not in document.feelings:
            mentions.setdefault(mention.word, []).append(mention)
    found = (_finding(word, found, document) for word, found in mentions.items())
    # Where there are none at all, that is one mistake, however many words are about them.
    return found if document.feelings else islice(found, 1)


def _finding(word: str, found: list[Mention], document: Scenario) -> Finding:
    others = len(found) - 1
    places = f", here and in {others} more place{'s' * (others > 1)}" if others else ""
    best = closest(word, document.feelings)
    return Finding(
        found[0].path,
        f"`{word}` is none of this scenario's `feelings`{places}.",
        (f"Did you mean `{best}`? If not, add" if best else "Add")
        + f" it to `feelings`, with what it starts from: `{word}: 5`.",
        at_key=True,
    )


def _feelings(scenario: Scenario) -> Iterator[Mention]:
    for at, step in enumerate(scenario.steps):
        for position, reply in enumerate(step.replies):
            yield from keys(reply.feels, "steps", at, "replies", position, "feels")
    for path, condition in talk_conditions(scenario):
        bounds = condition.feelings
        yield from keys(bounds.at_least, *path, "feelings", "at_least")
        yield from keys(bounds.at_most, *path, "feelings", "at_most")
