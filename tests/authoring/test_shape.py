"""From trees to documents, and everything that is wrong with a tree's shape."""

import copy
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.authoring.shape import document_of, kind_of
from simulator.authoring.shape_errors import schema_errors
from simulator.authoring.source import Source
from simulator.authoring.yaml_reader import Parsed
from simulator.model.problem import Problem
from simulator.model.scenario import Scenario
from simulator.model.schemas import DOCUMENTS
from tests.authoring.examples import GOOD, WHOLE

FULL = {**WHOLE, "scenario": GOOD / "night-line" / "scenario.yaml"}


def parsed(text: str) -> Parsed:
    return Parsed(Source("file.yaml", text))


def problems(text: str) -> tuple[Problem, ...]:
    found = document_of(parsed(text))
    assert isinstance(found, tuple)
    return found


def scenario(*changes: tuple[str, str]) -> str:
    text = WHOLE["scenario"].read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def messages(*changes: tuple[str, str]) -> list[str]:
    return [f"{p.message} {p.hint}".strip() for p in problems(scenario(*changes))]


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_sound_tree_becomes_a_document_of_its_kind(kind: str) -> None:
    document = document_of(parsed(FULL[kind].read_text("utf-8")))

    assert type(document) is DOCUMENTS[kind]


class TestFormat:
    @pytest.mark.parametrize(
        ("text", "code", "words"),
        [
            ("- a", "not-a-map", "key: value"),
            ("just text", "not-a-map", "key: value"),
            ("id: a", "missing-format", "is missing"),
            ("fromat: scenario/1", "missing-format", "Did you mean `format`?"),
            ("format: scenaro/1", "unknown-format", "Did you mean `scenario/1`?"),
            ("format: session/1", "unknown-format", "`session/1` is no format"),
            ("format: 1", "unknown-format", "no format"),
            ("format: [scenario/1]", "unknown-format", "no format"),
            ("format: rubric/2", "newer-format", "It reads rubric/1"),
            ("format: rubric/0", "newer-format", "not a version"),
        ],
    )
    def test_a_file_must_say_what_it_is(self, text: str, code: str, words: str) -> None:
        (problem,) = problems(text)

        assert problem.code == code
        assert words in f"{problem.message} {problem.hint}"
        assert kind_of(parsed(text).tree) is None


class TestMessages:
    def test_a_misspelt_key_is_one_mistake_and_not_two(self) -> None:
        assert messages(("briefing:", "breifing:")) == [
            "The file has no key `breifing`. Did you mean `briefing`?"
        ]

    def test_all_missing_keys_of_a_thing_are_one_sentence(self) -> None:
        assert messages(("customer: All right., later: He bought a chair a year later.", "")) == [
            "Item 1 of `endings` needs `customer` and `later`. customer: What the customer says."
        ]

    def test_a_number_out_of_range_is_told_the_range(self) -> None:
        assert messages(("difficulty: 1", "difficulty: 9")) == [
            "`difficulty` must be a whole number from 1 to 5; it is `9`."
        ]

    @pytest.mark.parametrize(
        ("value", "words"),
        [
            ("", "it is empty. Fill it in"),
            ("3", "it is `3`. Put it in quotes"),
            ("true", "it is `true`. Put it in quotes"),
            ("[a]", "it is a list."),
            ("{a: b}", "it is a map of keys and values."),
        ],
    )
    def test_what_stands_in_place_of_a_text_is_named(self, value: str, words: str) -> None:
        (message,) = messages(("title: The sofa", f"title: {value}"))

        assert message.startswith("`title` must be a text; ")
        assert words in message

    def test_an_id_is_mended(self) -> None:
        assert messages(("id: the-sofa", "id: The  Sofa!"))[0].endswith("For example `the-sofa`.")

    def test_a_long_value_is_cut(self) -> None:
        (message,) = messages(("difficulty: 1", f"difficulty: {'x' * 500}"))

        assert len(message) < 120

    def test_a_comma_that_ended_a_text_is_recognised(self) -> None:
        (problem,) = problems(scenario(("customer: All right.,", "customer: Fine, bye.,")))

        assert (problem.code, problem.line) == ("unquoted-comma", 32)

    def test_all_mistakes_are_found_at_once_in_their_places(self) -> None:
        found = problems(
            scenario(
                ("version: 1", "version: 1.0"),
                ("feelings: {trust: 4}", "feelings: {Trust: 11}"),
                ("shows: [argues]", "shows: argues"),
            )
        )

        assert sorted((p.line, p.column, p.code) for p in found) == [
            (3, 10, "wrong-type"),
            (14, 12, "bad-name"),
            (14, 19, "out-of-range"),
            (28, 16, "wrong-type"),
        ]


