"""The line at the top of a screen: where one is, and how things stand."""

from rich.segment import Segment
from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

_SPACE = 2


class TopBar(Widget):
    """A title and a remark on the left, a state on the right; the title gives way."""

    ALLOW_SELECT = False

    COMPONENT_CLASSES = {"top-bar--title", "top-bar--remark"}

    DEFAULT_CSS = """
    TopBar {
        dock: top;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        & > .top-bar--title { text-style: bold; }
        & > .top-bar--remark { color: $text-muted; }
    }
    """

    title: reactive[str] = reactive("")
    remark: reactive[str] = reactive("")
    state: reactive[str] = reactive("")

    def __init__(self, title: str = "", remark: str = "") -> None:
        super().__init__()
        self.set_reactive(TopBar.title, title)
        self.set_reactive(TopBar.remark, remark)

    def render_line(self, y: int) -> Strip:
        """The bar; the title is cut where it does not fit beside the rest."""
        width = self.content_size.width
        right = Content(self.state).truncate(width // 2, ellipsis=True)
        remark = Content(f"  {self.remark}" if self.remark else "")
        room = max(1, width - right.cell_length - remark.cell_length - _SPACE)
        title = Content(self.title).truncate(room, ellipsis=True)
        used = title.cell_length + remark.cell_length + right.cell_length
        bold = self.get_visual_style("top-bar--title")
        muted = self.get_visual_style("top-bar--remark")
        return Strip(
            [
                *title.render_segments(bold),
                *remark.render_segments(muted),
                Segment(" " * max(0, width - used), muted.rich_style),
                *right.render_segments(muted),
            ]
        )
