"""What lines amount to, whatever follows whatever in one stream."""

from io import BytesIO

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.model.session import Event, NoteTaken
from simulator.storage.documents import canonical
from simulator.storage.folding import fold
from simulator.storage.found import (
    Found,
    FoundScenario,
    FoundSession,
    FoundTranslation,
    Unreadable,
    found_in,
)
from simulator.storage.journal_lines import MOST_BYTES
from simulator.storage.lines import numbered_lines
from tests import samples
from tests.storage.journals import (
    OTHER,
    SESSION,
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
from tests.storage.test_archive import TRANSLATION

WHOLE = written(talk())
SECOND = written(talk(OTHER))
AS_SESSION = session_line(session())


def found(content: bytes) -> list[Found]:
    return list(found_in(numbered_lines(BytesIO(content)), "a.jsonl"))


def summary(content: bytes) -> list[str]:
    """Each find in a few words: `line:turns`, with a mark, or `line:reason` if unreadable."""
    words = []
    for item in found(content):
        match item:
            case FoundSession():
                mark = "+" if item.session.ending else "?"
                torn = " torn" if item.torn else ""
                words.append(f"{item.line}:{len(item.session.turns)}{mark}{torn}")
            case Unreadable():
                words.append(f"{item.line}:{item.reason}")
            case _:
                words.append(f"{item.line}:{type(item).__name__}")
    return words


@given(talks())
@sampled
def test_a_journal_is_one_session(events: tuple[Event, ...]) -> None:
    assert found(written(events)) == [FoundSession(fold(events), "a.jsonl", 1)]


def test_a_session_line_is_the_session_that_was_written() -> None:
    assert found(AS_SESSION) == [FoundSession(session(), "a.jsonl", 1)]
    assert found(AS_SESSION.rstrip()) == [FoundSession(session(), "a.jsonl", 1)]
    assert found(AS_SESSION.replace(b"\n", b"\r\n")) == [FoundSession(session(), "a.jsonl", 1)]


def test_a_scenario_and_a_translation_are_what_was_packed() -> None:
    content = canonical(samples.scenario()) + b"\n" + canonical(TRANSLATION) + b"\n"

    assert found(content) == [
        FoundScenario(samples.scenario(), "a.jsonl", 1),
        FoundTranslation(TRANSLATION, "a.jsonl", 2),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", []),
        (b"\n\n", []),
        (WHOLE + SECOND, ["1:2+", "9:2+"]),
        (WHOLE + b"\n" + SECOND, ["1:2+", "10:2+"]),
        (WHOLE + AS_SESSION + SECOND, ["1:2+", "9:2+", "10:2+"]),
        (AS_SESSION + b" \r\n" + AS_SESSION, ["1:2+", "3:2+"]),
        (written(talk()[:5]) + SECOND, ["1:1?", "6:2+"]),
        (canonical(samples.rubric()) + b"\n" + WHOLE, ["1:FoundRubric", "2:2+"]),
    ],
)
def test_journals_and_sessions_may_follow_each_other(content: bytes, expected: list[str]) -> None:
    assert summary(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (WHOLE[:-1], ["1:2? torn"]),
        (WHOLE + b'{"ev', ["1:2+ torn"]),
        (WHOLE + b"\0\0\0", ["1:2+ torn"]),
        (WHOLE[:-9] + SECOND, ["1:2? torn", "8:2+"]),
        (lines(talk())[0][:-1], ["1:torn"]),
        (lines(talk())[0][:40] + SECOND, ["1:torn", "1:2+"]),
        (AS_SESSION + AS_SESSION[:80], ["1:2+", "2:torn"]),
        (AS_SESSION + b"and so on", ["1:2+", "2:syntax"]),
        (AS_SESSION + b'"a text"', ["1:2+", "2:syntax"]),
        (AS_SESSION + b'{"a":1}', ["1:2+", "2:format"]),
    ],
)
def test_what_was_cut_short_is_set_aside_and_said(content: bytes, expected: list[str]) -> None:
    assert summary(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (WHOLE.replace(b'"ms":1250', b'"ms":1', 1) + SECOND, ["2:sum", "9:2+"]),
        (WHOLE.replace(b'"event":"undo"', b'"evenx":"undo"') + SECOND, ["3:sum", "9:2+"]),
        (WHOLE.replace(b"{", b"[", 1) + SECOND, ["1:syntax", "9:2+"]),
        (WHOLE.replace(b'"event"', b'"evenx"', 1) + SECOND, ["1:start", "9:2+"]),
        (b"".join(lines(talk())[1:]) + SECOND, ["1:start", "8:2+"]),
        (WHOLE + lines(talk())[3] + SECOND, ["9:sum", "10:2+"]),
        (written(talk()[:3]) + b"\n" + b"".join(lines(talk())[3:]) + SECOND, ["4:syntax", "10:2+"]),
        (written(talk()[:3]) + b"x" * MOST_BYTES + b"y\n" + SECOND, ["4:too-large", "5:2+"]),
        (lines(talk())[0] + WHOLE + SECOND, ["2:start", "10:2+"]),
        (WHOLE + WHOLE + SECOND, ["1:2+", "9:start", "17:2+"]),
    ],
)
def test_a_damaged_journal_is_one_unreadable_and_the_next_is_read(
    content: bytes, expected: list[str]
) -> None:
    assert summary(content) == expected


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
@sampled
def test_a_changed_byte_never_passes_for_a_finished_session(place: int, byte: int) -> None:
    changed = WHOLE[:place] + bytes([byte]) + WHOLE[place + 1 :]
    if changed == WHOLE:
        return

    for item in found(changed):
        if isinstance(item, FoundSession):
            assert item.torn
            assert item.session.ending is None
        else:
            assert isinstance(item, Unreadable)


