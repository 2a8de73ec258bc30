"""One of a few things, chosen in place: its name between arrows, and what it means below."""

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

_LABEL_COLUMN = 11


class Alternative(msgspec.Struct, frozen=True):
    """Something that can be chosen, and what it means in a line."""

    id: str
    title: str
    meaning: str


class Choice(Widget, can_focus=True):
    """Chooses by arrow keys, or by a click, which goes on to the next one."""

    ALLOW_SELECT = False

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", "Next one", show=False),
        Binding("left", "turn(-1)", "One before", show=False),
    ]

    DEFAULT_CSS = """
    Choice {
        height: auto;
        padding: 0 1;
        background: $panel;
        &:focus { background: $block-cursor-background; color: $block-cursor-foreground; }
        &:focus .choice--meaning { color: $block-cursor-foreground; }
        & > .choice--label { color: $text-accent; text-style: bold; }
        & > .choice--meaning { color: $text-muted; }
        &:focus > .choice--label { color: $block-cursor-foreground; }
        &:focus > .choice--meaning { color: $block-cursor-foreground; }
    }
    """

    COMPONENT_CLASSES = {"choice--label", "choice--meaning"}

    position: reactive[int] = reactive(0, layout=True)
    """Which of the alternatives is chosen, from 0."""

    def __init__(self, label: str, alternatives: Sequence[Alternative], *, id: str) -> None:
        super().__init__(id=id)
        self._label = label
        self._alternatives = tuple(alternatives)

    @property
    def chosen(self) -> str:
        """The id of what is chosen."""
        return self._alternatives[self.position].id

    def offer(self, alternatives: Sequence[Alternative]) -> None:
        """Offer these instead; what is chosen stays so if it is among them."""
        chosen = self.chosen
        self._alternatives = tuple(alternatives)
        ids = [alternative.id for alternative in alternatives]
        self.position = ids.index(chosen) if chosen in ids else 0
        self.refresh(layout=True)

    def action_turn(self, by: int) -> None:
        """Choose another; after the last comes the first."""
        self.position = (self.position + by) % len(self._alternatives)

    def on_click(self, event: events.Click) -> None:
        """Choose the next one."""
        event.stop()
        self.action_turn(1)

    def render(self) -> Content:
        """The label, what is chosen, and what it means."""
        chosen = self._alternatives[self.position]
        count = len(self._alternatives)
        label = self.get_visual_style("choice--label", partial=True)
        meaning = self.get_visual_style("choice--meaning", partial=True)
        title = f"‹ {chosen.title} ›" if count > 1 else chosen.title
        which = f"  {self.position + 1} of {count}" if count > 1 else ""
        width = max(1, self.content_size.width or self.app.size.width)
        return Content("\n").join(
            [
                Content.assemble(
                    (self._label.ljust(_LABEL_COLUMN), label), (title, "bold"), (which, meaning)
                ),
                *(
                    Content.assemble(" " * _LABEL_COLUMN, line.stylize(meaning))
                    for line in Content(chosen.meaning).wrap(max(1, width - _LABEL_COLUMN))
                ),
            ]
        )
