"""Item statistics from saved sessions: which count, and what they are held against."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec
import pytest

from simulator.authoring.library import open_library
from simulator.batch import items_group
from simulator.batch.attempts import Which
from simulator.batch.items import items
from simulator.batch.items_reading import ItemScorer
from simulator.batch.scores import Rejected
from simulator.batch.seen import Seen
from simulator.batch.selection import Selection
from simulator.batch.shelf import ScoringRubric, Shelf
from simulator.batch.tally import Tally
from simulator.exploration.findings import best_play
from simulator.model.digests import content, digest
from simulator.model.session import Session, Turn
from simulator.statistics.results import Items
from simulator.storage.archive import Archive
from simulator.storage.places import Places
from simulator.storage.sessions import sources
from tests import samples

GOOD = samples.GOOD_PATH
BLAMES = ("not-our-fault",)
WAITS = ("wait-some-more", "today-surely")
OFFERS = {
    GOOD: (
        ("wait-some-more", "look-up", "not-our-fault"),
        ("not-our-fault", "it-is-at-the-depot", "wait-some-more"),
        ("today-surely", "tomorrow-by-noon"),
    ),
    BLAMES: (("wait-some-more", "look-up", "not-our-fault"),),
    WAITS: (("look-up", "not-our-fault", "wait-some-more"), ("today-surely",)),
}


def session(number: int, path: tuple[str, ...], **changes: object) -> Session:
    scenario = samples.scenario()
    made = msgspec.convert(
        {
            "session": f"{number:08x}-0b0a-4908-8706-050403020100",
            "scenario": {
                "id": scenario.id,
                "version": scenario.version,
                "digest": digest(scenario),
                "content": content(scenario),
            },
            "rubric": "fair",
            "trainee": f"t-{number}",
            "attempt": 1,
            "mode": "assess",
            "language": "en",
            "seed": 7,
            "app": "customer-simulator 1.0",
            "at": f"2026-01-31T09:{number:02}:00Z",
            "turns": [],
            "ending": "thanks" if path == GOOD else "hangs-up",
        },
        Session,
    )
    turns = tuple(
        Turn(reply=reply, offered=offered, ms=1)
        for reply, offered in zip(path, OFFERS[path], strict=True)
    )
    return msgspec.structs.replace(made, turns=turns, **changes)


class Run:
    """A library with the late parcel, and what came of sessions in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = open_library([samples.write_library(folder / "library")])
        self.rejected: list[Rejected] = []
        self.told: list[str] = []

    def items(
        self,
        sessions: Iterable[Session],
        which: Which | Literal["all"] = "first",
        rubrics: tuple[ScoringRubric, ...] = (),
    ) -> Items:
        file = self.folder / "sessions.jsonl"
        file.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in sessions))
        shelf = Shelf(self.library, Archive(Places(self.folder / "data")), "played")
        scorer = ItemScorer(shelf, rubrics, Selection(mode="assess"))
        with Seen() as seen:
            tally = Tally(seen)
            lines = tally.lines(scorer.all_blocks(sources(file)), self.rejected.append)
            found = items(lines, scorer.groups, "assess", which)
        self.told = list(tally.told(1))
        return found


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def test_sessions_are_held_against_the_best_play(run: Run) -> None:
    (group,) = run.items([session(1, GOOD), session(2, GOOD), session(3, BLAMES)]).groups
    asks, listens = group.decisions
    assert (group.scenario, group.rubric, group.sessions, group.explored) == (
        "late-parcel",
        "fair",
        3,
        True,
    )
    assert (asks.reached, asks.at_stake, listens.reached) == (3, 3, 2)
    assert asks.facility == 0.666667
    assert asks.line == "Where is my parcel?"
    picked = {reply.id: (reply.offered, reply.picked) for reply in asks.replies}
    assert picked == {
        "wait-some-more": (3, 0),
        "look-up": (3, 2),
        "it-is-at-the-depot": (2, 2),
        "not-our-fault": (3, 1),
    }
    (customer,) = group.accuracy
    assert (customer.kind, customer.without) == ("customer", 2)
    assert [criterion.id for criterion in group.criteria] == ["checking", "honesty"]


