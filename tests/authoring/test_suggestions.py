"""What was probably meant."""

import pytest

from simulator.authoring.suggestions import and_more, closest, did_you_mean, listed, quoted

WORDS = ("balanced", "fair", "strict")


@pytest.mark.parametrize(
    ("word", "best"), [("balancd", "balanced"), ("FAIR", "fair"), ("zzz", ""), ("", "")]
)
def test_the_closest_word_is_offered_if_any_is_close(word: str, best: str) -> None:
    assert closest(word, WORDS) == best


def test_few_words_are_all_named_and_many_are_not() -> None:
    assert did_you_mean("zzz", WORDS) == "Known here: `balanced`, `fair`, `strict`."
    assert did_you_mean("zzz", [f"word-{number}" for number in range(13)]) == ""
    assert did_you_mean("zzz", []) == ""


def test_words_are_listed_as_a_sentence_lists_them() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "`a`"
    assert listed(["a", "b", "c"], "or") == "`a`, `b` or `c`"


def test_a_quotation_is_short_and_on_one_line() -> None:
    assert quoted("a\n b") == "`a b`"
    assert len(quoted("x" * 100)) == 42


def test_the_others_are_counted() -> None:
    assert [and_more(count) for count in (0, 1, 2)] == [
        "", ", nor has one other", ", nor have 2 others"
    ]  # fmt: skip
