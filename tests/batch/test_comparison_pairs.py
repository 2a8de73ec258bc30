"""Scoring each session on two sides."""

from collections import Counter
from io import BytesIO
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.authoring.library import open_library
from simulator.batch.blocks import Scorer
from simulator.batch.comparison import Comparing
from simulator.batch.comparison_pairs import (
    Card,
    Pair,
    PlayedAndCurrent,
    RecordingShelf,
    UnderTwoRubrics,
)
from simulator.batch.scores import Scored, score_all
from simulator.batch.selection import EVERYTHING
from simulator.batch.shelf import ScoringRubric
from simulator.model.digests import digest
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.storage.archive import Archive
from simulator.storage.places import Places
from simulator.storage.sessions import Source, read_sessions
from tests import generators, samples
from tests.batch.test_comparison import A, B, kept
from tests.batch.test_recognising import pack_of, played, shelf


@given(generators.scenarios(), generators.rubrics(), generators.rubrics(), st.integers(0, 2**20))
@settings(max_examples=25, deadline=None)
def test_two_rubrics_make_the_pairs_that_scoring_each_session_by_itself_makes(
    scenario: Scenario, a: Rubric, b: Rubric, seed: int
) -> None:
    b = msgspec.structs.replace(b, id="other-rubric")
    raw = pack_of(
        scenario, a, [msgspec.json.encode(played(scenario, a, seed + n)) for n in range(12)]
    )
    both = [ScoringRubric(rubric, digest(rubric)) for rubric in (a, b)]
    scorer = UnderTwoRubrics(shelf(), both[0], both[1], EVERYTHING)

    by_rubric = [
        {card.rubric: msgspec.to_builtins(card) for card in outcome.cards}
        for outcome in score_all(read_sessions(BytesIO(raw)), shelf(), both)
        if isinstance(outcome, Scored)
    ]
    expected = [
        tuple(
            msgspec.convert(found[rubric.id], Card) if rubric.id in found else None
            for rubric in (a, b)
        )
        for found in by_rubric
    ]
    assert pairs(scorer, raw) == expected


def pairs(scorer: Scorer, raw: bytes) -> list[tuple[Card | None, Card | None]]:
    decoder = msgspec.json.Decoder(Pair)
    return [
        (pair.a, pair.b)
        for block in scorer.all_blocks([Source("-", BytesIO(raw))])
        for pair in decoder.decode_lines(b"".join(block.cards))
    ]


def both_editions(folder: Path, text: str) -> tuple[PlayedAndCurrent, dict[str, Rubric]]:
    """A scorer for the late parcel in a library in which its scenario reads so today."""
    library = samples.write_library(folder / "library")
    (library / "late-parcel" / "scenario.yaml").write_text(text, "utf-8")
    known, archive = open_library([library]), Archive(Places(folder / "data"))
    rubrics: dict[str, Rubric] = {}
    scorer = PlayedAndCurrent(
        RecordingShelf(known, archive, "played", rubrics),
        RecordingShelf(known, archive, "current", rubrics),
        (),
        EVERYTHING,
    )
    return scorer, rubrics


def packed() -> bytes:
    """Forty talks of the late parcel at random, of which some were left."""
    talks = (played(samples.scenario(), samples.rubric(), seed) for seed in range(40))
    return pack_of(
        samples.scenario(), samples.rubric(), [msgspec.json.encode(one) for one in talks]
    )


def test_the_same_scenario_today_moves_nothing(tmp_path: Path) -> None:
    scorer, rubrics = both_editions(tmp_path, samples.SCENARIO_TEXT)
    found = pairs(scorer, packed())
    assert len(found) > 20
    assert all(a == b is not None for a, b in found)
    assert list(rubrics) == [digest(samples.rubric())]


def test_corrected_tags_are_told_session_by_session(tmp_path: Path) -> None:
    text = samples.SCENARIO_TEXT.replace("shows: [verifies]", "shows: [verifies, over-promises]")
    scorer, rubrics = both_editions(tmp_path, text)
    with Comparing("editions", rubrics) as comparing:
        for block in scorer.all_blocks([Source("-", BytesIO(packed()))]):
            comparing.add(b"".join(block.cards))
        comparison = kept(comparing)

    changed = [*comparison.to_fail, *comparison.to_pass, *comparison.moved]
    assert comparison.totals.moved is not None
    assert changed
    assert {(cause.id, cause.b) for one in changed for cause in one.causes} == {
        ("honesty", "untrue")
    }
    (criterion,) = comparison.totals.criteria
    assert criterion.sessions == len(changed)


def test_a_session_that_replays_on_one_side_only_is_scored_and_told(tmp_path: Path) -> None:
    text = samples.SCENARIO_TEXT.replace("today-surely", "by-tonight")
    scorer, rubrics = both_editions(tmp_path, text)
    with Comparing("editions", rubrics) as comparing:
        rejected = 0
        for block in scorer.all_blocks([Source("-", BytesIO(packed()))]):
            comparing.add(b"".join(block.cards))
            rejected += len([1 for _, aside in block.aside if type(aside).__name__ == "Rejected"])
        comparison = comparing.told(A, B)
        refused = list(comparison.one_sided)

    assert refused
    assert comparing.one_sided == comparison.totals.scored_only_a == len(refused)
    assert {(one.scored, one.reason) for one in refused} == {("a", "not-offered")}
    assert all("'today-surely' is not offered" in one.message for one in refused)
    assert all(one.percent is not None and one.trainee for one in refused)
    assert rejected == 0


class Interrupted(BytesIO):
    """A stream that breaks off."""

    def read1(self, size: int | None = -1) -> bytes:
        """A few bytes at a time, and then an error."""
        piece = super().read1(700)
        if not piece:
            raise OSError(5, "Input/output error")
        return piece


def test_a_stream_that_is_read_in_pieces_and_breaks_off_is_rejected_once(tmp_path: Path) -> None:
    scorer, _ = both_editions(tmp_path, samples.SCENARIO_TEXT)
    blocks = list(scorer.all_blocks([Source("pipe", Interrupted(packed()))]))

    found = Counter(type(aside).__name__ for block in blocks for _, aside in block.aside)
    assert found["Rejected"] == 1
    whole = pairs(both_editions(tmp_path, samples.SCENARIO_TEXT)[0], packed())
    assert sum(map(len, (block.cards for block in blocks))) >= len(whole)


def test_a_rubric_that_asks_nothing_of_a_scenario_leaves_its_half_empty() -> None:
    scenario, a = samples.scenario(), samples.rubric()
    b = msgspec.structs.replace(a, id="public", criteria=(a.criteria[2],))
    scorer = UnderTwoRubrics(
        shelf(),
        ScoringRubric(a, digest(a)),
        ScoringRubric(b, digest(b)),
        EVERYTHING,
    )
    line = msgspec.json.encode(
        next(s for s in (played(scenario, a, n) for n in range(50)) if s.ending)
    )
    with Comparing("rubrics", {}) as comparing:
        for block in scorer.all_blocks([Source("-", BytesIO(pack_of(scenario, a, [line])))]):
            comparing.add(b"".join(block.cards))
        totals = comparing.told(A, B).totals
    assert (totals.compared, totals.not_under_a, totals.not_under_b) == (0, 0, 1)
