"""The four views of a debrief, each as a function of the width."""

from collections.abc import Callable

from textual.content import Content

from simulator.debrief import Debrief
from simulator.tui.review import LookBack
from simulator.tui.telling.comparison import comparison
from simulator.tui.telling.numbers import numbers
from simulator.tui.telling.prose import joined, paragraph
from simulator.tui.telling.story import story
from simulator.tui.telling.turns import missed, turns

NAMES = ("How it went", "The numbers", "Turn by turn", "Other rubrics")
STORY, NUMBERS, TURNS, RUBRICS = range(4)

WAITING = "Looking at how it went …"
_NO_OTHER = "No other rubric asks anything of this scenario."

LaidOut = Callable[[int], Content]


def sentence(text: str) -> LaidOut:
    """A text alone."""
    return lambda width: joined(paragraph(text, width))


def told_in(view: int, looked: LookBack, *, missed_only: bool) -> LaidOut:
    """One of the views that tell the talk under its own rubric."""
    told = looked.told
    if view == STORY:
        return lambda width: story(told, looked.own, width)
    if view == NUMBERS:
        return lambda width: numbers(told, width)
    shown = missed(told) if missed_only else told.turns
    return lambda width: turns(told, shown, width)


def beside(looked: LookBack, number: int, other: Debrief | None) -> LaidOut:
    """The talk under its own rubric and another of `looked.rubrics`, counted from 0; `other` is
    None as long as that is being worked out."""
    if not looked.rubrics:
        return sentence(_NO_OTHER)
    if other is None:
        return sentence(WAITING)
    which = f"Beside rubric {number + 1} of {len(looked.rubrics)}."
    if len(looked.rubrics) > 1:
        which += " Press c for the next one."
    return lambda width: comparison(looked.told, other, which, width)
