"""The list on the home screen."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from simulator.tui.widgets.headed_list import HeadedList


class ScenarioList(HeadedList):
    """A list whose `enter` is shown in the key bar."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", id="home.open", tooltip="Read the briefing, or go on"),
    ]
