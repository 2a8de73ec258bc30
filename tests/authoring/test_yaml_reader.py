"""From YAML to plain values, and where they stand."""

import json
import sys
import threading
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from simulator.authoring import yaml_comments, yaml_reader, yaml_survey
from simulator.authoring.source import Source
from simulator.authoring.yaml_reader import Parsed
from simulator.model.texts import clean

TEXTS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]) | st.sampled_from("\x1b\n\t")
)
"""What may stand in a file as it is, and some of what must be escaped there."""


def parsed(text: str) -> Parsed:
    return Parsed(Source("file.yaml", text))


def codes(text: str) -> list[str]:
    return [problem.code for problem in parsed(text).problems]


class TestValues:
    def test_quoted_words_are_text_and_unquoted_ones_mean_something(self) -> None:
        tree = parsed("a: 1\nb: '1'\nc: true\nd: \"true\"\ne: null\nf:\ng: ''\nh: no\n").tree

        assert tree == {
            "a": 1, "b": "1", "c": True, "d": "true", "e": None, "f": None, "g": "", "h": "no"
        }  # fmt: skip

    def test_keys_are_always_text(self) -> None:
        assert parsed("1: a\ntrue: b\n~: c\n2026-01-01: d").tree == {
            "1": "a", "true": "b", "~": "c", "2026-01-01": "d"
        }  # fmt: skip

    def test_every_text_and_key_is_made_harmless(self) -> None:
        assert parsed('"k\\e": "v\\e[31m"\nb: x\u202ey').tree == {"k␛": "v␛[31m", "b": "x�y"}

    def test_the_line_feeds_at_the_end_of_a_block_are_not_meant(self) -> None:
        assert parsed("a: >\n  one\n  two\n\nb: |+\n  three\n\n").tree == {
            "a": "one two", "b": "three"
        }  # fmt: skip

    def test_a_missing_libyaml_changes_nothing_but_the_speed(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        text = "a: [1, {b: 'x', c: d}]\nid: f\n"
        expected = parsed(text).tree
        for module in (yaml_reader, yaml_survey, yaml_comments):
            monkeypatch.setattr(module, "Loader", yaml.SafeLoader)

        assert parsed(text).tree == expected == {"a": [1, {"b": "x", "c": "d"}], "id": "f"}

    @given(
        st.recursive(
            st.none()
            | st.booleans()
            | st.integers()
            | st.floats(allow_nan=False, allow_infinity=False)
            | TEXTS,
            lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
            max_leaves=20,
        )
    )
    def test_json_is_read_as_what_it_says(self, value: object) -> None:
        result = parsed(json.dumps({"v": value}, ensure_ascii=False))

        if {problem.code for problem in result.problems} & {"merge-key", "duplicate-key"}:
            return  # a key that is refused, or two that are the same once they are cleaned
        assert result.tree == {"v": _cleaned(value)}


class TestRefusals:
    @given(st.text(alphabet="ab:-[]{}&*!|>'\"%@#,? \n\t<1é\x07\u2028", max_size=60))
    def test_any_text_gives_a_tree_or_a_placed_error_and_never_an_exception(
        self, text: str
    ) -> None:
        result = parsed(text)

        assert result.readable or result.tree is None
        for problem in result.problems:
            lines = text.split("\n")
            assert 1 <= problem.line <= len(lines)
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
            assert problem.message.endswith(".")

    @given(st.text(alphabet="ab:-[]{}&*!|>'\"# \n", max_size=60))
    def test_what_is_accepted_pyyaml_understands_in_the_same_way(self, text: str) -> None:
        result = parsed(text)

        if result.readable:
            plain = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes texts only
            assert result.tree == plain or _has_nulls(result.tree)

    def test_nesting_cannot_crash_the_interpreter(self) -> None:
        openings = ("[", "{a: ", "- ", "? ", "[{a: ")
        outcome: list[list[str]] = []

        def read() -> None:
            outcome.extend(codes(opening * 51_000) for opening in openings)

        # A small stack: whatever recursed would end the process, not the test.
        threading.stack_size(256 * 1024)
        try:
            thread = threading.Thread(target=read)
            thread.start()
            thread.join()
        finally:
            threading.stack_size(0)

        assert len(outcome) == len(openings)
        assert all(found in (["too-deep"], ["key-not-text"]) for found in outcome)

    def test_the_limits_are_exact(self) -> None:
        assert parsed("[" * 32 + "]" * 32).readable
        assert codes("[" * 33 + "]" * 33) == ["too-deep"]
        assert parsed("- a\n" * 99_999).readable
        assert codes("- a\n" * 100_000) == ["too-many-nodes"]

    def test_all_repeated_keys_are_reported_at_once(self) -> None:
        problems = parsed("a: 1\nb: {c: 1, c: 2}\na: 3\na: 4\n").problems

        assert [(p.code, p.line, p.column) for p in problems] == [
            ("duplicate-key", 2, 11),
            ("duplicate-key", 3, 1),
            ("duplicate-key", 4, 1),
        ]
        assert problems[1].message == "The key `a` stands here already, on line 1."

    def test_of_anchors_and_their_aliases_the_first_is_reported(self) -> None:
        assert codes("a: &x [b]\nc: *x\nd: *x\ne: &y f\n") == ["anchor"]

    @pytest.mark.parametrize("word", ["y", "N", "yes", "NO", "on", "Off"])
    def test_an_id_that_older_readers_take_for_true_or_false_must_be_quoted(
        self, word: str
    ) -> None:
        assert codes(f"steps:\n  - id: {word}\n") == ["ambiguous-id"]
        assert parsed(f'id: "{word}"\nsay: {word}\nid-like: {word}').readable


class TestPlaces:
    TEXT = """\
# A comment first.
title: The sofa
empty:
customer: {name: Uri, about: Late}
steps:
  - id: asks
    replies:
      - {id: one, say: Yes}
"""

    def place(self, *path: str | int, at_key: bool = False) -> tuple[int, int]:
        return parsed(self.TEXT).place(path, at_key=at_key)

    def test_a_value_stands_where_it_begins(self) -> None:
        assert self.place("title") == (2, 8)
        assert self.place("steps", 0, "replies", 0, "say") == (8, 24)

    def test_a_key_stands_where_it_begins(self) -> None:
        assert self.place("title", at_key=True) == (2, 1)
        assert self.place("customer", "about", at_key=True) == (4, 23)

    def test_a_list_item_stands_at_its_first_key(self) -> None:
        assert self.place("steps", 0) == (6, 5)
        assert self.place("steps", 0, "replies", 0) == (8, 10)

    def test_a_map_a_list_and_nothing_stand_at_their_key(self) -> None:
        assert self.place("customer") == (4, 1)
        assert self.place("steps") == (5, 1)
        assert self.place("empty") == (3, 1)

    def test_the_whole_file_stands_at_its_first_key(self) -> None:
        assert self.place() == (2, 1)

    def test_what_is_not_there_stands_where_it_should_be(self) -> None:
        assert self.place("customer", "voice") == (4, 1)
        assert self.place("steps", 0, "customer", "x", 3) == (6, 5)
        assert self.place("steps", 7) == (5, 1)


def _cleaned(value: Any) -> object:
    if isinstance(value, str):
        return clean(value.rstrip("\n"))
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): _cleaned(item) for key, item in value.items()}
    return value


def _has_nulls(tree: Any) -> bool:
    """Whether anything in it has no value, for which PyYAML's plainest reader has a text."""
    if isinstance(tree, dict):
        return any(_has_nulls(value) for value in tree.values())
    if isinstance(tree, list):
        return any(_has_nulls(value) for value in tree)
    return tree is None


def test_the_recursion_limit_is_not_touched() -> None:
    before = sys.getrecursionlimit()

    parsed("[" * 5_000)

    assert sys.getrecursionlimit() == before
