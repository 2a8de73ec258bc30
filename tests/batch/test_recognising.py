"""What is recognised is what the types and the engine would make of it, to the byte."""

import random
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator import conversation
from simulator.authoring.library import Library, open_library
from simulator.batch.blocks import Block, LeftSession, Scorer
from simulator.batch.recognising import Left, Recogniser
from simulator.batch.scores import Outcome, Rejected, Scored, Unfinished, score_all
from simulator.batch.shelf import Edition, ScoringRubric, Shelf
from simulator.model.digests import content, digest
from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.model.session import ScenarioReference, Session, Turn
from simulator.storage.archive import Archive
from simulator.storage.documents import canonical
from simulator.storage.places import Places
from simulator.storage.sessions import Source, read_sessions
from tests import generators, samples

NOWHERE = Places(Path("no-such-folder"))
EMPTY = open_library([])


def shelf(edition: Edition = "played", library: Library = EMPTY) -> Shelf:
    return Shelf(library, Archive(NOWHERE), edition)


def played(scenario: Scenario, rubric: Rubric, seed: int) -> Session:
    """A talk at random; one in five is left."""
    chance = random.Random(seed)
    play = conversation.script(scenario)
    state = conversation.begin(play)
    turns = []
    while not conversation.has_ended(play, state) and chance.random() < 0.95:
        offered = list(conversation.offers(play, state))
        chance.shuffle(offered)
        reply = chance.choice(offered).id
        ids = tuple(other.id for other in offered)
        turns.append(Turn(reply=reply, offered=ids, ms=chance.randrange(50_000)))
        state = conversation.choose(play, state, reply)
    ended = conversation.has_ended(play, state)
    return Session(
        session=f"{seed:08x}-0000-4000-8000-000000000000",
        scenario=ScenarioReference(
            id=scenario.id, version=1, digest=digest(scenario), content=content(scenario)
        ),
        rubric=rubric.id,
        rubric_content=content(rubric),
        trainee=chance.choice(["t-1", "t%d", "=1+1", 'a"b', "Zoë", "\x1b[2J"]),
        attempt=chance.randrange(1, 9),
        mode=chance.choice(["practice", "assess"]),
        language="en",
        seed=seed,
        app="test 1",
        at="2026-01-31T09:30:00.125Z",
        turns=tuple(turns),
        ending=state.at if ended else None,
        ended="2026-01-31T09:40:00Z" if ended else None,
        hints=chance.choice([0, 0, 3]),
        notes=chance.choice([(), (), ("A note.",)]),
    )


