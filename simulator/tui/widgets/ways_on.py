"""What one can do after a talk: a short list, each entry with the key that does the same."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.tui.review import LookBack
from simulator.tui.widgets.replies import Numbered

_COUNTS = ("No way", "One way", "Two ways", "Three ways")


class Way(NamedTuple):
    """A way on: the screen's action, its key, and what it does."""

    action: str
    key: str
    text: str


class WaysOn(OptionList):
    """The ways on; `enter` or a click takes one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Take it", id="ways.take", tooltip="Go the highlighted way"),
    ]

    DEFAULT_CSS = """
    WaysOn {
        height: auto;
        border: none;
        border-top: solid $border;
        border-title-color: $text-accent;
        border-title-style: bold;
        padding: 0 1 0 0;
        background: $background;
        &:focus { border: none; border-top: solid $border; background-tint: transparent; }
        & > .option-list--option-highlighted {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
        }
    }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)

    def offer(self, ways: Iterable[Way]) -> None:
        """Offer these; the first is highlighted."""
        options = [Option(Numbered(way.key, Content(way.text)), id=way.action) for way in ways]
        self.set_options(options)
        self.border_title = f"{_COUNTS[len(options)]} on"
        self.action_first()


def ways_from(looked: LookBack) -> Iterator[Way]:
    """The ways on from a talk: back to where it turned, or to the start, and to the next one."""
    point = looked.told.turning_point
    if point is None:
        yield Way("replay", "r", "Practise it once more, from the start")
    else:
        number = point.turn.number
        yield Way("replay", "r", f"Replay from turn {number}, before that reply")
        yield Way("write", "w", "Write a reply of your own to it, and look at it closely")
    if looked.next is not None:
        title = looked.next.preset.cast.scenario.title.strip()
        yield Way("next", "n", f"Go on to “{title}”, {looked.next.reason}")
