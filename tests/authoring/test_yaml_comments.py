"""Texts that lost their end to a `#`."""

import pytest

from simulator.authoring.source import Source
from simulator.authoring.yaml_reader import Parsed


def warned(text: str) -> list[tuple[str, int, int]]:
    return [(p.severity, p.line, p.column) for p in Parsed(Source("file.yaml", text)).problems]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("say: Your order #4471 is late", 17),
        ("say: We are # 1 in town.", 13),
        ("- It costs 5 #now", 14),
        ("say: Press star  #and wait", 18),
    ],
)
def test_a_text_that_goes_on_after_the_hash_is_reported(text: str, column: int) -> None:
    assert warned(text) == [("warning", 1, column)]


@pytest.mark.parametrize(
    "text",
    [
        "minutes: 4 #four",
        "minutes: 4  # about four.",
        "id: the-sofa #draft.",
        "title: The astronaut boots  # the first one.",
        "title: The astronaut boots # from the article",
        "say: This ends here. # And this is a remark.",
        "say: 'Your order #4471 is late'",
        'say: "We are # 1 in town."',
        "say: >\n  Your order #4471 is late",
        "say: Your order#4471 is late",
        "# a remark of its own\n  # another\nsay: Hello there",
        "situations: [refusal] #old ones: scope",
        "say: Hello there ## heading",
    ],
)
def test_a_remark_is_left_alone(text: str) -> None:
    assert warned(text) == []


def test_many_hashes_on_one_line_take_no_time() -> None:
    assert len(warned("say: a b" + " #" * 200_000)) <= 1
