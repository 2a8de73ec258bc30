"""What stands in place of the replies when a talk has come to its ending."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class Over(Static):
    """Says that the conversation is over, and leads on."""

    @dataclass
    class GoOn(Message):
        """The trainee wants to see how it went."""

    DEFAULT_CSS = """
    Over {
        display: none;
        height: auto;
        padding: 0 2;
        background: $background;
        border-top: solid $border;
        border-title-color: $text-accent;
        border-title-style: bold;
    }
    """

    BORDER_TITLE = "The conversation is over"

    def __init__(self) -> None:
        text = Content.assemble(
            ("↵ ", "$text-accent bold"), "See how it went, and what to try next"
        )
        super().__init__(text, markup=False)

    def on_click(self, event: events.Click) -> None:
        """Go on."""
        event.stop()
        self.post_message(self.GoOn())
