"""What is shown where there is too little room for anything else."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from simulator.model.session import SHORT_ID
from simulator.playing.talk import Talk
from simulator.tui.sizes import LEAST_HEIGHT, LEAST_WIDTH


class TooSmallScreen(ModalScreen[None]):
    """Goes away by itself once there is room; `talk` is the one that is open, if one is."""

    CSS_PATH = "too_small.tcss"

    def __init__(self, talk: Talk | None) -> None:
        super().__init__()
        self._going = None if talk is None or talk.ended else talk

    def compose(self) -> ComposeResult:
        yield Static("\n".join(self._lines()), markup=False)

    def _lines(self) -> Iterator[str]:
        yield f"This window is smaller than {LEAST_WIDTH} × {LEAST_HEIGHT}."
        yield ""
        yield "Make it larger to go on; nothing is lost."
        yield ""
        if self._going is None:
            yield "Or press ctrl+q and talk line by line instead:"
            yield "  simulator play --plain"
            return
        yield "Or press ctrl+q and go on line by line:"
        yield f"  simulator resume {self._going.start.session[:SHORT_ID]} --plain"
        if not self._going.practice:
            yield ""
            yield "Until you go on, this assessment counts as unfinished."
