"""What languages are called."""

import pytest

from simulator.tui.languages import is_from_the_right, language_name


@pytest.mark.parametrize(
    ("language", "name"),
    [("he", "עברית (he)"), ("pt-BR", "português (pt-BR)"), ("tlh", "tlh"), ("", "")],
)
def test_a_language_is_named_in_its_own_words_or_by_its_tag(language: str, name: str) -> None:
    assert language_name(language) == name


def test_some_are_read_from_right_to_left() -> None:
    assert is_from_the_right("he")
    assert is_from_the_right("ar-EG")
    assert not is_from_the_right("el")
