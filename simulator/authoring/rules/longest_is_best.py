"""In most steps the best reply is the longest.

Whoever always picks the longest reply would do well without reading. What a reply is worth is
judged by the scenario's own rubric: one point for each behaviour that a best level asks for, and
one less for each that a level or a critical error rules out. Steps count that have three replies to
say and one best among them; the rule speaks up when there are at least three such steps.

Wrong:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: insists
    replies:
      - {id: a1, say: You have waited too long., shows: [acknowledges], why: He is heard.}
      - {id: a2, say: You picked the slot., shows: [argues], why: He is blamed.}
      - {id: a3, say: Hold on a moment., why: Nothing is said.}
  - id: insists
    customer: And now?
    next: sighs
    replies:
      - {id: b1, say: Two weeks on the floor., shows: [acknowledges], why: He is heard.}
      - {id: b2, say: It is the haulier., shows: [argues], why: He is blamed.}
      - {id: b3, say: Hold on again., why: Nothing is said.}
  - id: sighs
    customer: Well?
    next: leaves
    replies:
      - {id: c1, say: You had guests on Saturday., shows: [acknowledges], why: He is heard.}
      - {id: c2, say: It is on your form., shows: [argues], why: He is blamed.}
      - {id: c3, say: Please hold on., why: Nothing is said.}
```

Right:

```yaml
steps:
  - id: asks
    customer: Where is my sofa?
    next: leaves
    replies:
      - {id: a1, say: Two weeks is long., shows: [acknowledges], why: He is heard.}
      - {id: a2, say: You picked the slot., shows: [argues], why: He is blamed.}
      - {id: a3, say: Would you hold on for me?, why: Nothing is said.}
```
"""

from collections.abc import Iterator

from simulator.authoring.rules.rule import Finding, Known
from simulator.model.problem import Severity
from simulator.model.rubric import Rubric, applies
from simulator.model.scenario import Scenario, Step

CODE = "longest-is-best"
SEVERITY: Severity = "warning"
APPLIES_TO = (Scenario,)

_FEWEST_REPLIES = 3
_FEWEST_STEPS = 3


def check(document: Scenario, known: Known) -> Iterator[Finding]:
    if document.default_rubric not in known.rubric_ids:
        return
    rubric = known.rubric(document.default_rubric)
    if rubric is None:
        return
    wanted, unwanted = _wanted(rubric, document), _unwanted(rubric, document)
    judged = [
        (at, best, longest)
        for at, step in enumerate(document.steps)
        if (best := _best(step, wanted, unwanted)) and (longest := _longest(step))
    ]
    given_away = [at for at, best, longest in judged if best == longest]
    if len(judged) >= _FEWEST_STEPS and 2 * len(given_away) > len(judged):
        yield Finding(
            ("steps", given_away[0]),
            f"The best reply is the longest in {len(given_away)} of {len(judged)} steps.",
            "Shorten some of the best ones, and let weak ones sound lovely.",
        )


def _wanted(rubric: Rubric, scenario: Scenario) -> set[str]:
    best = [
        criterion.levels[0].when
        for criterion in rubric.criteria
        if applies(criterion, scenario.situations)
    ]
    return {name for when in best for name in (*when.all, *when.any, *when.at_least)}


def _unwanted(rubric: Rubric, scenario: Scenario) -> set[str]:
    levels = {
        name
        for criterion in rubric.criteria
        if applies(criterion, scenario.situations)
        for level in criterion.levels
        for name in level.when.none
    }
    return levels.union(*((*error.when.all, *error.when.any) for error in rubric.critical))


def _best(step: Step, wanted: set[str], unwanted: set[str]) -> str:
    worth = {
        reply.id: len(wanted.intersection(reply.shows)) - len(unwanted.intersection(reply.shows))
        for reply in step.replies
        if reply.say
    }
    return _first_alone(worth) if len(worth) >= _FEWEST_REPLIES else ""


def _longest(step: Step) -> str:
    return _first_alone({reply.id: len(reply.say) for reply in step.replies if reply.say})


def _first_alone(values: dict[str, int]) -> str:
    """The one with the highest value, unless it shares it."""
    highest = max(values.values())
    names = [name for name, value in values.items() if value == highest]
    return names[0] if len(names) == 1 else ""
