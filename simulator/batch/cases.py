"""Running test cases: each talk is played and scored, and the first difference is told.

A case fails closed: a reply that is not on offer, a talk that goes on after its ending or stops
before it, and a rubric that does not apply are failures.
"""

from collections.abc import Iterator, Mapping

import msgspec

from simulator import conversation
from simulator.conversation import NotOfferedError, Script
from simulator.model.cases import Case, ExpectedScore
from simulator.model.rubric import Rubric
from simulator.model.scorecard import Score, one_decimal
from simulator.scoring import score


class CaseResult(msgspec.Struct, frozen=True):
    """How a case came out; `difference` is the first one, empty if all was as expected."""

    case: str
    difference: str

    @property
    def passed(self) -> bool:
        """Whether all was as expected."""
        return not self.difference


def run_case(play: Script, rubrics: Mapping[str, Rubric], case: Case) -> CaseResult:
    """Play and score a case. `rubrics` holds at least those that the case names."""
    return CaseResult(case.id, next(_differences(play, rubrics, case), ""))


def _differences(play: Script, rubrics: Mapping[str, Rubric], case: Case) -> Iterator[str]:
    try:
        state = conversation.replay(play, case.replies)[-1]
    except NotOfferedError as error:
        yield str(error)
        return
    if not conversation.has_ended(play, state):
        yield f"the talk has not ended after {len(case.replies)} replies: it stands at '{state.at}'"
        return
    if state.at != case.expect.ending:
        yield f"ending: expected '{case.expect.ending}', got '{state.at}'"
    evidence = conversation.shown_by_turn(play, case.replies, state.at)
    for expected in case.expect.scores:
        result = score(rubrics[expected.rubric], play.scenario.situations, evidence)
        if result is None:
            yield f"{expected.rubric}: none of its criteria applies to this scenario"
        else:
            for difference in _score_differences(expected, result):
                yield f"{expected.rubric}: {difference}"


def _score_differences(expected: ExpectedScore, result: Score) -> Iterator[str]:
    percent = one_decimal(result.percent)
    if expected.passed is not None and expected.passed != result.passed:
        yield f"expected {_outcome(expected.passed)}, got {_outcome(result.passed)} ({percent}%)"
    if not expected.at_least <= result.percent <= expected.at_most:
        yield f"expected {expected.at_least} to {expected.at_most}%, got {percent}%"
    levels = {criterion.id: criterion.level for criterion in result.criteria}
    for criterion, level in expected.levels.items():
        got = levels.get(criterion)
        if got != level:
            yield f"criterion '{criterion}': expected '{level}', got {_named(got)}"
    made = tuple(error.id for error in result.critical)
    if expected.critical is not None and set(expected.critical) != set(made):
        yield f"critical errors: expected {_listed(expected.critical)}, got {_listed(made)}"


def _outcome(passed: bool) -> str:
    return "a pass" if passed else "a fail"


def _named(level: str | None) -> str:
    return f"'{level}'" if level else "no level: it does not apply"


def _listed(ids: tuple[str, ...]) -> str:
    return ", ".join(ids) or "none"
