"""A small scenario and its rubric, with one of everything, for tests that need a whole talk."""

import itertools
from pathlib import Path

import msgspec
import yaml

from simulator.model.rubric import Rubric
from simulator.model.scenario import Scenario
from simulator.playing.clock import Clock
from simulator.playing.talk import Cast, Sitting

SESSION = "0f0e0d0c-0b0a-4908-8706-050403020100"

SCENARIO_TEXT = """\
format: scenario/1
id: late-parcel
version: 1
title: The late parcel
language: en
summary: A parcel is a week late, and the customer has told the story twice already.
difficulty: 2
minutes: 3
situations: [blame]
default_rubric: fair
customer: {name: Dana, about: Angry and short of time.}
feelings: {patience: 4, trust: 4}
briefing: You answer the telephone of a parcel service. You can look up where a parcel is.
steps:
  - id: asks
    customer: Where is my parcel?
    tone: sharply
    hint: Look before you answer.
    variants:
      - id: still-waiting
        when: {chosen: [look-up]}
        customer: Well? What do you see?
    next: listens
    replies:
      - id: wait-some-more
        say: Please be patient, it should come soon.
        shows: [over-promises]
        feels: {patience: -2, trust: -1}
        why: She has been patient for a week; a guess sounds like one.
      - id: look-up
        action: Look the parcel up.
        finds: It has been at the depot since Friday.
        shows: [verifies]
      - id: it-is-at-the-depot
        when: {chosen: [look-up]}
        say: It is at our depot. I will ring them while you wait.
        shows: [acknowledges, informs]
        feels: {trust: 3}
        why: A fact, and somebody who does something about it.
      - id: not-our-fault
        say: That is the courier's fault, not ours.
        shows: [argues]
        feels: {patience: -4}
        why: She asked where it is, not whose fault it is.
  - id: listens
    customer: And when will I have it?
    variants:
      - {id: softly, when: {feelings: {at_least: {trust: 7}}}, customer: "Thank you. And when?"}
    replies:
      - id: tomorrow-by-noon
        when: {all: [verifies]}
        say: Tomorrow by noon. I will send you the driver's number.
        shows: [informs]
        why: A time that somebody has checked.
        next: thanks
      - id: today-surely
        say: Today, surely.
        shows: [over-promises]
        why: It will not come today, and then she will ring again.
        next: hangs-up
interruptions:
  - {id: has-had-enough, when: {feelings: {at_most: {patience: 0}}}, next: hangs-up}
endings:
  - id: thanks
    customer: That is all I wanted to know.
    later: She orders again the next month.
    shows: [customer-stays]
  - id: hangs-up
    customer: Forget it.
    later: She never orders again.
    shows: [customer-lost]
"""

RUBRIC_TEXT = """\
format: rubric/1
id: fair
version: 1
title: Fair and square
school: Look first, then say what is so.
pass: 70
bands: [{from: 90, name: Exemplary}, {from: 70, name: Competent}, {from: 0, name: Practise again}]
criteria:
  - id: checking
    title: Checking
    question: Did you look before you answered?
    weight: 2
    applies: [blame]
    levels:
      - {id: looked, points: 2, when: {all: [verifies]}, feedback: You looked first.}
      - {id: guessed, points: 0, feedback: You guessed., tip: Look it up before you answer.}
  - id: honesty
    title: Honesty
    question: Was it true?
    weight: 1
    needs: vague
    levels:
      - id: clear
        points: 2
        when: {all: [informs], none: [over-promises]}
        feedback: It was true.
      - id: vague
        points: 1
        when: {none: [over-promises]}
        feedback: Nothing false was said.
        tip: Say what is so.
      - {id: untrue, points: 0, feedback: You guessed., tip: Promise only what you checked.}
  - id: in-public
    title: In public
    question: Did it stay fit for bystanders?
    weight: 1
    applies: [public]
    levels:
      - {id: fit, points: 1, when: {none: [argues]}, feedback: It did.}
      - {id: unfit, points: 0, feedback: It did not., tip: Take it to a private channel.}
critical:
  - id: quarrelled
    when: {any: [argues]}
    kind: customer
    effect: fail
    feedback: She was told whose fault it was, and hung up.
"""

VOCABULARY_TEXT = (
    """\
format: vocabulary/1
behaviours:
"""
    + "".join(
        f"""\
  - id: {name}
    title: {name.replace("-", " ").capitalize()}
    met_when: The words do it.
    not_met_when: The words only sound like it.
"""
        for name in (
            "acknowledges",
            "argues",
            "customer-lost",
            "customer-stays",
            "informs",
            "over-promises",
            "verifies",
        )
    )
    + """\
situations:
  - {id: blame, title: Somebody is blamed}
  - {id: public, title: Others are listening}
"""
)

CASES_TEXT = """\
format: tests/1
scenario: late-parcel
cases:
  - id: looks-first
    replies: [look-up, it-is-at-the-depot, tomorrow-by-noon]
    expect:
      ending: thanks
      scores: [{rubric: fair, passed: true, at_least: 100, critical: []}]
  - id: blames-the-courier
    replies: [not-our-fault]
    expect:
      ending: hangs-up
      scores: [{rubric: fair, passed: false, critical: [quarrelled]}]
"""

GOOD_PATH = ("look-up", "it-is-at-the-depot", "tomorrow-by-noon")


def scenario() -> Scenario:
    """The late parcel."""
    return msgspec.convert(yaml.safe_load(SCENARIO_TEXT), Scenario)


def rubric() -> Rubric:
    """The rubric that goes with it."""
    return msgspec.convert(yaml.safe_load(RUBRIC_TEXT), Rubric)


def write_library(folder: Path) -> Path:
    """A library folder with the late parcel, its rubric, its test cases and their vocabulary."""
    for name, text in (
        ("vocabulary.yaml", VOCABULARY_TEXT),
        ("rubrics/fair.yaml", RUBRIC_TEXT),
        ("late-parcel/scenario.yaml", SCENARIO_TEXT),
        ("late-parcel/tests.yaml", CASES_TEXT),
    ):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def cast(played: Scenario | None = None) -> Cast:
    """Both together, or another scenario with that rubric."""
    return Cast(played or scenario(), rubric())


def sitting(mode: str = "practice", session: str = SESSION) -> Sitting:
    """Somebody who plays it for the first time."""
    return msgspec.convert(
        {"session": session, "trainee": "t-1", "attempt": 1, "mode": mode, "seed": 7}, Sitting
    )


def clock() -> Clock:
    """A clock on which each look takes a second."""
    ticks = itertools.count(step=1_000)
    return Clock(now=lambda: "2026-01-31T09:30:00.000Z", ms=lambda: next(ticks))
