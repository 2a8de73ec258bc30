"""The list on the home screen."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList


class ScenarioList(OptionList):
    """An option list whose `enter` is shown in the key bar."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", id="home.open", tooltip="Read the briefing, or go on"),
    ]

    def __init__(self) -> None:
        super().__init__(markup=False)