def _paths(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inside: Any = ()
    if isinstance(tree, dict | list):
        inside = tree.items() if isinstance(tree, dict) else enumerate(tree)
    return [path, *(deeper for key, value in inside for deeper in _paths(value, (*path, key)))]


TREES = {kind: parsed(file.read_text("utf-8")).tree for kind, file in FULL.items()}

ODD_SCALARS = (
    *(None, True, 0, 1, -1, 11, 10**30, 1.0, 0.5, float("inf")),
    *("", "a", "a\n", "A1", "a-b", "A b", "x" * 65, "1", "en", "he", "cap", "zero", "rubric/1"),
)
ODD_COLLECTIONS: tuple[object, ...] = (
    *([], ["a"], ["a", "a"], [None]),
    *({}, {"a": 1}, {"a\n": 1}, {"": 1}, {"all": ["a"]}, {"all": []}, {"id": "a", "say": "b"}),
)
odd_values = st.sampled_from([*ODD_SCALARS, *ODD_COLLECTIONS]).map(copy.deepcopy)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, Any]:
    """A good tree with one to three things replaced, deleted or added."""
    kind = draw(st.sampled_from(sorted(TREES)))
    tree: Any = copy.deepcopy(TREES[kind])
    for _ in range(draw(st.integers(1, 3))):
        *above, last = draw(st.sampled_from(_paths(tree)[1:]))
        holder = tree
        for key in above:
            holder = holder[key]
        how = draw(st.sampled_from(["replace", "delete", "add"]))
        if how == "delete" and len(tree) > 1:
            del holder[last]
        elif how == "add" and isinstance(holder, dict):
            holder[draw(st.sampled_from(["a", "when", "feels", "passed", "next"]))] = draw(
                odd_values
            )
        else:
            holder[last] = draw(odd_values)
    return kind, tree


@settings(deadline=None)
@given(mutated())
def test_the_types_and_their_schemas_accept_the_same_trees(case: tuple[str, Any]) -> None:
    kind, tree = case
    try:
        msgspec.convert(tree, DOCUMENTS[kind])
        accepted = True
    except msgspec.ValidationError:
        accepted = False

    assert accepted == (not list(schema_errors(tree, kind)))


@settings(deadline=None)  # the first refusal loads jsonschema
@given(mutated())
def test_whatever_is_refused_is_explained_in_whole_sentences(case: tuple[str, Any]) -> None:
    _, tree = case
    source = Source("file.yaml", msgspec.json.encode(tree).decode())
    found = document_of(Parsed(source))

    for problem in found if isinstance(found, tuple) else ():
        assert problem.code
        assert problem.message.endswith(".")
        assert problem.line >= 1
        assert "\n" not in problem.message + problem.hint


def test_what_the_schema_cannot_explain_is_still_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "simulator.authoring.shape_errors.schema_errors", lambda tree, kind: iter(())
    )

    (problem,) = problems(scenario(("difficulty: 1", "difficulty: 9")))

    assert (problem.code, problem.line) == ("wrong-type", 7)
    assert problem.message == "Expected `int` <= 5."


def test_the_good_path_does_without_jsonschema(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "simulator.authoring.shape_errors", None)

    assert isinstance(document_of(parsed(scenario())), Scenario)
