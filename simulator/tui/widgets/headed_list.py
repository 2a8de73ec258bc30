"""A list with headings among its rows."""

from textual.widgets import OptionList


class HeadedList(OptionList):
    """An option list whose headings are options that cannot be chosen."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Bring the highlighted row into view, with all that stands above it if it is the first."""
        super().scroll_to_highlight(top)
        above = self.options[: self.highlighted or 0]
        if all(option.disabled for option in above):
            self.scroll_home(animate=False)
