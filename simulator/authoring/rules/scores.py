"""What test cases expect of rubrics, side by side with the rubrics."""

from collections.abc import Iterator

from simulator.authoring.rules.rule import Known
from simulator.authoring.tree import TreePath
from simulator.model.cases import Cases, ExpectedScore
from simulator.model.rubric import Rubric


def expected_scores(cases: Cases, known: Known) -> Iterator[tuple[TreePath, ExpectedScore, Rubric]]:
    """Each expected score, where it stands, and its rubric; without those of unknown rubrics."""
    for at, case in enumerate(cases.cases):
        for position, score in enumerate(case.expect.scores):
            if score.rubric not in known.rubric_ids:
                continue
            rubric = known.rubric(score.rubric)
            if rubric is not None:
                yield ("cases", at, "expect", "scores", position), score, rubric
