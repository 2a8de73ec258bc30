"""The lines of a journal: what is written is read again, and what was changed is found."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.model.session import Event, HintShown, NoteTaken, Start, Undone
from simulator.storage.journal_lines import (
    BEFORE_START,
    MOST_BYTES,
    JournalError,
    LineError,
    next_line,
    read_journal,
)
from tests.storage.journals import (
    OTHER,
    end,
    lines,
    reply,
    sampled,
    session,
    session_line,
    start,
    talk,
    talks,
    written,
)

WHOLE = written(talk())


def read(content: bytes) -> tuple[Event, ...]:
    return read_journal("a.jsonl", content).events


def summed(*bodies: bytes) -> bytes:
    """Lines of any content, with the sums that they should have."""
    sum_ = ""
    content = b""
    for body in bodies:
        sum_ = hashlib.sha256(sum_.encode() + body[:-1]).hexdigest()[:16]
        content += body[:-1] + f',"sum":"{sum_}"}}\n'.encode()
    return content


def start_as(**changes: object) -> bytes:
    known = json.loads(lines([start()])[0])
    del known["sum"]
    return json.dumps(known | changes, separators=(",", ":")).encode()


def error_in(content: bytes) -> JournalError:
    with pytest.raises(JournalError) as caught:
        read(content)
    return caught.value


@given(talks())
@sampled
def test_what_is_written_is_read_again(events: tuple[Event, ...]) -> None:
    position = BEFORE_START
    content = b""
    for event in events:
        raw, position = next_line(position, event)
        content += raw

    text = read_journal("a.jsonl", content)

    assert (text.events, text.position, text.torn) == (events, position, b"")


def test_a_line_ends_in_a_sum_over_the_sum_before_and_its_own_bytes() -> None:
    first, second = WHOLE.splitlines()[:2]
    body, sum_ = first[:-26], first[-18:-2]

    assert first == body + b',"sum":"' + sum_ + b'"}'
    assert sum_.decode() == hashlib.sha256(body).hexdigest()[:16]
    assert second[-18:-2].decode() == hashlib.sha256(sum_ + second[:-26]).hexdigest()[:16]


def test_each_line_is_plain_json_with_its_event_first() -> None:
    kinds = [next(iter(json.loads(line).items())) for line in WHOLE.splitlines()]

    assert kinds[0] == ("event", "start")
    assert [kind for _, kind in kinds] == [
        *("start", "reply", "undo", "hint", "reply", "note", "reply", "end")
    ]


@pytest.mark.parametrize("flipped", [0x01, 0x20, 0x80])
def test_a_changed_byte_is_found(flipped: int) -> None:
    for place in range(len(WHOLE) - 1):
        changed = WHOLE[:place] + bytes([WHOLE[place] ^ flipped]) + WHOLE[place + 1 :]
        assert error_in(changed).line == WHOLE[:place].count(b"\n") + 1


def test_a_changed_last_byte_leaves_a_torn_line() -> None:
    text = read_journal("a.jsonl", WHOLE[:-1] + b"x")

    assert (text.events, text.torn) == (talk()[:-1], WHOLE.splitlines()[-1] + b"x")


@given(talks(finished=True), st.data())
@sampled
def test_a_deleted_line_is_found_unless_only_the_end_is_cut(
    events: tuple[Event, ...], data: st.DataObject
) -> None:
    whole = list(lines(events))
    place = data.draw(st.integers(0, len(whole) - 2))

    assert error_in(b"".join(whole[:place] + whole[place + 1 :])).line == place + 1


@given(talks(finished=True), st.data())
@sampled
def test_a_line_that_is_there_twice_is_found(
    events: tuple[Event, ...], data: st.DataObject
) -> None:
    whole = list(lines(events))
    place = data.draw(st.integers(0, len(whole) - 1))
    again = data.draw(st.integers(place + 1, len(whole)))

    assert error_in(b"".join([*whole[:again], whole[place], *whole[again:]])).line == again + 1


@given(talks(finished=True), st.data())
@sampled
def test_swapped_lines_are_found(events: tuple[Event, ...], data: st.DataObject) -> None:
    whole = list(lines(events))
    places = st.integers(0, len(whole) - 1)
    first, second = sorted(data.draw(st.lists(places, min_size=2, max_size=2, unique=True)))
    whole[first], whole[second] = whole[second], whole[first]

    assert error_in(b"".join(whole)).line == first + 1


def test_a_journal_cut_anywhere_holds_what_came_before_the_cut() -> None:
    first = len(lines(talk())[0])
    for cut in range(first, len(WHOLE) + 1):
        text = read_journal("a.jsonl", WHOLE[:cut])

        whole_lines = WHOLE[:cut].count(b"\n")
        assert text.events == talk()[:whole_lines]
        assert WHOLE[:cut].endswith(text.torn)
        assert b"\n" not in text.torn
        assert text.position.size + len(text.torn) == cut


@pytest.mark.parametrize("cut", [1, len(lines(talk())[0]) - 1])
def test_a_journal_cut_in_its_first_line_holds_nothing(cut: int) -> None:
    error = error_in(WHOLE[:cut])

    assert (error.line, error.reason) == (1, "torn")
    assert "nothing was recorded" in error.message


def test_an_empty_journal_is_none() -> None:
    assert str(error_in(b"")) == "a.jsonl:1: the journal is empty"


@pytest.mark.parametrize(
    ("content", "line", "reason", "message"),
    [
        (WHOLE.replace(b'"ms":1250', b'"ms":1251', 1), 2, "sum", "does not match its sum"),
        (WHOLE.replace(b"\n", b"\r\n", 1), 1, "sum", "does not match its sum"),
        (written(talk()[1:]), 1, "start", "the start of the journal is missing"),
        (WHOLE + WHOLE, 9, "start", "a second start"),
        (WHOLE + b"\n", 9, "syntax", "is not JSON"),
        (WHOLE + b"and more\n", 9, "syntax", "is not JSON"),
        (WHOLE[:-40] + b"\n", 8, "syntax", "is not JSON"),
        (WHOLE + b"\0" * 20 + b"\n", 9, "syntax", "zero bytes"),
        (WHOLE + b'{"a":' + b"[" * 100_000 + b"\n", 9, "syntax", "nested too deeply"),
        (WHOLE + b"[1]\n", 9, "syntax", "is no JSON object"),
        (WHOLE.replace(b'"format"', b'"former"', 1), 1, "format", "does not say its format"),
        (b'{"id":"x"}\n', 1, "format", "the line does not say its format"),
        (
            start_as(format="journal/2") + b"\n",
            1,
            "format",
            "the format is journal/2; a journal's is journal/1",
        ),
        (session_line(session()), 1, "format", "the format is session/1"),
        (written((start(), reply(2))), 2, "order", "reply 2 where reply 1 should be"),
        (written((start(), reply(1), reply(1))), 3, "order", "reply 1 where reply 2 should be"),
        (written((start(), Undone())), 2, "order", "an undo where no reply stands"),
        (written((start(), reply(1), Undone(), Undone())), 4, "order", "an undo where"),
        (written((start(), end(), HintShown())), 3, "order", "an event after the end"),
        (written((start(), end(), end())), 3, "order", "an event after the end"),
    ],
)
def test_damage_is_an_error_that_names_the_line(
    content: bytes, line: int, reason: str, message: str
) -> None:
    error = error_in(content)

    assert (error.line, error.reason) == (line, reason)
    assert message in error.message
    assert str(error) == f"a.jsonl:{line}: {error.message}"


@pytest.mark.parametrize(
    ("bodies", "reason", "message"),
    [
        ([start_as(format="journal/2")], "format", "journal/2"),
        ([start_as(), b'{"event":"jump"}'], "event", "an unknown event: jump"),
        ([start_as(), b'{"event":"\\u001b[2J"}'], "event", "an unknown event: ␛[2J"),
        ([start_as(), b'{"event":"undo","why":1}'], "shape", "unknown field `why`"),
        ([start_as(), b'{"event":"note","text":NaN}'], "syntax", "is not JSON"),
        ([start_as(), b'{"event":"note","text":"\xff"}'], "encoding", "not UTF-8"),
        ([start_as(), b'{"event":"note","text":"\0"}'], "syntax", "zero bytes"),
        ([start_as(), b'{"event":"note","text":"\\ud800"}'], "syntax", "is not JSON"),
        ([start_as(), b'{"event":"note","text":' + b"[" * 99_999 + b"}"], "syntax", "nested"),
        ([start_as(session="../../etc")], "shape", "$.session"),
        ([start_as(trainee="")], "shape", "$.trainee"),
        ([start_as(at="2026-01-31 09:30")], "shape", "$.at"),
        ([start_as(seed=1.5)], "shape", "$.seed"),
    ],
)
def test_a_right_sum_does_not_make_a_wrong_event_right(
    bodies: list[bytes], reason: str, message: str
) -> None:
    error = error_in(summed(*bodies))

    assert (error.line, error.reason) == (len(bodies), reason)
    assert message in error.message


def test_texts_are_made_harmless_after_their_sum_was_verified() -> None:
    bodies = [
        start_as(trainee="\x1b[31mred", app="a\u202eb"),
        b'{"event":"note","text":"one\\ntwo\\u0007"}',
    ]

    first, note = read(summed(*bodies))

    assert isinstance(first, Start)
    assert (first.trainee, first.app) == ("␛[31mred", "a�b")
    assert note == NoteTaken(text="one\ntwo␇")


def test_a_journal_larger_than_any_session_is_refused_at_the_line_that_makes_it_so() -> None:
    note = NoteTaken(text="x" * (MOST_BYTES // 2))
    error = error_in(written((start(), note, note)))

    assert (error.line, error.reason) == (3, "too-large")


@pytest.mark.parametrize(
    ("events", "reason"),
    [
        ((start(), start(OTHER)), "start"),
        ((start(), Undone()), "order"),
        ((reply(1),), "start"),
        ((start(), reply(1, "No Id")), "shape"),
        ((start(), NoteTaken(text="x" * MOST_BYTES)), "too-large"),
    ],
)
def test_what_could_not_be_read_again_is_not_written(
    events: tuple[Event, ...], reason: str
) -> None:
    position = BEFORE_START
    for event in events[:-1]:
        _, position = next_line(position, event)

    with pytest.raises(LineError) as caught:
        next_line(position, events[-1])
    assert caught.value.reason == reason
