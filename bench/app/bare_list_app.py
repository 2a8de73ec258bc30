"""The peer for keys and turns: an app that is a Textual OptionList and nothing else.

    python -m bench.app.bare_list_app TURNS.json TURN

`1` highlights the first option; `enter` exchanges the options for the next turn's, `u` for those of
the turn before.
"""

import json
import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import OptionList


class BareListApp(App[None]):
    """A list of replies over the whole screen."""

    BINDINGS = [
        Binding("1", "first"),
        Binding("u", "turn(-1)"),
        Binding("enter", "turn(1)", priority=True),
    ]

    def __init__(self, turns: list[list[str]], turn: int) -> None:
        super().__init__()
        self._turns = turns
        self._turn = turn

    def compose(self) -> ComposeResult:
        yield OptionList(*self._turns[self._turn], markup=False)

    def action_first(self) -> None:
        """Highlight the first option."""
        self.query_one(OptionList).highlighted = 0

    def action_turn(self, by: int) -> None:
        """Show another turn's replies instead."""
        self._turn += by
        self.query_one(OptionList).set_options(self._turns[self._turn])


if __name__ == "__main__":
    BareListApp(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), int(sys.argv[2])).run()
