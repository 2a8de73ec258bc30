"""Mistakes that everybody makes: each gives one message, in its place, which says the cure.

Each row is an edit of a good file. `▸` in the new text stands where the message must point, and
what follows must be part of its cure.
"""

from pathlib import Path

import pytest

from simulator.authoring.checking import check
from simulator.authoring.library import open_library
from simulator.authoring.source import line_and_column
from tests.authoring.examples import GOOD, WHOLE

FILES = {**WHOLE, "night": GOOD / "night-line" / "scenario.yaml"}

SPELLING = (
    ("scenario", "briefing: You", "▸breifing: You", "Did you mean `briefing`?"),
    ("scenario", "        why: He hears that it", "        ▸Why: He hears that it", "`why`"),
    ("scenario", "    shows: [argues]", "    ▸show: [argues]", "Did you mean `shows`?"),
    ("scenario", "[acknowledges, v", "[▸acknowledge, v", "Did you mean `acknowledges`?"),
    ("scenario", "situations: [refusal]", "situations: [▸refusals]", "Did you mean `refusal`?"),
    ("scenario", "default_rubric: fair", "default_rubric: ▸fare", "Did you mean `fair`?"),
    ("scenario", "feels: {trust: 2}", "feels: {▸trsut: 2}", "Did you mean `trust`?"),
    ("night", "chosen: [look-up]", "chosen: [▸looks-up]", "Did you mean `look-up`?"),
    ("rubric", "needs: heard", "needs: ▸herd", "Did you mean `heard`?"),
    ("rubric", "effect: cap,", "effect: ▸caps,", "Did you mean `cap`?"),
    ("tests", "listening: heard", "▸listning: heard", "Did you mean `listening`?"),
    ("tests", "replies: [argues]", "replies: [▸argue]", "Did you mean `argues`?"),
    ("scenario", "- id: argues", "- id: ▸Argues Back", "For example `argues-back`."),
    ("scenario", "- id: argues", "- id: ▸no", 'Quote it: id: "no".'),
    (
        "scenario",
        "- id: argues",
        "- id: ▸arg\u200bues",
        "zero width space (U+200B), which cannot be",
    ),
    (
        "scenario",
        "verifies]",
        "▸ver\u0456fies]",
        "a Cyrillic letter (U+0456): type `i`. For example `v",
    ),
    ("scenario", "say: You", "▸say\u200b: You", "cannot be seen: delete it."),
    ("scenario", "language: en", "▸\u00a0language: en", "(U+00A0): delete it."),
    ("scenario", "feels: {trust: 2}", "feels: {▸tr\u200bust: 2}", "cannot be seen: delete it."),
)
PUNCTUATION = (
    ("scenario", "Where is my", "One thing▸: where is my", "in quotes"),
    ("scenario", "All right.,", "Well, ▸all right.,", "Put the whole text in quotes."),
    ("scenario", "All right.,", "Well, ▸yes,", "Put the whole text in quotes."),
    ("scenario", "All right.,", "Well, ▸yes, my friend,", "Put the whole text in quotes."),
    ("rubric", "name: Practise again", "name: Again, ▸please", "Put the whole text in quotes."),
    ("scenario", "All right.,", "“Well, ▸all right”,", "`“` is no quote here"),
    ("scenario", "Where is my sofa?", "Where is order ▸#4471?", "Put the text in quotes"),
    ("scenario", "customer: Where is", "▸customer: #4471! Where is", "must be in quotes"),
    ("scenario", "Where is my", "▸[sighs] Where is my", "in quotes"),
    ("scenario", "Where is my", "▸*sighs* Where is my", "in quotes"),
    ("scenario", "Where is my", "▸! Where is my", "in quotes"),
    ("scenario", "Where is my", "▸!!! Where is my", "`!!!` is a tag"),
    ("scenario", "Where is my", "▸@shop Where is my", "in quotes"),
    ("scenario", "Where is my sofa?", '"My sofa" ▸is where?', "Put all of it in quotes"),
    ("scenario", "Two weeks without a sofa. I'll look.", "'I'▸ll look.'", "write `''`"),
    ("scenario", "Where is my sofa?", '▸"Where is my sofa?', "Close it"),
    ("scenario", "shows: [argues]", "shows: ▸[argues", "Close it"),
    ("scenario", "[acknowledges, v", "[▸acknowledges v", "Put commas between the items"),
    ("scenario", "shows: [argues]", "shows: ▸argues", "Put it in brackets: [argues]."),
    ("scenario", "[argues]\n", "▸(argues, mocks)\n", "Put it in brackets: [argues, mocks]."),
    (
        "scenario",
        "[Name the trouble first.]",
        "▸First, that.",
        "Put it in brackets: ['First, that.'].",
    ),
    ("scenario", "feels: {trust: 2}", "feels: {▸trust:2}", "Add a space."),
    ("scenario", "feels: {trust: 2}", "feels: {▸trust：2}", "type `:` and a space."),
    ("scenario", "{id: leaves,", "{▸id：leaves,", "type `:` and a space."),
    ("scenario", "language: en", "language▸:en", "Add a space."),
    ("scenario", "language: en", "▸language en", "Add the colon"),
    ("scenario", "      - id: argues", "      ▸-id: argues", "Add a space."),
    ("scenario", "      - id: argues", "      ▸– id: argues", "Type a plain hyphen"),
    ("scenario", "  - id: asks", "  ▸– id: asks", "Type a plain hyphen"),
    ("scenario", "say: You picked", "say▸:\u00a0You picked", "Type a plain space"),
    ("rubric", "[acknowledges], none", "[acknowledges]▸ none", "Add the comma."),
    ("night", "{patience: 0}}}, next", "{patience: 0}}}▸ next", "Add the comma."),
    ("night", "chosen: [look-up]}", "chosen: [look-up]▸]}", "or delete it"),
    ("scenario", "say: You", "say: “You▸: you", "`“` is no quote here"),
    ("scenario", "All right.", "“All right▸: yes.”", "`“` is no quote here"),
    ("night", "{chosen: [look-up]}", "chosen▸: [look-up]", "Write `when: {chosen: …}`, or put"),
    ("rubric", "when: {at_most: {", "when: at_most▸: {{", "Write `when: {at_most: …}`."),
    ("scenario", "feels: {trust: 2}", "feels: (trust▸: 2)", "Write `feels: {trust: …}`, or put"),
    ("night", "branches:\n      - {", "branches: when▸: {", "Write `branches: [{when: …}]`"),
    (
        "tests",
        "levels: {listening: heard}",
        "levels: listening▸: heard",
        "`levels: {listening: …}`.",
    ),
    ("scenario", "customer: {name: Uri,", "customer: name▸: {Uri,", "write `customer: {name: …}`."),
    (
        "scenario",
        "language: en",
        "language▸：en",
        "fullwidth colon (U+FF1A): type `:` and a space.",
    ),
)
INDENTATION = (
    ("scenario", "    customer: Where", "▸\tcustomer: Where", "Use spaces."),
    ("scenario", "        say: You", "       ▸say: You", "Indent it like the other keys"),
    ("scenario", "        say: You", "          ▸say: You", "Indent it like the other keys"),
    ("scenario", "    replies:\n", "  ▸replies:\n", "Indent it like the other keys"),
    ("scenario", "        say: Two", "▸\u00a0       say: Two", "no-break space (U+00A0)"),
    ("scenario", "      - id: argues", "    ▸\u00a0 - id: argues", "no-break space (U+00A0)"),
    ("scenario", "Where is my sofa?", "Where is\n▸my sofa?", "indent the line further"),
    ("scenario", "steps:\n  - id", "▸steps:\n    id", "Begin each item with `- `."),
    ("scenario", "    why: He hears that it", "▸why: He hears that it", "`tone`"),
    ("scenario", "steps:\n", "▸---\nsteps:\n", "Delete the line `---`"),
    ("scenario", "endings:\n  - {id", "  - {▸id", "Write the line `endings:` above it."),
    ("scenario", "    replies:\n      - id", "      ▸- id", "above it, such as `replies:`."),
    ("scenario", "steps:\n  - id", "  ▸- id", "above it, such as `steps:`."),
    ("night", "    branches:\n", "    next: insists\n", "above it, such as `branches:`."),
    ("night", "  - id: insists", "      ▸- id: insists", "Put its `-` 2 spaces from the margin"),
    ("night", "And now?\n    rep", "And now?\n        rep", "the other items of `steps`."),
    ("translation", "  asks:", "  ▸- asks:", "Delete it, or begin line 16 with `- ` too."),
    ("translation", "endings:\n  l", "▸endings:\n  - l", "pairs, without `- ` and `[]`."),
    ("rubric", "criteria:\n  - id", "  - ▸id", "Write the line `criteria:` above it."),
)
VALUES = (
    ("scenario", "title: The sofa", "title: ▸4471", "Put it in quotes if a text is meant."),
    ("scenario", "minutes: 2", 'minutes: ▸"2"', "Write it without quotes."),
    ("rubric", "pass: 70", "pass: ▸70%", "Write the number alone: 70."),
    ("scenario", "minutes: 2", "minutes: 2\n▸my-key:", "has no key `my-key`."),
    ("rubric", "pass: 70", "pass: ▸120", "from 0 to 100"),
    ("scenario", "customer: Where is my sofa?", "▸customer:", "Fill it in"),
    ("scenario", "language: en", "language: ▸English", "such as `en`"),
    ("scenario", "  say: You", "  when: ▸always\n        say: You", "`key: value` pairs"),
    ("scenario", "  say: You", "  ▸when: {}\n        say: You", "Leave it out for always"),
    ("scenario", "format: scenario/1", "format: ▸scenario", "Did you mean `scenario/1`?"),
    ("tests", "passed: false", "passed: ▸no", "Write `false`, without quotes."),
    ("tests", "passed: true", 'passed: ▸"true"', "Write `true`, without quotes."),
    ("scenario", "trust: -2", "trust: ▸−2", "a minus sign (U+2212): type `-`."),
    ("scenario", "leaves, customer", "leaves, ▸zork: 1, customer", "Known here: `id`, `customer`"),
    ("scenario", "{id: leaves,", "{▸id leaves,", "Write `id: leaves`."),
    ("scenario", "      - id: argues\n        say: You", "        ▸say: You", "new item with `- `"),
    (
        "night",
        "patience: 6, trust: 4",
        "trust: 4",
        "here and in 1 more place. Add it to `feelings`",
    ),
    (
        "night",
        "{feelings: {at_most: {trust: 5}}",
        "{at_most: {▸trust: 5}",
        "feelings: {at_most: {trust",
    ),
    ("night", "chosen: [look-up]}", "any: [▸trust]}", "Write `feelings: {at_least: {trust: …}}`."),
    ("translation", "of_version: 1", "of_version: ▸7", "then lower `of_version` to 1."),
    ("translation", "looks: {say", "looks: {say: א, ▸action", "It has `say` and `why`."),
    ("night", "feelings: {patience: 6, trust: 4}\n", "", "none of this scenario's `feelings`"),
)
SENSE = (
    ("scenario", "next: leaves", "next: ▸leafs", "Did you mean `leaves`?"),
    ("night", "hurt., next: hangs-up", "hurt., next: ▸shouts", "Name a step later in the file"),
    (
        "scenario",
        "    next: leaves\n    replies:\n      - id",
        "    replies:\n      - ▸id",
        "`next`",
    ),
    ("night", "- id: calms-down\n", "- ▸id: calms-down\n", "Take the `when`"),
    ("scenario", "- id: argues\n", "- ▸id: argues\n        action: Look.\n", "exactly one"),
    ("scenario", "    shows: [argues]", "    ▸finds: A slot.\n", "Make it an `action`"),
    ("scenario", "id: argues\n", "id: ▸looks\n", "on line 21. Give one of them another id"),
    (
        "translation",
        "objectives: [",
        "▸objectives: [א, ",
        "has 2 objectives, and the scenario has 1.",
    ),
    ("scenario", "        why: He hears that it", "        ▸say: It", "Keep one of the two"),
    ("rubric", "0, feedback: He", "▸3, feedback: He", "from the best to the last"),
    ("rubric", "unheard, points: 0", "unheard, points: ▸1", "must be worth 0"),
    ("rubric", "effect: cap, cap: 40", "effect: ▸cap", "for example `cap: 60`"),
    ("rubric", "effect: cap, cap: 40", "effect: fail, ▸cap: 40", "Delete the `cap`"),
    ("rubric", "from: 70, name", "from: 0, name", "from the best down"),
    ("tests", "at_least: 90", "▸at_least: 90, at_most: 80", "at least 90 and at most 80"),
)
ALSO = {
    # The other half of an edit, where one line alone would not be the mistake.
    "": ("feels: {trust: +3}", "feels: {▸trust: +3}"),
    "- ▸id: calms-down\n": ("{id: goodbye, say", "{id: goodbye, when: {any: [argues]}, say"),
    "And now?\n        rep": ("- id: insists\n    c", "    - ▸id: insists\n        c"),
    "    next: insists\n": ("- {when: {none", "▸- {when: {none"),
    "  ▸- asks:": ("endings:\n", "  more: {customer: x}\nendings:\n"),
    "trust: 4": ("feels: {patience", "feels: {▸patience"),
    "from: 0, name": ("from: 0, name: Practise", "from: ▸0, name: Practise"),
}
MISTAKES = (*SPELLING, *PUNCTUATION, *INDENTATION, *VALUES, *SENSE)


def edited(kind: str, old: str, new: str) -> tuple[str, tuple[int, int]]:
    """The text with the mistake, and where the message must point."""
    text = FILES[kind].read_text("utf-8")
    for before, after in (ALSO.get(new, ("", "")), (old, new)):
        assert before in text
        text = text.replace(before, after, 1)
    at = text.index("▸")
    text = text.replace("▸", "")
    return text, line_and_column(text, at)


@pytest.mark.parametrize(("kind", "old", "new", "cure"), MISTAKES, ids=lambda value: None)
def test_one_mistake_gives_one_message_in_its_place_with_the_cure(
    kind: str, old: str, new: str, cure: str, tmp_path: Path
) -> None:
    text, place = edited(kind, old, new)
    file = tmp_path / "draft.yaml"
    file.write_text(text, encoding="utf-8")

    problems = check([file], open_library([GOOD])).problems

    assert [(p.line, p.column) for p in problems] == [place], problems
    assert cure in f"{problems[0].message} {problems[0].hint}"


def test_there_are_enough_of_them() -> None:
    assert len(set(MISTAKES)) == len(MISTAKES) > 40
