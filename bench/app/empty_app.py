"""The peer for starting: a Textual app that shows one word and does nothing."""

from textual.app import App, ComposeResult
from textual.widgets import Static

READY = "an-empty-app"


class EmptyApp(App[None]):
    """One line of text on an empty screen."""

    def compose(self) -> ComposeResult:
        yield Static(READY)


if __name__ == "__main__":
    EmptyApp().run()
