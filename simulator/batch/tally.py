"""What went by while sessions were scored: the cards are handed on, the rest is counted or kept."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from simulator.batch.blocks import Block, LeftSession, without_seen
from simulator.batch.scores import Rejected
from simulator.batch.seen import Seen
from simulator.storage.found import place_of

MOST_TOLD = 20
"""So many of each kind, such as unfinished sessions or rejects, are told on standard error."""

MOST_KEPT = 200
"""So many of each are kept for a report."""


class Tally:
    """Counts of one run. Scored + unfinished + rejected = read."""

    def __init__(self, seen: Seen) -> None:
        self.scored = 0
        self.unfinished = 0
        self.rejected = 0
        self.cards = 0
        self.again = 0
        self.passed_over = 0
        self.at = ""
        self._seen = seen
        self.left: list[LeftSession] = []
        self.rejects: list[Rejected] = []

    @property
    def read(self) -> int:
        """All sessions that count."""
        return self.scored + self.unfinished + self.rejected

    def lines(
        self, blocks: Iterable[Block], reject: Callable[[Rejected], object]
    ) -> Iterator[bytes]:
        """The cards, as lines of JSON in chunks of many lines; each session counts once.

        `reject` is called with each reject.
        """
        for block in blocks:
            again = without_seen(block, self._seen)
            self.again += again
            self.passed_over += block.passed_over
            for _, aside in block.aside:
                if isinstance(aside, LeftSession):
                    self.unfinished += 1
                    self.left += [aside] * (self.unfinished <= MOST_KEPT)
                else:
                    self.rejected += 1
                    self.rejects += [aside] * (self.rejected <= MOST_KEPT)
                    reject(aside)
            of_sessions = sum(position >= 0 for position, _ in block.aside)
            self.scored += len(block.sessions) - again - of_sessions
            self.at = f"{block.source}:{block.numbers[-1]}" if block.numbers else block.source
            chunk = b"".join(block.cards)
            self.cards += chunk.count(b"\n")
            yield chunk

    def told(self, rubrics: int) -> Iterator[str]:
        """What there is to say about the run; `rubrics` is how many each session is scored with."""
        yield from listed("unfinished", map(_left, self.left), self.unfinished)
        yield from listed("rejected", map(_reject, self.rejects), self.rejected)
        if left_out := self.scored * rubrics - self.cards:
            yield f"Left out {_counted(left_out, 'time')}: no criterion of the rubric applies."
        if self.passed_over:
            yield f"Passed over {self.passed_over}: not selected."
        if self.again:
            yield f"Read again {self.again}: the same session, so it counts once."
        yield (
            f"{self.scored} scored + {self.unfinished} unfinished + "
            f"{self.rejected} rejected = {self.read} read"
        )


def _left(left: LeftSession) -> str:
    return f"{place_of(left.source, left.line)}: {left.session}, {_counted(left.turns, 'turn')}"


def _reject(reject: Rejected) -> str:
    return f"{place_of(reject.source, reject.line)}: {reject.message} [{reject.reason}]"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def listed(what: str, entries: Iterable[str], count: int) -> Iterator[str]:
    """A line for each of the first entries, and one for the rest of `count`, if there is a rest."""
    shown: Sequence[str] = list(islice(entries, MOST_TOLD))
    yield from (f"{what}: {entry}" for entry in shown)
    if count > len(shown):
        yield f"{what}: and {count - len(shown)} more"
