"""A parser's complaints in an author's words."""

import pytest
import yaml

from simulator.authoring import yaml_reader, yaml_survey
from simulator.authoring.source import Source
from simulator.authoring.yaml_reader import Parsed

MISTAKES = [
    ("a: 1\n\tb: 2", "tab", (2, 1)),
    ("a:\n\t- b", "tab", (2, 1)),
    ("say: We know: it is late", "unquoted-colon", (1, 13)),
    ("a: b: c", "unquoted-colon", (1, 5)),
    ('say: "It is late\nnext: x\n', "unclosed-quote", (1, 6)),
    ("say: 'It is late\nnext: x\n", "unclosed-quote", (1, 6)),
    ('say: "late\nwhy: "because"\n', "unclosed-quote", (1, 6)),
    ("a: 'x\nb: 'y'\nc: d", "unclosed-quote", (1, 4)),
    ("say: 'It's late'", "text-after-quote", (1, 10)),
    ('say: "Late" is late', "text-after-quote", (1, 13)),
    ('say: "a\\qb"', "bad-escape", None),
    ("a: [b, c\nd: e\n", "unclosed-bracket", (1, 4)),
    ("{a: b", "unclosed-bracket", (1, 1)),
    ("- {id: #x, say: y}\n", "unclosed-bracket", (1, 19)),
    ("- {id: x, say: It is so: late, next: y}", "unquoted-colon", (1, 24)),
    ("- {id: x, say: 'It's late', next: y}", "text-after-quote", (1, 20)),
    ("- {id: x, say: [REF] now}", "quotes-needed", (1, 16)),
    ("- {id: x, say: a {b} c}", "quotes-needed", (1, 18)),
    ("a: {any: [b] none: [c]}", "missing-comma", (1, 13)),
    ("- {when: {a: {b: {c: 0}}} next: x}", "missing-comma", (1, 26)),
    ('- {say: "Late" next: x}', "missing-comma", (1, 15)),
    ("a: [{b: 1} {c: 2}]", "missing-comma", (1, 11)),
    ("- {say: {a: {b: c}} now}", "quotes-needed", (1, 9)),
    ("- {when: {chosen: [a]]}, next: x}", "stray-bracket", (1, 22)),
    ("- {id: x\n- {id: y, say: z}", "unclosed-bracket", (1, 3)),
    ("steps:\n  - {id: a\n    customer: b}\n", "unclosed-bracket", (2, 5)),
    ("a: {b: c}}\nd: e", "stray-bracket", (1, 10)),
    ("a: [b, c]]\n", "stray-bracket", (1, 10)),
    ("say: [REF-4471] is late", "quotes-needed", (1, 6)),
    ("say: {x} is late", "quotes-needed", (1, 6)),
    ("- say: [x] y", "quotes-needed", (1, 8)),
    ("say: @you", "quotes-needed", (1, 6)),
    ("say: `x`", "quotes-needed", (1, 6)),
    ("say: %d", "quotes-needed", (1, 6)),
    ("say: *bold* text", "quotes-needed", (1, 6)),
    ("say: & co", "quotes-needed", (1, 6)),
    ("say: - text", "quotes-needed", (1, 6)),
    ("say: ? text", "quotes-needed", (1, 6)),
    ("say: , text", "quotes-needed", (1, 6)),
    ("say: > text", "quotes-needed", (1, 6)),
    ("say: | text", "quotes-needed", (1, 6)),
    ("a: b\nfoo\nc: d", "missing-colon", (2, 1)),
    ("language:en\nminutes: 3", "missing-space", (1, 9)),
    ("a:b\nc: d", "missing-space", (1, 2)),
    ("a: b\n  c: d", "indentation", (2, 3)),
    ("a:\n  - b\n c: 1", "indentation", (3, 2)),
    ("steps:\n  - id: x\n    next: y\n   say: z\n", "indentation", (4, 4)),
    ("steps:\n- id: a\n  - id: b\n", "indentation", (3, 3)),
    ("- a\nb: c", "indentation", (2, 1)),
    ("say: Shop # 1\n  in town\n", "unquoted-comment", (1, 11)),
]


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(("text", "code", "place"), MISTAKES, ids=[text for text, *_ in MISTAKES])
def test_each_common_slip_has_a_name_a_place_and_a_cure(
    text: str,
    code: str,
    place: tuple[int, int] | None,
    loader: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (yaml_reader, yaml_survey):
        monkeypatch.setattr(module, "Loader", getattr(yaml, loader))

    (problem,) = Parsed(Source("file.yaml", text)).problems

    assert problem.code == code
    assert problem.hint
    assert place in (None, (problem.line, problem.column))


def test_what_has_no_name_is_still_an_error_with_a_place() -> None:
    (problem,) = Parsed(Source("file.yaml", "a: b\n%YAML 1.2\n")).problems

    assert (problem.severity, problem.line) == ("error", 2)
