"""A few answers to choose from, in a box over a screen."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Answers(OptionList):
    """An option list whose `enter` is shown in the key bar."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Choose", id="answers.choose", tooltip="What is highlighted"),
    ]

    DEFAULT_CSS = """
    Answers {
        height: auto;
        border: none;
        padding: 0;
        background: $panel;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option { padding: 0 1; }
    }
    """

    def __init__(self, answers: Iterable[tuple[str, str]]) -> None:
        """`answers` are ids and texts."""
        super().__init__(*(Option(Content(text), id=name) for name, text in answers), markup=False)
