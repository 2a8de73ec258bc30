"""A scenario and a rubric, and the talks of that group held against the best play."""

from collections import Counter
from collections.abc import Iterator, Sequence

from simulator.batch.shelf import ScoringRubric, ScoringScript
from simulator.conversation import offers, replay, shown_by_turn
from simulator.debrief.telling import MOST_STATES
from simulator.exploration.findings import best_play
from simulator.exploration.judging import judge
from simulator.scoring import score
from simulator.statistics.group import GroupSums
from simulator.statistics.positions import Place
from simulator.statistics.results import GroupItems
from simulator.statistics.talks import Held, Reply, Talk, visits

Path = tuple[str, ...]
"""The ids of a talk's replies."""

MOST_WAITING = 20_000
"""So many different talks are counted before they are looked at, each once."""


class Group:
    """Adds up the sessions of a scenario under a rubric that applies to it."""

    def __init__(self, script: ScoringScript, rubric: ScoringRubric) -> None:
        self._script = script
        self._rubric = rubric
        self._sums = GroupSums(script.scenario, rubric.rubric)
        self._waiting: Counter[Path] = Counter()
        self._explored = False
        self.places: Counter[Place] = Counter()

    def add(self, path: Path, places: Sequence[Place]) -> None:
        """Add a session that replays and has come to an ending."""
        self._waiting[path] += 1
        self.places.update(places)
        if len(self._waiting) >= MOST_WAITING:
            self._look()

    def items(self) -> GroupItems:
        """What comes of the group."""
        if self._waiting:
            self._look()
        digests = (self._script.digest, self._rubric.digest)
        return self._sums.items(digests, self._explored, self.places)

    def _look(self) -> None:
        """Explore the scenario, for as long as it takes to look at the talks that wait."""
        scenario, rubric = self._script.scenario, self._rubric.rubric
        surveyed = best_play(scenario, rubric, MOST_STATES)
        self._explored = surveyed is not None and surveyed.complete
        for path, times in self._waiting.items():
            held: Iterator[Held | None] = iter(())
            if surveyed is not None and surveyed.complete:
                held = (
                    Held(before=turn.best_before, after=turn.best_after, strongest=turn.strongest)
                    for turn in judge(surveyed, scenario, path).turns
                )
            self._sums.add(self._talk(path, held), times)
        self._waiting.clear()

    def _talk(self, path: Path, held: Iterator[Held | None]) -> Talk:
        play, rubric = self._script.play, self._rubric.rubric
        *states, end = replay(play, path)
        evidence = shown_by_turn(play, path, end.at)
        result = score(rubric, self._script.scenario.situations, evidence)
        assert result is not None, "the rubric applies"
        return Talk(
            points=tuple(one.points or 0 for one in result.criteria if one.applies),
            kinds=frozenset(error.kind for error in result.critical),
            visits=visits(
                [
                    Reply(
                        step=state.at,
                        reply=reply,
                        offered=tuple(offer.id for offer in offers(play, state)),
                        held=next(held, None),
                    )
                    for state, reply in zip(states, path, strict=True)
                ]
            ),
        )