def test_places_are_those_at_which_the_replies_were_shown(run: Run) -> None:
    found = run.items([session(1, GOOD), session(2, BLAMES)])
    two, three = found.positions
    assert (two.picks, three.picks) == ((0, 1), (0, 2, 1))
    assert found.groups[0].positions == found.positions


def test_of_each_trainee_one_attempt_counts_unless_all_do(run: Run) -> None:
    tries = [
        session(1, BLAMES, trainee="t-1"),
        session(2, GOOD, trainee="t-1", attempt=2),
        session(3, WAITS, trainee="t-1", attempt=3),
    ]
    each: tuple[Which, ...] = ("first", "best", "last")
    picked = {
        which: [
            reply.id
            for reply in run.items(tries, which).groups[0].decisions[0].replies
            if reply.picked
        ]
        for which in each
    }
    assert picked == {
        "first": ["not-our-fault"],
        "best": ["look-up", "it-is-at-the-depot"],
        "last": ["wait-some-more"],
    }
    assert run.items(tries, "all").groups[0].sessions == 3


def test_a_session_that_was_taken_up_from_another_is_passed_over(run: Run) -> None:
    again = session(2, GOOD, branched_from=samples.SESSION, branched_at=1)
    assert run.items([session(1, GOOD), again], "all").groups[0].sessions == 1
    assert "Passed over 1: not selected." in run.told


def test_practice_is_not_mixed_in(run: Run) -> None:
    assert run.items([session(1, GOOD, mode="practice")]).groups == ()


def test_what_was_met_twice_counts_once(run: Run) -> None:
    assert run.items([session(1, GOOD), session(1, GOOD)], "all").groups[0].sessions == 1


@pytest.mark.parametrize(
    "said", [("look-up", "not-our-fault"), ("look-up", "look-up", "not-our-fault")]
)
def test_a_known_talk_is_not_taken_on_trust(run: Run, said: tuple[str, ...]) -> None:
    wrong_offer = session(2, GOOD)
    first, *others = wrong_offer.turns
    first = msgspec.structs.replace(first, offered=said)
    wrong_offer = msgspec.structs.replace(wrong_offer, turns=(first, *others))
    found = run.items(
        [session(1, GOOD), wrong_offer, session(3, GOOD, ending="hangs-up"), session(4, GOOD)]
    )
    assert found.groups[0].sessions == 2
    assert [reject.reason for reject in run.rejected] == ["wrong-offer", "wrong-ending"]


def test_an_unfinished_session_is_set_aside(run: Run) -> None:
    assert run.items([session(1, GOOD), session(2, GOOD, ending=None)]).groups[0].sessions == 1
    assert run.told[-1] == "1 scored + 1 unfinished + 0 rejected = 2 read"


def test_another_rubric_is_another_group(run: Run) -> None:
    rubric = msgspec.structs.replace(samples.rubric(), id="other", pass_=50)
    other = ScoringRubric(rubric, digest(rubric))
    (group,) = run.items([session(1, GOOD), session(2, GOOD)], rubrics=(other,)).groups
    assert (group.rubric, group.rubric_digest, group.sessions) == ("other", other.digest, 2)


def test_a_scenario_that_is_too_large_has_counts_and_no_guesses(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    surveyed = best_play(samples.scenario(), samples.rubric())
    assert surveyed is not None
    sample = msgspec.structs.replace(surveyed, complete=False)
    monkeypatch.setattr(items_group, "best_play", lambda *_: sample)
    (group,) = run.items([session(1, GOOD), session(2, GOOD), session(3, BLAMES)]).groups
    asks = group.decisions[0]
    assert not group.explored
    assert (asks.reached, asks.at_stake, asks.facility, asks.kept) == (3, 0, None, None)
    assert [reply.picked for reply in asks.replies] == [0, 2, 2, 1]
    assert group.criteria[0].facility == 0.666667


def test_it_does_not_matter_how_many_talks_wait_for_the_best_play(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions = [session(1, GOOD), session(2, BLAMES), session(3, WAITS), session(4, GOOD)]
    at_once = run.items(sessions, "all")
    monkeypatch.setattr(items_group, "MOST_WAITING", 2)
    assert run.items(sessions, "all") == at_once