def pack_of(scenario: Scenario, rubric: Rubric, lines: list[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in (canonical(scenario), canonical(rubric), *lines))


def slowly(raw: bytes, rubrics: tuple[ScoringRubric, ...] = ()) -> Iterator[object]:
    """What the types and the engine make of a source."""
    for outcome in score_all(read_sessions(BytesIO(raw)), shelf(), rubrics):
        yield told(outcome)


def told(outcome: Outcome) -> object:
    match outcome:
        case Scored():
            return b"".join(msgspec.json.encode(card) + b"\n" for card in outcome.cards)
        case Unfinished():
            session = outcome.session
            return LeftSession(outcome.source, outcome.line, session.session, len(session.turns))
        case Rejected():
            return outcome


def quickly(raw: bytes, rubrics: tuple[ScoringRubric, ...] = ()) -> Iterator[object]:
    for block in Scorer(shelf(), rubrics).blocks(Source("-", BytesIO(raw))):
        yield from in_order(block)


def in_order(block: Block) -> Iterator[object]:
    """All that a block holds, in the order of its lines."""
    numbered = [
        (number, cards)
        for position, (number, cards) in enumerate(zip(block.numbers, block.cards, strict=True))
        if position not in dict(block.aside)
    ]
    numbered += [(aside.line, aside) for _, aside in block.aside]  # type: ignore[misc]
    return iter([what for _, what in sorted(numbered, key=lambda entry: entry[0])])


@given(generators.scenarios(), generators.rubrics(), st.integers(0, 2**20))
@settings(max_examples=60, deadline=None)
def test_random_talks_score_the_same_bytes(scenario: Scenario, rubric: Rubric, seed: int) -> None:
    lines = [msgspec.json.encode(played(scenario, rubric, seed + n)) for n in range(12)]
    raw = pack_of(scenario, rubric, lines)

    assert list(quickly(raw)) == list(slowly(raw))


@given(generators.scenarios(), generators.rubrics(), st.integers(0, 2**20), st.data())
@settings(max_examples=60, deadline=None)
def test_damaged_sessions_are_told_the_same(
    scenario: Scenario, rubric: Rubric, seed: int, data: st.DataObject
) -> None:
    good = [msgspec.json.encode(played(scenario, rubric, seed + n)) for n in range(4)]
    damaged = []
    for line in good:
        place = data.draw(st.integers(0, len(line) - 1))
        byte = data.draw(st.sampled_from(b'\0\n\r"\\-0129aAz}],{ \xff'))
        damaged.append(line[:place] + bytes((byte,)) + line[place + 1 :])
        cut = data.draw(st.integers(0, len(line) - 1))
        damaged.append(line[:cut] + line[cut + data.draw(st.integers(1, 9)) :])
    raw = pack_of(scenario, rubric, [*good, *damaged])

    assert list(quickly(raw)) == list(slowly(raw))


def test_every_byte_of_a_line_matters_or_does_not_as_the_types_say() -> None:
    scenario, rubric = samples.scenario(), samples.rubric()
    seed = next(n for n in range(99) if is_plain(played(scenario, rubric, n)))
    good = msgspec.json.encode(played(scenario, rubric, seed))
    changed = [good[:place] + b"7" + good[place + 1 :] for place in range(len(good))]
    raw = pack_of(scenario, rubric, [good, *changed])

    assert list(quickly(raw)) == list(slowly(raw))


def test_what_was_offered_must_be_said_of_each_reply_once() -> None:
    scenario, rubric = samples.scenario(), samples.rubric()
    good = next(one for n in range(99) if (one := played(scenario, rubric, n)).turns)
    first, *others = good.turns
    twice = (first.offered[0], *first.offered[:-1])
    damaged = [
        msgspec.structs.replace(
            good, turns=(msgspec.structs.replace(first, offered=offered), *others)
        )
        for offered in (twice, first.offered[1:], (*first.offered, "another"), ())
    ]
    raw = pack_of(scenario, rubric, [msgspec.json.encode(one) for one in (good, *damaged)])

    told = list(quickly(raw))
    assert [one.reason for one in told if isinstance(one, Rejected)] == ["wrong-offer"] * 4
    assert told == list(slowly(raw))


def test_what_has_changed_since_is_recognised_once_it_was_met(tmp_path: Path) -> None:
    library = open_library([samples.write_library(tmp_path)])
    scenario, rubric = library.scenario("late-parcel"), library.rubric("fair")
    ended = [one for n in range(60) if (one := played(scenario, rubric, n)).ending]
    renamed = []
    for one in ended:
        turns = tuple(
            msgspec.structs.replace(turn, offered=(*turn.offered, "gone-since"))
            for turn in one.turns
        )
        renamed.append(msgspec.structs.replace(one, turns=turns, ending="ended-so-then"))
    first, second, *_ = (msgspec.json.encode(one) for one in renamed)
    scorer = Scorer(shelf("current", library), ())

    plain = msgspec.json.encode(ended[0])
    (_, _) = scorer.blocks(Source("-", BytesIO(plain + b"\n")))
    assert scorer._recogniser.cards(second) is None
    (_, _) = scorer.blocks(Source("-", BytesIO(first + b"\n")))
    assert scorer._recogniser.cards(second) is not None


def is_plain(session: Session) -> bool:
    return session.ending is not None and not session.notes and session.trainee.isalnum() is False


def test_several_rubrics_are_written_in_their_order() -> None:
    scenario, rubric = samples.scenario(), samples.rubric()
    lenient = msgspec.structs.replace(rubric, id="lenient", pass_=10)
    public = msgspec.structs.replace(rubric, id="public", criteria=rubric.criteria[2:])
    rubrics = tuple(ScoringRubric(one, digest(one)) for one in (rubric, public, lenient))
    lines = [msgspec.json.encode(played(scenario, rubric, n)) for n in range(60)]
    raw = pack_of(scenario, rubric, lines)

    assert list(quickly(raw, rubrics)) == list(slowly(raw, rubrics))


@pytest.mark.parametrize("edition", ["played", "current"])
def test_a_line_as_it_is_packed_is_recognised(edition: Edition, tmp_path: Path) -> None:
    library = open_library([samples.write_library(tmp_path)])
    scenario, rubric = library.scenario("late-parcel"), library.rubric("fair")
    first, *others = [
        one
        for one in (played(scenario, rubric, n) for n in range(200))
        if one.trainee in ("t-1", "t%d") and one.turns and not one.notes
    ]
    scorer = Scorer(shelf(edition, library), ())
    raw = msgspec.json.encode(first)
    (_, _) = scorer.blocks(Source("-", BytesIO(raw + b"\n")))
    recogniser: Recogniser = scorer._recogniser

    for one in others:
        recognised = recogniser.cards(msgspec.json.encode(one))
        assert recognised is not None
        session, cards = recognised
        assert session == one.session
        assert isinstance(cards, Left if one.ending is None else bytes)
