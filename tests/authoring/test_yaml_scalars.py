"""What unquoted words mean."""

import math

import pytest

from simulator.authoring.yaml_scalars import Scalar, resolved

OLD_BOOLEANS = ("y", "Y", "n", "N", "yes", "No", "on", "OFF")
OLD_NUMBERS = ("1:30", "12:30:45", "2026-01-01", "1_000", "0b11", "+0x1")
ALMOST = ("=", "<<", "tRUE", "nULL", "0o8", "0xG", "1e", ".", "-", "1.2.3", "-.inF", "٣")


@pytest.mark.parametrize("word", [*OLD_BOOLEANS, *OLD_NUMBERS, *ALMOST])
def test_what_only_older_readers_take_for_something_else_is_text(word: str) -> None:
    assert resolved(word) == word


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("", None), ("~", None), ("Null", None),
        ("true", True), ("FALSE", False),
        ("0", 0), ("-12", -12), ("+3", 3), ("010", 10), ("0o17", 15), ("0xFf", 255),
        ("1.0", 1.0), (".5", 0.5), ("2.", 2.0), ("1e3", 1000.0), ("-.INF", -math.inf),
    ],
)  # fmt: skip
def test_the_core_schema_of_yaml_1_2_is_read(word: str, value: Scalar) -> None:
    found = resolved(word)

    assert found == value
    assert type(found) is type(value)


def test_not_a_number_is_a_number() -> None:
    assert math.isnan(float(resolved(".nan") or 0))


def test_a_number_too_long_to_compute_with_stays_text() -> None:
    assert resolved("9" * 5000) == "9" * 5000
