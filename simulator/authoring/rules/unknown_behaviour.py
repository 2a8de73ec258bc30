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
    Mention,
    behaviours_of,
    conditions,
    shown_behaviours,
    unknown,
)
from simulator.authoring.rules.rule import Finding, Known
from simulator.model.conditions import Condition
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
    feelings = document.feelings if isinstance(document, Scenario) else {}
    for path, condition in conditions(document):
        for mention in behaviours_of(condition, path):
            if mention.word in feelings and mention.word not in words:
                yield _feeling(mention, condition)
            else:
                yield from unknown([mention], words, _WHAT, _LISTING)


def _feeling(mention: Mention, condition: Condition) -> Finding:
    """A feeling that stands among the behaviours, where its bound was forgotten or left behind."""
    part = str(mention.path[-2])
    bounds = getattr(condition, part) if mention.at_key else {mention.word: "…"}
    side = part if mention.at_key else "at_least"
    return Finding(
        mention.path,
        f"`{mention.word}` is a feeling, and `{part}` is about behaviours.",
        f"Write `feelings: {{{side}: {{{mention.word}: {bounds[mention.word]}}}}}`.",
        mention.at_key,
    )
