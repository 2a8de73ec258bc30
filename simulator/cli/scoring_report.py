"""A run's scorecards as a page; imported only for one, since little else needs the statistics."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from simulator.batch.blocks import LeftSession, Scorer
from simulator.batch.observing import ObservingScorer
from simulator.batch.scores import Rejected
from simulator.batch.selection import Selection
from simulator.batch.shelf import ScoringRubric, Shelf
from simulator.batch.tally import Tally
from simulator.cli.cards import cards_in
from simulator.cli.scoring_run import Render
from simulator.reports import scorecards_html
from simulator.reports.scorecards_html import MOST_CARDS, Aside, Report
from simulator.reports.scorecards_sums import Sums
from simulator.reports.wording import counted
from simulator.storage.found import place_of


def reporting(
    shelf: Shelf,
    rubrics: Sequence[ScoringRubric],
    selection: Selection,
    by: Sequence[str],
    asked: Sequence[str],
) -> tuple[Scorer, Render]:
    """What scores for a page, and what makes the page of its cards; `asked` says of which."""
    scorer = ObservingScorer(shelf, rubrics, selection)
    return scorer, lambda cards, tally: _page(cards, Sums(by), asked, scorer, tally)


def _page(
    chunks: Iterable[bytes],
    sums: Sums,
    asked: Sequence[str],
    scorer: ObservingScorer,
    tally: Tally,
) -> Iterator[bytes]:
    """The page; the cards wait in a temporary file, for their sums stand above them."""
    with tempfile.TemporaryFile() as waiting:
        for chunk in chunks:
            waiting.write(chunk)
            for card in cards_in([chunk]):
                sums.add(card)
        waiting.seek(0)
        about = Report(
            sums=sums,
            asked=asked,
            items=scorer.items(),
            observed=scorer.observed,
            unfinished=tally.unfinished,
            left=[_left(left) for left in tally.left],
            rejected=tally.rejected,
            rejects=[_reject(reject) for reject in tally.rejects],
        )
        for piece in scorecards_html.chunks(about, cards_in(islice(waiting, MOST_CARDS))):
            yield piece.encode()


def _left(left: LeftSession) -> Aside:
    return Aside(place_of(left.source, left.line), left.session, counted(left.turns, "turn"))


def _reject(reject: Rejected) -> Aside:
    place = place_of(reject.source, reject.line)
    return Aside(place, reject.session or "", f"{reject.message} [{reject.reason}]")
