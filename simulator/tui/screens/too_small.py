"""What is shown where there is too little room for anything else."""

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from simulator.tui.sizes import LEAST_HEIGHT, LEAST_WIDTH


class TooSmallScreen(ModalScreen[None]):
    """Goes away by itself once there is room."""

    CSS_PATH = "too_small.tcss"

    def compose(self) -> ComposeResult:
        yield Static(
            f"This window is smaller than {LEAST_WIDTH} × {LEAST_HEIGHT}.\n\n"
            "Make it larger to go on; nothing is lost.\n\n"
            "Or press ctrl+q and talk line by line instead:\n"
            "  simulator play --plain",
            markup=False,
        )
