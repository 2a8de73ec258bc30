"""Partial repaints that ask only what they touch: the widgets in the rows that changed.

Textual's compositor asks each widget of which the *container* reaches into the changed region, and
for all of its lines, also those that it then throws away.
"""

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip


class TightCompositor(Compositor):
    """A compositor whose repaints cost what they show."""

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """The lines of the widgets on top first, as (widget's region, clip, lines in the clip)."""
        width, height = self.size
        top, rows = (crop.y, crop.height) if crop else (0, height)
        band = Region(0, top, width, rows)
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip).intersection(band)
            if seen:
                yield region, seen, widget.render_lines(seen - region.offset)
