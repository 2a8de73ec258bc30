"""Lines that were recognised are decoded to what the types alone would decode."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.model.session import Event, Session, Turn
from simulator.model.texts import clean
from simulator.storage import session_lines
from simulator.storage.folding import fold
from simulator.storage.session_lines import decoded_session
from tests.storage.journals import sampled, session, session_line, talks

LINE = session_line(session())


def strictly(raw: bytes) -> Session | None:
    """What the types make of a line, its texts cleaned."""
    try:
        decoded = msgspec.json.decode(raw, type=Session)
    except (ValueError, RecursionError):
        return None
    notes = tuple(map(clean, decoded.notes))
    trainee, app = clean(decoded.trainee), clean(decoded.app)
    return msgspec.structs.replace(decoded, trainee=trainee, app=app, notes=notes)


def quickly(raw: bytes) -> Session | None:
    try:
        return decoded_session(raw)
    except (ValueError, RecursionError):
        return None


@given(st.lists(talks(), min_size=1, max_size=4))
@sampled
def test_any_session_is_decoded_to_what_it_was(all_events: list[tuple[Event, ...]]) -> None:
    for events in (*all_events, *all_events):
        assert decoded_session(session_line(fold(events))) == fold(events)


@pytest.mark.parametrize("byte", [b"\0", b"\n", b'"', b"-", b"0", b"a", b"A", b"}", b"\xff"])
def test_a_changed_byte_is_accepted_or_refused_as_the_types_do(byte: bytes) -> None:
    assert decoded_session(LINE) == decoded_session(LINE)
    for place in range(len(LINE)):
        changed = LINE[:place] + byte + LINE[place + 1 :]
        assert quickly(changed) == strictly(changed), changed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"reply":"look-up"', b'"reply":"not-offered"'),
        (b'"reply":"look-up"', b'"reply":"no Id"'),
        (b'"reply":"look-up"', b'"reply":"\\u001b[2J"'),
        (b'["look-up",', b'["look up",'),
        (b'"trainee":"t-1"', b'"trainee":""'),
        (b'"trainee":"t-1"', b'"trainee":"\\u001b"'),
        (b'"rubric":"fair"', b'"rubric":"un fair"'),
        (b'"language":"en"', b'"language":"e"'),
        (b'"ending":"thanks"', b'"ending":"../x"'),
        (b'"ending":"thanks"', b'"ending":null'),
        (b'"attempt":1', b'"attempt":0'),
        (b'"undos":1', b'"undos":1001'),
        (b'"ended":"2026', b'"ended":"\xd9\xa2026'),
        (b'"ended":"2026-01-31T09:30:00.125Z"', b'"ended":null'),
        (b'"ended":"2026-01-31T09:30:00.125Z"', b'"ended":""'),
        (b'"at":"2026-01-31T09:30:00.125Z"', b'"at":"2026-01-31T09:30:00Z 2026"'),
        (b'"session":"0f', b'"session":"0F'),
        (b'"mode":"practice"', b'"mode":"guess"'),
        (b'"digest":"aaaa', b'"digest":"AAAA'),
    ],
)
def test_what_is_new_in_a_line_is_looked_at(before: bytes, after: bytes) -> None:
    decoded_session(LINE)
    changed = LINE.replace(before, after, 1)
    assert changed != LINE

    assert quickly(changed) == strictly(changed)


def test_a_line_must_say_that_it_is_a_session() -> None:
    with pytest.raises(msgspec.ValidationError, match="missing required field `format`"):
        decoded_session(LINE.replace(b'"format":"session/1",', b""))


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_lines, "MOST_KNOWN", 1_000)
    for number in range(2_000):
        offered = (f"reply-{number}", f"other-{number}")
        turns = (Turn(reply=offered[0], offered=offered, ms=1),)
        one = msgspec.structs.replace(session(), turns=turns, attempt=number + 1)

        assert decoded_session(session_line(one)) == one
        assert session_lines._known.size < 1_100