@pytest.mark.parametrize(
    ("line", "reason", "message"),
    [
        (b"half a li", "syntax", "is not JSON"),
        (b'{"format":"session/1",', "syntax", "is not JSON"),
        (b'{"format":"session/1","a":' + b"[" * 100_000, "syntax", "nested too deeply"),
        (b'{"format":"session/1","seed":NaN}', "syntax", "is not JSON"),
        (b'{"format":"session/1","trainee":"\xff"}', "encoding", "not UTF-8"),
        (b'{"format":"session/1","trainee":"\0"}', "syntax", "zero bytes"),
        (b"x" * (MOST_BYTES + 1), "too-large", "more than 1,048,576 bytes"),
        (b"[]", "syntax", "is no JSON object: Expected `object`, got `array`"),
        (b"{}", "format", "the line does not say its format"),
        (b'{"format":7}', "format", "does not say its format"),
        (b'{"format":"session/2"}', "format", "format session/2 is none of journal/1, session/1"),
        (b'{"format":"\\u001b[2J"}', "format", "format ␛[2J is none of"),
        (b'{"event":"reply"}', "start", "the start of the journal is missing"),
        (AS_SESSION.strip().replace(b'"ms"', b'"\\u009b"', 1), "shape", "unknown field `�`"),
        (AS_SESSION.strip().replace(b'"seed":7', b'"seed":1e99'), "shape", "$.seed"),
        (AS_SESSION.strip().replace(b'"look-up"', b'"../up"', 1), "shape", "$.turns"),
        (AS_SESSION.strip().replace(SESSION.encode(), b"../../up"), "shape", "$.session"),
        (b'{"format":"scenario/1","id":"x"}', "shape", "is not a scenario: Object missing"),
        (b'{"format":"rubric/1","id":"\xff"}', "shape", "is not UTF-8"),
    ],
)
def test_a_bad_line_is_said_and_the_next_is_read(line: bytes, reason: str, message: str) -> None:
    first, second = found(line + b"\n" + AS_SESSION)

    assert isinstance(first, Unreadable)
    assert (first.source, first.line, first.reason) == ("a.jsonl", 1, reason)
    assert message in first.message
    assert second == FoundSession(session(), "a.jsonl", 2)


def test_each_bad_line_is_said_once() -> None:
    assert summary(b"bad\nworse\n" + AS_SESSION + b"bad\n") == [
        *("1:syntax", "2:syntax", "3:2+", "4:syntax")
    ]
    assert summary(b"bad\n" + AS_SESSION[:80]) == ["1:syntax", "2:torn"]
    damaged = WHOLE.replace(b'"ms":1250', b'"ms":1', 1)
    assert summary(damaged[:-1]) == ["2:sum"]


@pytest.mark.parametrize(
    "content",
    [
        WHOLE.replace(b'"ms":1250', b'"ms":1', 1),
        written((start(), reply(7))),
        WHOLE.replace(b'"format"', b'"former"', 1),
        AS_SESSION.replace(b'"seed":7', b'"seed":-7'),
    ],
)
def test_what_is_unreadable_names_its_session_if_it_can(content: bytes) -> None:
    first = found(content)[0]

    assert isinstance(first, Unreadable)
    assert first.session == SESSION


def test_what_says_that_it_is_a_session_is_named_only_by_a_uuid() -> None:
    first = found(b'{"format":"session/1","session":"\\u001b[2J"}\n')[0]

    assert isinstance(first, Unreadable)
    assert first.session is None


def test_texts_are_made_harmless() -> None:
    hostile = msgspec.structs.replace(
        session(), trainee="\x1b[31m", app="a\u202e", notes=("fine", "\x07\nbell")
    )

    first = found(session_line(hostile))[0]

    assert isinstance(first, FoundSession)
    assert (first.session.trainee, first.session.app) == ("␛[31m", "a�")
    assert first.session.notes == ("fine", "␇\nbell")


def test_a_journal_that_never_ends_is_not_held() -> None:
    note = NoteTaken(text="x" * 1_000)
    endless = written([start(), *[note] * 1_100])

    assert [item.reason for item in found(endless) if isinstance(item, Unreadable)] == ["too-large"]
