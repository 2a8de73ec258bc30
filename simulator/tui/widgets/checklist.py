"""Things to look for in a text, each to be ticked when it is there."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from simulator.model.vocabulary import Behaviour
from simulator.tui.bubbles import one_line
from simulator.tui.widgets.replies import Numbered


class Checklist(OptionList):
    """Behaviours; space, enter or a click ticks the highlighted one, or takes the tick away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Tick", id="checklist.tick", tooltip="It is in my reply"),
    ]

    DEFAULT_CSS = """
    Checklist {
        height: auto;
        border: none;
        padding: 0;
        background: $background;
        &:focus { border: none; background-tint: transparent; }
        & > .option-list--option-highlighted { background: $block-cursor-blurred-background; }
        &:focus > .option-list--option-highlighted {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
        }
    }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.behaviours: tuple[Behaviour, ...] = ()
        self._before: set[str] = set()
        self._ticked: set[str] = set()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids of what was ticked, in the list's order."""
        return tuple(each.id for each in self.behaviours if each.id in self._ticked)

    def offer(self, wanted: Sequence[Behaviour], shown_before: Sequence[Behaviour]) -> None:
        """Show what a strong reply has in it, then what else the reply of the day had."""
        self.behaviours = (*wanted, *shown_before)
        self._before = {each.id for each in shown_before}
        self._ticked.clear()
        self.set_options(Option(self._row(each), id=each.id) for each in self.behaviours)
        self.action_first()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick, or take the tick away."""
        event.stop()
        self._ticked ^= {str(event.option_id)}
        behaviour = self.behaviours[event.option_index]
        self.replace_option_prompt_at_index(event.option_index, self._row(behaviour))

    def _row(self, behaviour: Behaviour) -> Numbered:
        mark = "✓" if behaviour.id in self._ticked else "·"
        before = "  as the reply you gave" if behaviour.id in self._before else ""
        return Numbered(
            mark, Content.assemble(Content(one_line(behaviour.title)), (before, "$text-muted"))
        )
