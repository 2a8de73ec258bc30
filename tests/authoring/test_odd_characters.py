"""Invisible characters and lookalikes: what they are called, and what to type for them."""

import pytest

from simulator.authoring.odd_characters import no_quotes, oddity, plain


@pytest.mark.parametrize(
    ("text", "typed", "said"),
    [
        ("cant\u200b-say", "cant-say", "a zero width space (U+200B), which cannot be seen"),
        ("ver\u0456fies", "verifies", "a Cyrillic letter (U+0456): type `i`"),
        ("\u22123", "-3", "a minus sign (U+2212): type `-`"),
        ("a\u00a0b", "a b", "a no-break space (U+00A0): type a plain space"),
        ("\u00a0a", "a", "begins or ends with a no-break space (U+00A0): delete it"),
        ("caf\u00e9", "cafe", "a Latin letter (U+00E9): type `e`"),
        ("id\uff1aa", "id:a", "a fullwidth colon (U+FF1A): type `:` and a space."),
        ("\u05e1", "\u05e1", "a Hebrew letter (U+05E1): type a plain one"),
    ],
)
def test_the_first_odd_character_is_named_and_the_plain_one_offered(
    text: str, typed: str, said: str
) -> None:
    assert plain(text) == typed
    assert said in oddity(text)


def test_a_plain_word_is_not_odd() -> None:
    assert oddity("cant-say") == ""
    assert plain("cant-say") == "cant-say"


def test_only_a_text_that_begins_with_a_curly_quote_is_told_about_it() -> None:
    assert "`„`" in no_quotes("  - {id: a, say: „So")
    assert no_quotes("say: He said “so") == ""
    assert no_quotes("say: “So”, next: a") == ""
